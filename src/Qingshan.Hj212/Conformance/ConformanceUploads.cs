using System.Globalization;

namespace Qingshan.Hj212;

/// <summary>What a device sends in a conformance test: every kind of upload that the edition has, plausible and flagged as maintenance.</summary>
internal static class ConformanceUploads
{
    /// <summary>More parts than <see cref="Long"/> is ever cut into.</summary>
    public const int MostParts = 10;

    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public static IReadOnlyList<Message> Of(Edition edition, DateTime now)
    {
        var day = (now + Beijing).Date - Beijing;
        var hour = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour));
        var minutes = now.AddTicks(-(now.Ticks % TimeSpan.FromMinutes(10).Ticks));
        List<Message> uploads =
        [
            Realtime(edition, now),
            new DataReport(CommandNumbers.State, now, [new("SB1-RS", "1")]),
            Period(edition, CommandNumbers.Day, day.AddDays(-1)),
            new DataReport(2041, day.AddDays(-1), [new("SB1-RT", "22")]),
            Period(edition, CommandNumbers.Minute, minutes.AddMinutes(-10)),
            Period(edition, CommandNumbers.Hour, hour.AddHours(-1)),
        ];
        if (edition == Edition.V2005) return uploads;
        uploads.Add(new BootReport(now, now.AddMinutes(-5)));
        uploads.Add(new InstrumentSerial(now, "w01018", "010000A8900016F000169DC0"));
        uploads.Add(new SiteInfo(now, "w01018", [new("i12001-Info", "1")]));
        return uploads;
    }

    /// <summary>The notices of the edition; 2005 has none.</summary>
    public static IReadOnlyList<Message> Notices(Edition edition) => edition switch
    {
        Edition.V2005 => [],
        Edition.V2017 => [new TimeWanted("w01018")],
        _ => [new TimeWanted("w01018"), new Heartbeat()],
    };

    public static DataReport Realtime(Edition edition, DateTime at) =>
        new(CommandNumbers.Realtime, at, [Item(Factors(edition)[0], ("Rtd", 12.3m)), Item(Factors(edition)[1], ("Rtd", 7.1m))]);

    /// <summary>Hour data of more factors than one packet holds.</summary>
    public static DataReport Long(Edition edition, DateTime now)
    {
        var items = new List<MessageItem>();
        for (var i = 0; i < 24; i++)
        {
            var factor = edition == Edition.V2005 ? (i + 10).ToString("D3", CultureInfo.InvariantCulture) : $"w{20100 + i}";
            items.Add(Item(factor, ("Cou", 123.45m), ("Min", 1.25m), ("Avg", 2.5m), ("Max", 3.75m)));
        }
        return new(CommandNumbers.Hour, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerHour)).AddHours(-2), new([.. items]));
    }

    private static DataReport Period(Edition edition, int command, DateTime start) =>
        new(command, start, [.. Factors(edition).Select(f => Item(f, ("Min", 10.5m), ("Avg", 12.3m), ("Max", 14.2m)))]);

    private static MessageItem Item(string factor, params ReadOnlySpan<(string Suffix, decimal Value)> values)
    {
        var fields = new List<MessageField>();
        foreach (var (suffix, value) in values) fields.Add(new($"{factor}-{suffix}", value.ToString(CultureInfo.InvariantCulture)));
        fields.Add(new($"{factor}-Flag", "M"));
        return new(new([.. fields]));
    }

    // Chemical oxygen demand and pH.
    private static string[] Factors(Edition edition) => edition == Edition.V2005 ? ["011", "001"] : ["w01018", "w01001"];
}
