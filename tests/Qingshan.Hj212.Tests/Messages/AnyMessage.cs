using CsCheck;

namespace Qingshan.Hj212.Tests;

/// <summary>Any message of every command in the catalogue, with any texts that can be written.</summary>
internal static class AnyMessage
{
    public static readonly Gen<DateTime> Time = Gen.Int[0, int.MaxValue].Select(s => new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(s));

    public static readonly Gen<string> Text = Gen.Frequency(
        (6, Gen.Char["abcdefXYZ0123456789.-_/ {}&#=污染物𠮷"].Array[0, 12].Select(c => new string(c)).Where(t => !t.Contains("&&") && !t.Contains("##") && (!t.StartsWith("//", StringComparison.Ordinal) || (t.Length >= 4 && t.EndsWith("//", StringComparison.Ordinal))) && t.EnumerateRunes().All(r => r.Value != 0xFFFD))),
        (1, Gen.Const("//清洗管路//")));

    public static readonly Gen<string> Factor = Gen.Char["abcgw0123456789"].Array[1, 6].Select(c => new string(c));

    private static readonly Gen<string?> MaybeFactor = Maybe(Factor);
    private static readonly Gen<DateTime?> MaybeTime = MaybeValue(Time);
    private static readonly Gen<TimeSpanUtc> Span = Gen.Select(Time, Time, (a, b) => new TimeSpanUtc(a, b));
    private static readonly Gen<TimeSpanUtc?> MaybeSpan = MaybeValue(Span);
    private static readonly Gen<TimeOnly> TimeOfDay = Gen.Int[0, 86399].Select(s => new TimeOnly(s * TimeSpan.TicksPerSecond));
    private static readonly Gen<int> Number = Gen.Int[0, 9999];

    private static readonly Gen<decimal> Decimal = Gen.Select(Gen.Int, Gen.Int[0, 6], (n, scale) => new decimal(n & int.MaxValue, 0, 0, n < 0, (byte)scale));

    private static readonly Gen<string> Suffix = OneOf("Rtd", "Min", "Avg", "Max", "Cou", "ZsAvg", "Flag", "RS", "Data", "ValidNum", "Info");

