using System.Globalization;

namespace Qingshan.Hj212;

/// <summary>1021 (2005, shape second-hand): asks for the alarm limits of factors.</summary>
/// <param name="Factors">PolId of each.</param>
public sealed record AskAlarmLimits(ValueList<string> Factors) : Message(1021, MessageDirection.Down)
{
    internal static Message Read(FieldSource from)
    {
        var factors = new List<string>();
        while (from.Take("PolId") is { } factor) factors.Add(factor);
        return new AskAlarmLimits(ValueList.Create<string>([.. factors]));
    }

    internal override ValueList<MessageItem> ToItems(Edition edition) => new([.. Factors.Select(f => new MessageItem("PolId", f))]);
}

/// <summary>Alarm limits of a factor, in the device's unit.</summary>
/// <param name="Factor">Its code.</param>
/// <param name="Low">LowValue; null where there is none.</param>
/// <param name="High">UpValue; null where there is none.</param>
public sealed record AlarmLimit(string Factor, decimal? Low, decimal? High)
{
    internal static ValueList<AlarmLimit> Read(FieldSource from)
    {
        var limits = new List<AlarmLimit>();
        while (from.TakeWhere(f => IsLow(f) || IsHigh(f)) is { } field)
        {
            var low = IsLow(field);
            if (field.Number is not { } number) from.Note(MessageNotes.FieldUnreadable);
            else if (limits.FindLastIndex(l => l.Factor == field.Factor && (low ? l.Low : l.High) is null) is >= 0 and var at)
                limits[at] = low ? limits[at] with { Low = number } : limits[at] with { High = number };
            else limits.Add(low ? new(field.Factor, number, null) : new(field.Factor, null, number));
        }
        if (limits.Count == 0) from.Note(MessageNotes.FieldMissing);
        return new([.. limits]);
    }

    internal static ValueList<MessageItem> ToItems(ValueList<AlarmLimit> limits) => new([.. limits.Select(l => new MessageItem(new([.. l.Fields()])))]);

    private static bool IsLow(MessageField field) => string.Equals(field.SuffixText, "LowValue", StringComparison.OrdinalIgnoreCase);

    private static bool IsHigh(MessageField field) => string.Equals(field.SuffixText, "UpValue", StringComparison.OrdinalIgnoreCase);

    private IEnumerable<MessageField> Fields()
    {
        if (Low is { } low) yield return new($"{Factor}-LowValue", low.ToString(CultureInfo.InvariantCulture));
        if (High is { } high) yield return new($"{Factor}-UpValue", high.ToString(CultureInfo.InvariantCulture));
    }
}

/// <summary>1021 (2005, shape second-hand): alarm limits of factors.</summary>
/// <param name="Limits">The limits, one a factor.</param>
public sealed record AlarmLimits(ValueList<AlarmLimit> Limits) : Message(1021, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new AlarmLimits(AlarmLimit.Read(from));

    internal override ValueList<MessageItem> ToItems(Edition edition) => AlarmLimit.ToItems(Limits);
}

/// <summary>1022 (2005, shape second-hand): sets alarm limits of factors.</summary>
/// <param name="Limits">The limits, one a factor.</param>
public sealed record SetAlarmLimits(ValueList<AlarmLimit> Limits) : Message(1022, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new SetAlarmLimits(AlarmLimit.Read(from));

    internal override ValueList<MessageItem> ToItems(Edition edition) => AlarmLimit.ToItems(Limits);
}

/// <summary>2071 a recorded alarm, 2072 an alarm as it happens (2005, shape second-hand).</summary>
public sealed record AlarmReport : Message
{
    /// <summary>An alarm.</summary>
    /// <param name="command">2071 or 2072.</param>
    /// <param name="time">AlarmTime, UTC.</param>
    /// <param name="items">The values, as <c>factor-Ala</c>, with AlarmType where it says so.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another command.</exception>
    public AlarmReport(int command, DateTime time, ValueList<MessageItem> items)
        : base(OneOf(command, 2071, 2072), MessageDirection.Up)
    {
        Time = time;
        Items = items;
    }

    /// <summary>AlarmTime, UTC.</summary>
    public DateTime Time { get; }

    /// <summary>The values, as <c>factor-Ala</c>, with AlarmType where it says so.</summary>
    public ValueList<MessageItem> Items { get; }

    internal static Func<FieldSource, Message> Reader(int command) => from =>
        new AlarmReport(command, from.NeedTime("AlarmTime"), from.NeedRest());

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("AlarmTime", MessageText.Of(Time)), .. Items];
}
