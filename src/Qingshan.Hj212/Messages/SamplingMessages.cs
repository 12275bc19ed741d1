using System.Globalization;

namespace Qingshan.Hj212;

/// <summary>3015: retain a sample.</summary>
public sealed record RetainSample() : Message(3015, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new RetainSample();

    internal override ValueList<MessageItem> ToItems(Edition edition) => [];
}

/// <summary>3015: a sample was retained.</summary>
/// <param name="Taken">DataTime, UTC.</param>
/// <param name="Bottle">VaseNo, 1 to 99 by the book.</param>
/// <param name="Info">What else is said of it, as codes with <c>-Info</c> (2025, second-hand).</param>
public sealed record RetainedSample(DateTime Taken, string Bottle, ValueList<MessageItem> Info) : Message(3015, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new RetainedSample(from.NeedTime("DataTime"), from.Need("VaseNo"), from.Rest());

    internal override ValueList<MessageItem> ToItems(Edition edition) =>
        [new("DataTime", MessageText.Of(Taken)), new("VaseNo", Bottle), .. Info];
}

/// <summary>3016: when in the day an instrument begins to sample, and how often.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
/// <param name="Start">CstartTime, Beijing time of day.</param>
/// <param name="Hours">CTime, hours between samples (table 4: 1 to 24).</param>
public sealed record SetSamplingCycle(string Factor, TimeOnly Start, int Hours) : Message(3016, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) =>
        new SetSamplingCycle(from.Need("PolId"), from.NeedTimeOfDay("CstartTime"), from.NeedNumber("CTime"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => SamplingCycle.ItemsOf(Factor, Start, Hours);
}

/// <summary>3017: asks when in the day an instrument begins to sample, and how often.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
public sealed record AskSamplingCycle(string Factor) : Message(3017, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskSamplingCycle(from.Need("PolId"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("PolId", Factor)];
}

/// <summary>3017: when in the day an instrument begins to sample, and how often.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
/// <param name="Start">CstartTime, Beijing time of day.</param>
/// <param name="Hours">CTime, hours between samples.</param>
public sealed record SamplingCycle(string Factor, TimeOnly Start, int Hours) : Message(3017, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) =>
        new SamplingCycle(from.Need("PolId"), from.NeedTimeOfDay("CstartTime"), from.NeedNumber("CTime"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => ItemsOf(Factor, Start, Hours);

    internal static ValueList<MessageItem> ItemsOf(string factor, TimeOnly start, int hours) =>
        [new("PolId", factor), new("CstartTime", start.ToString("HHmmss", CultureInfo.InvariantCulture)), new("CTime", MessageText.Of(hours))];
}

/// <summary>3018: asks how long a sample takes.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
public sealed record AskSampleDuration(string Factor) : Message(3018, MessageDirection.Down)
{
    internal static Message Read(FieldSource from) => new AskSampleDuration(from.Need("PolId"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("PolId", Factor)];
}

/// <summary>3018: how long a sample takes from its beginning to its end.</summary>
/// <param name="Factor">PolId, the factor that the instrument measures.</param>
/// <param name="Minutes">Stime, minutes (table 4: 1 to 120).</param>
public sealed record SampleDuration(string Factor, int Minutes) : Message(3018, MessageDirection.Up)
{
    internal static Message Read(FieldSource from) => new SampleDuration(from.Need("PolId"), from.NeedNumber("Stime"));

    internal override ValueList<MessageItem> ToItems(Edition edition) => [new("PolId", Factor), new("Stime", MessageText.Of(Minutes))];
}
