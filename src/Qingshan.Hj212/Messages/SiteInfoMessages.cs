namespace Qingshan.Hj212;

/// <summary>3020: asks for log, state or a parameter of an instrument or the data logger (codes: Annex B, table B.10).</summary>
/// <param name="Factor">PolId, the factor that the instrument measures; null where it concerns no instrument.</param>
/// <param name="Info">InfoId, such as i11001 (log).</param>
/// <param name="Span">Which entries of a log; null for state and parameters.</param>
public sealed record AskInfo(string? Factor, string Info, TimeSpanUtc? Span = null) : Message(3020, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskInfo(from.Take("PolId"), from.Need("InfoId"), TimeSpanUtc.Take(from));

    // A comma between the times, as in table C.41.
    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(
        MessageText.Item("PolId", Factor), new("InfoId", Info),
        Span is { } span ? MessageItem.Of(new("BeginTime", MessageText.Of(span.Begin)), new("EndTime", MessageText.Of(span.End))) : null);
}

/// <summary>3020: log, state or parameters of an instrument or the data logger, asked for or because they changed.</summary>
/// <param name="DataTime">When the entry was made or the state held, UTC; null where it does not say.</param>
/// <param name="Factor">PolId, the factor that the instrument measures; null where it concerns no instrument.</param>
/// <param name="Values">Each as <c>code-Info=text</c>. A log's text stands between two <c>//</c> and is shorter than 890 bytes.</param>
public sealed record SiteInfo(DateTime? DataTime, string? Factor, ValueList<MessageField> Values) : Message(3020, MessageDirection.Up)
{
    internal static Message Read(FieldSource from)
    {
        var (time, factor) = (from.TakeDataTime(), from.Take("PolId"));
        var values = new List<MessageField>();
        while (from.TakeSuffix(FieldSuffix.Info) is { } value) values.Add(value);
        if (values.Count == 0) from.Note(MessageNotes.FieldMissing);
        return new SiteInfo(time, factor, new([.. values]));
    }

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(
        [MessageText.Item("DataTime", DataTime), MessageText.Item("PolId", Factor), .. Values.Select(v => MessageItem.Of(v))]);
}

/// <summary>3021: sets a parameter of an instrument or the data logger.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures; null where it concerns no instrument.</param>
/// <param name="Info">InfoId, such as i13004.</param>
/// <param name="Value">The new value, as text.</param>
public sealed record SetParameter(string? Factor, string Info, string Value) : Message(3021, MessageDirection.Down)
{
    internal static Message Read(FieldSource from)
    {
        var (factor, info) = (from.Take("PolId"), from.Need("InfoId"));
        return new SetParameter(factor, info, from.Need($"{info}-Info"));
    }

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(
        MessageText.Item("PolId", Factor), new("InfoId", Info), MessageItem.Of(MessageField.Of(Info, FieldSuffix.Info, Value)));
}
