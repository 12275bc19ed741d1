namespace Qingshan.Platform.Intake;

/// <summary>A command to a device, on the wire.</summary>
/// <param name="Acts">It changes the device or makes it act, and needs a second person.</param>
/// <param name="Parameters">What it carries; secrets are left out.</param>
public sealed record CommandView(
    Guid Id, string Mn, int Command, string Name, bool Acts, IReadOnlyDictionary<string, string> Parameters, CommandOrigin Origin, string Reason, string AskedBy, DateTime AskedAt,
    DateTime ExpiresAt, DeviceCommandState State, string StateName, DateTime StateAt)
{
    public static CommandView Of(DeviceCommand c) => new(
        c.Id, c.Mn, c.Command, OfferedCommands.Find(c.Command)!.Name.ToString(), c.Acts, CommandParameters.Shown(c), c.Origin, c.Reason, c.AskedBy, c.AskedAt,
        c.ExpiresAt, c.State, CommandWords.Of(c.State).ToString(), c.StateAt);
}

/// <summary>A step of a command.</summary>
public sealed record CommandEventView(DateTime At, DeviceCommandState State, string By, string Text);

/// <summary>A frame of its exchange.</summary>
/// <param name="Direction"><c>down</c> to the device, <c>up</c> from it.</param>
/// <param name="Text">Without passwords and keys.</param>
/// <param name="Packet">Of what came: its place in the journal.</param>
public sealed record CommandFrameView(DateTime At, string Direction, string Text, long? Packet);

/// <summary>A command with its history and its frames.</summary>
public sealed record CommandDetail(CommandView Command, IReadOnlyList<CommandEventView> Events, IReadOnlyList<CommandFrameView> Frames)
{
    public static CommandDetail Of(CommandFile file) => new(CommandView.Of(file.Command),
        [.. file.Events.Select(e => new CommandEventView(e.At, e.State, e.By, e.Text.ToString()))],
        [.. file.Frames.Select(f => new CommandFrameView(f.At, f.Sent ? "down" : "up", f.Text, f.Sequence))]);
}

/// <summary>A command that can be asked for.</summary>
/// <param name="Acts">It needs a second person.</param>
public sealed record OfferedCommandView(int Command, string Name, bool Acts, IReadOnlyList<CommandFieldView> Fields)
{
    public static OfferedCommandView Of(OfferedCommand kind) => new(
        kind.Command, kind.Name.ToString(), kind.Acts, [.. kind.Fields.Select(f => new CommandFieldView(f.Name, f.Form, f.Label.ToString(), f.Hint.ToString(), f.Optional))]);
}

public sealed record CommandFieldView(string Name, FieldForm Form, string Label, string Hint, bool Optional);

/// <summary>Periods that a device has not sent.</summary>
/// <param name="Command">2051 minutes, 2061 hours, 2031 days.</param>
/// <param name="Begin">Start of the first period of the span (UTC).</param>
/// <param name="End">Start of its last period.</param>
/// <param name="Missing">How many of them are still missing.</param>
/// <param name="Tries">How often they were asked for.</param>
public sealed record GapView(Guid Id, string Mn, int Command, DateTime Begin, DateTime End, int Periods, int Missing, DateTime FoundAt, GapState State, int Tries, DateTime NextAt, string LastTry)
{
    public static GapView Of(DeviceGap g) => new(
        g.Id, g.Mn, g.Command, g.Begin, g.End, g.Missing.Length, g.MissingCount, g.FoundAt, g.State, g.Tries, g.NextAt, g.LastTry.ToString());
}

/// <param name="Command">CN.</param>
/// <param name="Parameters">By the names that <c>/api/v1/device-commands/kinds</c> lists.</param>
/// <param name="Reason">Why; needed where the command acts.</param>
public sealed record WantedCommand(string? Mn, int? Command, Dictionary<string, string>? Parameters, string? Reason);

public sealed record Decision(string? Reason);
