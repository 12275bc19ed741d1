using Qingshan.Platform.Common;

namespace Qingshan.Simulation;

/// <summary>What was asked for.</summary>
/// <param name="Scale">1: a province of 2,000 points.</param>
/// <param name="Until">End of the history (UTC), exclusive; a full hour.</param>
/// <param name="Derive">Derive and look for signals before it ends; else the program does it when it runs.</param>
/// <param name="Mix">Also into a folder that holds real data.</param>
internal sealed record SeedWish(double Scale, int Seed, int Days, DateTime Until, bool Mix, bool Derive)
{
    private const int MostOfLedger = 1_000_000, MostSignals = 5_000_000;

    /// <summary>More enterprises than those whose outlets are measured: with site, permit and project.</summary>
    public int Enterprises { get; init; }

    /// <summary>Made-up leads, as if detectors had found them.</summary>
    public int Signals { get; init; }

    /// <summary>Made-up cases of them, most of them closed.</summary>
    public int Cases { get; init; }

    public DateTime From => Until.AddDays(-Days);

    public static Result<SeedWish> Of(double? scale, int? seed, int? days, string? until, bool? mix, bool? derive, int? enterprises, int? signals, int? cases, DateTime now)
    {
        // What a device reports of its last hour comes within five minutes.
        var last = now.AddMinutes(-6);
        if (!Query.Time("until", until, last).TryGet(out var end, out var error)) return error;
        if ((scale ?? 1) is not (>= 0.001 and <= 5)) return CommonErrors.BadParameter.Of("scale", scale, "0.001…5");
        if ((seed ?? 1) is not (>= 1 and <= 999)) return CommonErrors.BadParameter.Of("seed", seed, "1…999");
        if ((days ?? 30) is not (>= 0 and <= 3660)) return CommonErrors.BadParameter.Of("days", days, "0…3660");
        if ((enterprises ?? 0) is not (>= 0 and <= MostOfLedger)) return CommonErrors.BadParameter.Of("enterprises", enterprises, $"0…{MostOfLedger}");
        if ((signals ?? 0) is not (>= 0 and <= MostSignals)) return CommonErrors.BadParameter.Of("signals", signals, $"0…{MostSignals}");
        if ((cases ?? 0) < 0 || (cases ?? 0) > (enterprises ?? 0) || SeedDesk.SignalsOfCase * (cases ?? 0) > (signals ?? 0)) return CommonErrors.BadParameter.Of("cases", cases, $"0…enterprises, 0…signals/{SeedDesk.SignalsOfCase}");
        if (end > last) end = last;
        return new SeedWish(scale ?? 1, seed ?? 1, days ?? 30, new(end.Ticks - (end.Ticks % TimeSpan.TicksPerHour), DateTimeKind.Utc), mix == true, derive != false)
        {
            Enterprises = enterprises ?? 0, Signals = signals ?? 0, Cases = cases ?? 0,
        };
    }
}

/// <summary>How far it is; the last one, with <see cref="Done"/>, is the summary.</summary>
/// <param name="Share">Of the whole work, 0 to 1.</param>
/// <param name="Records">Of the ledger, by kind.</param>
/// <param name="Packets">Put into the journal by this run.</param>
/// <param name="Observations">In the store when it was done, derived ones included.</param>
/// <param name="Seconds">By stage.</param>
internal sealed record SeedReport(
    string Stage, double Share, IReadOnlyDictionary<string, int> Records, long Packets, long Observations, long Derived, long Signals, IReadOnlyDictionary<string, double> Seconds, bool Done);
