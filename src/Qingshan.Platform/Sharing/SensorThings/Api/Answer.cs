using System.IO.Pipelines;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>An answer before it is sent: by HTTP, or within the answer to a batch.</summary>
/// <param name="WriteAsync">Writes the body; null for none.</param>
/// <param name="Location">Of what was created.</param>
internal sealed record Answer(int Status, Func<PipeWriter, CancellationToken, Task>? WriteAsync = null, string ContentType = "application/json", string? Location = null)
{
    public Error? Problem { get; init; }

    public static Answer Of(Error error) => new(error.Kind.Status) { Problem = error };
}
