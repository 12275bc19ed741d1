using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>A command that can be asked for.</summary>
public sealed class OfferedCommand
{
    private readonly Func<FieldReader, Func<DateTime, Message>> _make;

    /// <param name="make">Reads the fields; the message is made at the moment of sending (UTC).</param>
    internal OfferedCommand(int command, bool acts, IReadOnlyList<CommandField> fields, Func<FieldReader, Func<DateTime, Message>> make)
    {
        (Acts, Fields, _make) = (acts, fields, make);
        Info = CommandCatalogue.Find(command, MessageDirection.Down) ?? throw new InvalidOperationException($"The catalogue has no command {command} to a device.");
    }

    public CommandInfo Info { get; }

    public int Command => Info.Number;

    public Text Name => new(Info.NameZh, Info.NameEn);

    /// <summary>It changes the device or makes it act.</summary>
    public bool Acts { get; }

    public IReadOnlyList<CommandField> Fields { get; }

    /// <summary>The message that the fields make.</summary>
    public Result<Func<DateTime, Message>> Read(IReadOnlyDictionary<string, string> given)
    {
        if (given.Keys.FirstOrDefault(k => Fields.All(f => f.Name != k)) is { } unknown)
            return TalkingErrors.UnknownField.Of(unknown, Command, Fields.Count == 0 ? "-" : string.Join(", ", Fields.Select(f => f.Name)));
        var reader = new FieldReader(Fields, given);
        var message = _make(reader);
        return reader.Error is { } error ? error : message;
    }

    /// <summary>What was filled in, in words; secrets are left out.</summary>
    public Text Describe(IReadOnlyDictionary<string, string> given)
    {
        var said = Fields.Where(f => given.ContainsKey(f.Name)).Select(f => (f.Label, Value: f.Form == FieldForm.Secret ? "…" : given[f.Name])).ToList();
        return new(string.Join("；", said.Select(s => $"{s.Label.Zh} {s.Value}")), string.Join("; ", said.Select(s => $"{s.Label.En} {s.Value}")));
    }
}
