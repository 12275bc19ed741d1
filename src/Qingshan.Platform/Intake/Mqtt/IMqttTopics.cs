using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>Topics of the program's own broker that a later room of the platform serves: the door knows who speaks, the room what it is about.</summary>
public interface IMqttTopics
{
    /// <summary>Whether a topic, or what somebody wants to hear, is of this room.</summary>
    bool Owns(string topic);

    /// <summary>Whether there is something to hear under it for a viewer.</summary>
    Task<bool> MayHearAsync(Viewer viewer, string topic, CancellationToken cancel);

    /// <summary>Takes a message. It is acknowledged when this has ended without an error: by then it has to be synced.</summary>
    Task<Error?> TakeAsync(Viewer viewer, string topic, ReadOnlyMemory<byte> payload, CancellationToken cancel);
}
