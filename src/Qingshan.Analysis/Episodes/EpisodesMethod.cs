using System.Collections.Immutable;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Episodes;

/// <summary><see cref="HazeEpisodes"/> as it is offered to a person.</summary>
internal static class EpisodesMethod
{
    public static Method Method { get; } = new()
    {
        Name = "episodes",
        Group = MethodGroup.Time,
        Zh = "污染过程识别",
        En = "Haze episodes",
        AboutZh = "自动找出每次 PM2.5 污染过程：起止、增长、峰值、消散，哪些站先到，增长时天气与常年相比如何，什么天气结束了它；并按冬季汇总。",
        AboutEn = "Every haze episode: when it began and ended, how it grew, peaked and cleared, which stations came first, the weather against normal, and what ended it; and by winters.",
        Source = "HJ 633-2012 (150 µg/m³: heavy pollution); IJERPH 12 (2015), 1099; Zhong et al. (2017), Journal of Meteorological Research 31",
        Cost = "O(n)",
        Columns = EpisodeInput.Columns,
        Options = [.. EpisodeInput.Rules, new("episode", OptionKind.Whole, "", "画第几次过程；留空画各冬季总览", "Which episode is drawn; the winters when left out") { Min = 1, Max = 1_000_000 }],
        Run = (input, _) => EpisodeInput.Of(input).Then(hours => HazeEpisodes.Of(hours, EpisodeInput.RulesOf(input)).Then(found => Result(input, hours, found))),
    };

    private static Analysed<MethodResult> Result(MethodInput input, EpisodeHours hours, ImmutableArray<HazeEpisode> found)
    {
        var number = input.Whole("episode");
        if (number > found.Length) return AnalysisProblem.Option("episode", number, $"不大于过程数 {found.Length}", $"at most {found.Length}, the number of episodes");
        var numbers = Enumerable.Range(1, found.Length).ToArray();
        var result = new MethodResult()
            .With("episodeCount", found.Length).With("episodeHours", found.Sum(e => e.Hours), "h").With("longestHours", found.IsEmpty ? double.NaN : found.Max(e => e.Hours), "h")
            .With("highestPeak", found.IsEmpty ? double.NaN : found.Max(e => e.Peak), "µg/m³").With("explosiveCount", found.Count(e => e.Growth.IsExplosive))
            .With("episodes", [new TableColumn("episode", [.. numbers.Select(n => (double)n)]), .. Columns(found)])
            .With("winters", Winters(found)).With("passings", Passings(found)).With("contrasts", Contrasts(found))
            .With(number > 0 ? EpisodeFigure.Of(hours, found[number - 1], input.Number("threshold")) : WintersFigure.Of(hours, found));
        if (found.IsEmpty) return result.WithNote("没有符合条件的过程。", "There is no such episode.");
        var told = number > 0 ? found[number - 1] : found.MaxBy(e => e.HighestDay)!;
        return result.WithNote((number > 0 ? "" : "最重的一次：") + EpisodeText.Zh(told), (number > 0 ? "" : "The worst: ") + EpisodeText.En(told));
    }

    private static TableColumn[] Columns(ImmutableArray<HazeEpisode> found)
    {
        return
        [
            new("from", Times: [.. found.Select(e => e.From)]), new("to", Times: [.. found.Select(e => e.To)]), Of("hours", e => e.Hours), Of("hoursAbove", e => e.HoursAbove), Of("mean", e => e.Mean),
            Of("peak", e => e.Peak), new("peakAt", Times: [.. found.Select(e => e.PeakAt)]), Of("highestDay", e => e.HighestDay), new("onset", Times: [.. found.Select(e => e.Growth.Onset)]), Of("growthHours", e => e.Growth.Hours),
            Of("rate", e => e.Growth.Rate), Of("fastestRise", e => e.Growth.FastestRise), Of("explosive", e => e.Growth.IsExplosive ? 1 : 0), Of("clearingHours", e => e.Clearing.Hours), Of("fastestFall", e => e.Clearing.FastestFall),
            new("end", Texts: [.. found.Select(e => e.Clearing.End.ToString())]), Of("rain", e => e.Clearing.Rain), Of("pressureRise", e => e.Clearing.PressureRise), Of("dewPointFall", e => e.Clearing.DewPointFall),
        ];

        TableColumn Of(string name, Func<HazeEpisode, double> value) => new(name, [.. found.Select(value)]);
    }

    /// <summary>Episodes that began in November to March, by winter.</summary>
    private static TableColumn[] Winters(ImmutableArray<HazeEpisode> found)
    {
        var winters = found.Where(e => e.IsInWinter).GroupBy(e => e.Winter).OrderBy(g => g.Key).ToList();
        return
        [
            new("winter", [.. winters.Select(w => (double)w.Key)]), new("count", [.. winters.Select(w => (double)w.Count())]), new("hours", [.. winters.Select(w => (double)w.Sum(e => e.Hours))]),
            new("medianHours", [.. winters.Select(w => Robust.Median([.. w.Select(e => (double)e.Hours)]))]), new("longest", [.. winters.Select(w => (double)w.Max(e => e.Hours))]),
            new("medianPeak", [.. winters.Select(w => Robust.Median([.. w.Select(e => e.Peak)]))]), new("highestPeak", [.. winters.Select(w => w.Max(e => e.Peak))]),
        ];
    }

    private static TableColumn[] Passings(ImmutableArray<HazeEpisode> found)
    {
        var rows = found.SelectMany((e, i) => e.Stations.Select(s => (Number: i + 1.0, Passing: s))).ToList();
        return [new("episode", [.. rows.Select(r => r.Number)]), new("station", Texts: [.. rows.Select(r => r.Passing.Station)]), new("lag", [.. rows.Select(r => r.Passing.Lag)])];
    }

    private static TableColumn[] Contrasts(ImmutableArray<HazeEpisode> found)
    {
        var rows = found.SelectMany((e, i) => e.Growth.Weather.Select(w => (Number: i + 1.0, Phase: "growth", Of: w)).Concat(e.Weather.Concat(e.Pollutants).Select(p => (Number: i + 1.0, Phase: "episode", Of: p)))).ToList();
        return
        [
            new("episode", [.. rows.Select(r => r.Number)]), new("phase", Texts: [.. rows.Select(r => r.Phase)]), new("quantity", Texts: [.. rows.Select(r => r.Of.Name)]), new("mean", [.. rows.Select(r => r.Of.Mean)]),
            new("normal", [.. rows.Select(r => r.Of.Normal)]), new("deviations", [.. rows.Select(r => r.Of.Deviations)]), new("ratio", [.. rows.Select(r => r.Of.Ratio)]),
        ];
    }
}