    private static readonly Gen<MessageField> Field = Gen.Frequency(
        (8, Gen.Select(Factor, Suffix, Decimal, (f, s, d) => new MessageField($"{f}-{s}", d.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
        (2, Gen.Select(Factor, Suffix, Text, (f, s, t) => new MessageField($"{f}-{s}", t))),
        (1, Gen.Select(Factor, Text, (f, t) => new MessageField(f, t))),
        (1, Factor.Select(t => new MessageField("", t))));

    private static readonly Gen<MessageItem> Item = Field.Array[1, 5].Select(f => new MessageItem(ValueList.Create<MessageField>(f)));
    private static readonly Gen<ValueList<MessageItem>> Items = List(Item, 0, 6);

    private static readonly Gen<AlarmLimit> Limit = Gen.Select(Factor, Decimal, Decimal, Gen.Int[0, 2],
        (f, low, high, which) => new AlarmLimit(f, which == 1 ? null : low, which == 2 ? null : high));

    private static readonly Gen<ValueList<AlarmLimit>> Limits = Limit.Array[1, 4].Select(l => ValueList.Create<AlarmLimit>([.. l.DistinctBy(x => x.Factor)]));

    /// <summary>One generator a command and direction, as the catalogue lists them.</summary>
    public static readonly Dictionary<(int Command, MessageDirection Direction), Gen<Message>> OfCommand = new()
    {
        [(1000, MessageDirection.Down)] = Gen.Select(Number, Number, (a, b) => (Message)new SetTimeouts(a, b)),
        [(1001, MessageDirection.Up)] = Gen.Select(Text, MaybeFactor, MaybeFactor, MaybeFactor, (a, b, c, d) => (Message)new HardwareSerials(a, b, c, d)),
        [(1002, MessageDirection.Down)] = Text.Select(t => (Message)new SetMn(t)),
        [(1011, MessageDirection.Down)] = MaybeFactor.Select(f => (Message)new AskTime(f)),
        [(1011, MessageDirection.Up)] = Gen.Select(MaybeFactor, Time, (f, t) => (Message)new DeviceTime(f, t)),
        [(1012, MessageDirection.Down)] = Gen.Select(MaybeFactor, Time, (f, t) => (Message)new SetTime(f, t)),
        [(1013, MessageDirection.Up)] = MaybeFactor.Select(f => (Message)new TimeWanted(f)),
        [(1014, MessageDirection.Down)] = Gen.Select(Time, Gen.Int[0, 999], Text, (t, ms, k) => (Message)new SetKey(t.AddMilliseconds(ms), k)),
        [(1014, MessageDirection.Up)] = MaybeTime.Select(t => (Message)new KeyWanted(t)),
        [(1021, MessageDirection.Down)] = List(Factor, 0, 4).Select(f => (Message)new AskAlarmLimits(f)),
        [(1021, MessageDirection.Up)] = Limits.Select(l => (Message)new AlarmLimits(l)),
        [(1022, MessageDirection.Down)] = Limits.Select(l => (Message)new SetAlarmLimits(l)),
        [(1061, MessageDirection.Down)] = Gen.Const((Message)new AskRealtimeInterval()),
        [(1061, MessageDirection.Up)] = Number.Select(n => (Message)new RealtimeInterval(n)),
        [(1062, MessageDirection.Down)] = Number.Select(n => (Message)new SetRealtimeInterval(n)),
        [(1063, MessageDirection.Down)] = Gen.Const((Message)new AskMinuteInterval()),
        [(1063, MessageDirection.Up)] = Number.Select(n => (Message)new MinuteInterval(n)),
        [(1064, MessageDirection.Down)] = Number.Select(n => (Message)new SetMinuteInterval(n)),
        [(1072, MessageDirection.Down)] = Text.Select(t => (Message)new SetPassword(t)),
        [(2011, MessageDirection.Down)] = MaybeSpan.Select(s => (Message)new StartRealtime(s)),
        [(2012, MessageDirection.Down)] = Gen.Const((Message)new StopRealtime()),
        [(2021, MessageDirection.Down)] = Gen.Const((Message)new StartStates()),
        [(2022, MessageDirection.Down)] = Gen.Const((Message)new StopStates()),
        [(2081, MessageDirection.Up)] = Gen.Select(MaybeTime, Time, (d, t) => (Message)new BootReport(d, t)),
        [(3011, MessageDirection.Down)] = Gen.Select(Factor, Gen.Int[-1, 1], (f, p) => (Message)new Calibrate(f, p < 0 ? null : (CalibrationPoint)p)),
        [(3015, MessageDirection.Down)] = Gen.Const((Message)new RetainSample()),
        [(3015, MessageDirection.Up)] = Gen.Select(Time, Factor, Items, (t, b, i) => (Message)new RetainedSample(t, b, i)),
        [(3016, MessageDirection.Down)] = Gen.Select(Factor, TimeOfDay, Number, (f, t, n) => (Message)new SetSamplingCycle(f, t, n)),
        [(3017, MessageDirection.Down)] = Factor.Select(f => (Message)new AskSamplingCycle(f)),
        [(3017, MessageDirection.Up)] = Gen.Select(Factor, TimeOfDay, Number, (f, t, n) => (Message)new SamplingCycle(f, t, n)),
        [(3018, MessageDirection.Down)] = Factor.Select(f => (Message)new AskSampleDuration(f)),
        [(3018, MessageDirection.Up)] = Gen.Select(Factor, Number, (f, n) => (Message)new SampleDuration(f, n)),
        [(3019, MessageDirection.Down)] = Factor.Select(f => (Message)new AskSerial(f)),
        [(3019, MessageDirection.Up)] = Gen.Select(MaybeTime, Factor, Text, (d, f, t) => (Message)new InstrumentSerial(d, f, t)),
        [(3020, MessageDirection.Down)] = Gen.Select(MaybeFactor, Factor, MaybeSpan, (f, i, s) => (Message)new AskInfo(f, i, s)),
        [(3020, MessageDirection.Up)] = Gen.Select(MaybeTime, MaybeFactor, List(Gen.Select(Factor, Text, (f, t) => new MessageField($"{f}-Info", t)), 1, 5), (d, f, v) => (Message)new SiteInfo(d, f, v)),
        [(3021, MessageDirection.Down)] = Gen.Select(MaybeFactor, Factor, Text, (f, i, v) => (Message)new SetParameter(f, i, v)),
        [(9011, MessageDirection.Up)] = Number.Select(n => (Message)new RequestAck((QnRtn)n)),
        [(9012, MessageDirection.Up)] = Number.Select(n => (Message)new ExecutionResult((ExeRtn)n)),
        [(9013, MessageDirection.Either)] = Gen.Const((Message)new NotificationAck()),
        [(9014, MessageDirection.Either)] = Gen.Const((Message)new DataAck()),
        [(9015, MessageDirection.Up)] = Gen.Const((Message)new Heartbeat()),
    };

    static AnyMessage()
    {
        foreach (var cn in (int[])[2013, 2031, 2041, 2051, 2052, 2061, 2062, 2071]) OfCommand[(cn, MessageDirection.Down)] = Span.Select(s => (Message)new AskHistory(cn, s));
        foreach (var cn in (int[])[2011, 2013, 2021, 2031, 2041, 2051, 2052, 2061, 2062, 2111]) OfCommand[(cn, MessageDirection.Up)] = Report(cn, Items);
        foreach (var cn in (int[])[3012, 3013, 3014, 3022, 3024]) OfCommand[(cn, MessageDirection.Down)] = Factor.Select(f => (Message)new InstrumentCommand(cn, f));
        foreach (var cn in (int[])[2071, 2072]) OfCommand[(cn, MessageDirection.Up)] = Gen.Select(Time, List(Item, 1, 4), (t, i) => (Message)new AlarmReport(cn, t, i));
    }

    /// <summary>Any message of any command, with an edition that has it.</summary>
    public static Gen<(Message Message, Edition Edition)> Any => Gen.OneOf([.. CommandCatalogue.All.Select(info =>
        Gen.Select(OfCommand[(info.Number, info.Direction)], OneOf([.. Enum.GetValues<Edition>().Where(e => info.Editions.Has(e))])))]);

    /// <summary>Data too long for one packet.</summary>
    public static readonly Gen<DataReport> Long = Report(2061, List(Item, 20, 80)).Select(m => (DataReport)m).Where(r => r.DataTime is not null);

    /// <summary>A vendor's own command.</summary>
    public static readonly Gen<OpaqueMessage> Vendor = Gen.Select(OneOf(9021, 2082, 3044, 8013, 3099), Items, (cn, i) => new OpaqueMessage(cn, MessageDirection.Up, i));

    private static Gen<Message> Report(int cn, Gen<ValueList<MessageItem>> items) => Gen.Select(MaybeTime, items, (t, i) => (Message)new DataReport(cn, t, i));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string?> Maybe(Gen<string> text) => Gen.Select(text, Gen.Bool, (t, there) => there ? t : null);

    private static Gen<T?> MaybeValue<T>(Gen<T> value)
        where T : struct => Gen.Select(value, Gen.Bool, (v, there) => there ? v : (T?)null);

    private static Gen<ValueList<T>> List<T>(Gen<T> of, int least, int most) => of.Array[least, most].Select(a => ValueList.Create<T>(a));
}
