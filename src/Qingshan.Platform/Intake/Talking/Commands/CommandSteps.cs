using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>Takes a command a step further: its state, the step in its history, and the audit entry, in one transaction with whatever the caller adds.</summary>
internal static class CommandSteps
{
    public static void Begin(PlatformDb db, DeviceCommand command, Text text)
    {
        db.Add(command);
        Tell(db, command, "command-asked", text);
    }

    public static void Move(PlatformDb db, DeviceCommand command, DeviceCommandState to, Text text)
    {
        (command.State, command.StateAt) = (to, db.Time.GetUtcNow().UtcDateTime);
        Tell(db, command, to switch
        {
            // Only a person approves; that the program puts something back to wait for the device is another thing.
            DeviceCommandState.Approved => db.Viewer.PersonId is null ? "command-waits" : "command-approved",
            DeviceCommandState.Refused => "command-refused",
            DeviceCommandState.Sent => "command-sent",
            DeviceCommandState.Answered => "command-answered",
            DeviceCommandState.Expired => "command-expired",
            _ => "command-failed",
        }, text);
    }

    /// <summary>Something that is known of it afterwards.</summary>
    public static void Add(PlatformDb db, DeviceCommand command, Text text) => db.Add(Step(db, command, text));

    private static void Tell(PlatformDb db, DeviceCommand command, string action, Text text)
    {
        db.Add(Step(db, command, text));
        Audit.Add(db, action, $"Device {command.Mn} {command.Command}", $"{command.Id}: {text.En}");
    }

    private static DeviceCommandEvent Step(PlatformDb db, DeviceCommand command, Text text) => new()
    {
        CommandId = command.Id, At = db.Time.GetUtcNow().UtcDateTime, State = command.State,
        By = db.Viewer.Name, ById = db.Viewer.PersonId, TextZh = Short(text.Zh), TextEn = Short(text.En),
    };

    private static string Short(string text) => text.Length <= 1000 ? text : text[..999] + "…";
}
