namespace Qingshan.Hj212;

/// <summary>Which point 3011 calibrates (2025, second-hand).</summary>
public enum CalibrationPoint
{
    /// <summary>Zero.</summary>
    Zero = 0,

    /// <summary>Span.</summary>
    Span = 1,
}

/// <summary>3011: calibrate an instrument.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
/// <param name="Point">CalibrationType (2025, second-hand); null where it does not say.</param>
public sealed record Calibrate(string Factor, CalibrationPoint? Point = null) : Message(3011, MessageDirection.Down)
{
    internal static Message Read(FieldSource from)
    {
        var factor = from.Need("PolId");
        return from.Take("CalibrationType") switch
        {
            null => new Calibrate(factor),
            "0" => new Calibrate(factor, CalibrationPoint.Zero),
            "1" => new Calibrate(factor, CalibrationPoint.Span),
            _ => from.Unreadable<Message>() ?? new Calibrate(factor),
        };
    }

    internal override ValueList<MessageItem> ToItems(Edition edition) => Point is { } point
        ? [MessageItem.Of(new("PolId", Factor), new("CalibrationType", MessageText.Of((int)point)))]
        : [new("PolId", Factor)];
}

/// <summary>
/// Has an instrument do something: 3012 sample now, 3013 clean or blow back, 3014 sample for comparison; in 2025 also 3022 retain
/// a sample, 3024 check with a standard sample (second-hand).
/// </summary>
public sealed record InstrumentCommand : Message
{
    /// <summary>Has an instrument do something.</summary>
    /// <param name="command">3012, 3013, 3014, 3022 or 3024.</param>
    /// <param name="factor">PolId, the factor that the instrument measures.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another command.</exception>
    public InstrumentCommand(int command, string factor)
        : base(OneOf(command, 3012, 3013, 3014, 3022, 3024), MessageDirection.Down) => Factor = factor;

    /// <summary>PolId, the factor that the instrument measures.</summary>
    public string Factor { get; }

    internal static Func<FieldSource, Message> Reader(int command) => from => new InstrumentCommand(command, from.Need("PolId"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("PolId", Factor)];
}

/// <summary>3019: asks for an instrument's serial.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
public sealed record AskSerial(string Factor) : Message(3019, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskSerial(from.Need("PolId"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("PolId", Factor)];
}

/// <summary>3019: an instrument's serial, asked for or because the instrument was replaced.</summary>
/// <param name="Replaced">DataTime, when it was replaced, UTC; null in an answer.</param>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
/// <param name="Number">The serial, 24 hexadecimal digits by the book (EPC-96).</param>
public sealed record InstrumentSerial(DateTime? Replaced, string Factor, string Number) : Message(3019, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new InstrumentSerial(from.TakeTime("DataTime"), from.Need("PolId"), Serial(from));

    internal override ValueList<MessageItem> ToItems(Edition edition) => MessageText.Items(
        MessageText.Item("DataTime", Replaced), new("PolId", Factor), MessageItem.Of(MessageField.Of(Factor, FieldSuffix.SN, Number)));

    private static string Serial(FieldSource from) => from.TakeSuffix(FieldSuffix.SN)?.Text ?? from.Missing<string>() ?? "";
}
