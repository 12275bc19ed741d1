using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Episodes;

/// <summary><see cref="SimilarSituations"/> as it is offered to a person.</summary>
internal static class SimilarEpisodesMethod
{
    public static Method Method { get; } = new()
    {
        Name = "similar-episodes",
        Group = MethodGroup.Time,
        Zh = "相似污染过程检索",
        En = "Similar haze situations",
        AboutZh = "从历史中找出与最近 48 小时最相似的情形（浓度水平与走势、天气、季节，可加未来天气预报），看它们后来升到多高、多久转清、什么天气结束。",
        AboutEn = "The situations of the past most like the last 48 hours, by level, course, weather, season and, if given, the weather forecast: how high they went, when they cleared and what ended them.",
        Source = "Lorenz (1969), Journal of the Atmospheric Sciences 26; Sakoe & Chiba (1978), IEEE Transactions ASSP 26",
        Cost = "O(n)",
        Columns = EpisodeInput.Columns,
        Options =
        [
            MethodOption.Text("origin", "", "起报时刻，如 2016-12-17 12:00；留空为最后一个小时", "The last hour that is known, such as 2016-12-17 12:00; the last of the table when left out"),
            MethodOption.Whole("count", 10, 1, 100, "要找多少个", "How many are wanted"),
            MethodOption.Whole("forecast", 0, 0, 240, "起报之后气象列中有多少小时是预报（6 的倍数），0 为不用", "How many hours behind the origin the weather columns are a forecast, a multiple of 6; 0 for none"),
            MethodOption.Choice("among", ["all", "episodes"], "与哪些时段比：all 全部，episodes 仅污染过程之内（已确信处于过程中时用）", "What is compared: all hours, or only those within haze episodes, for when it is certain to be one"),
            MethodOption.Number("clean", 75, 1, 10_000, "清洁线（µg/m³），不高于它为转清", "Clean air, µg/m³, is at or below"),
        ],
        Run = (input, _) => EpisodeInput.Of(input).Then(hours => Run(input, hours)),
    };

    private static Analysed<MethodResult> Run(MethodInput input, EpisodeHours hours)
    {
        var forecast = input.Whole("forecast");
        if (forecast % 6 != 0) return AnalysisProblem.Option("forecast", forecast, "6 的倍数", "a multiple of 6");
        var origin = hours.Count - 1 - forecast;
        if (input.Text("origin") is { Length: > 0 } text)
        {
            if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return AnalysisProblem.Option("origin", text, "时刻，如 2016-12-17 12:00", "a time such as 2016-12-17 12:00");
            origin = (int)Math.Floor(Math.Clamp((at - hours.Start).TotalHours, -1, hours.Count));
        }
        if (origin < 0 || origin + forecast >= hours.Count)
            return AnalysisProblem.Option("origin", input.Text("origin"), FormattableString.Invariant($"{hours.Start:yyyy-MM-dd HH:mm} 与 {hours.TimeOf(hours.Count - 1):yyyy-MM-dd HH:mm} 之间，且其后有足够的预报小时"),
                FormattableString.Invariant($"between {hours.Start:yyyy-MM-dd HH:mm} and {hours.TimeOf(hours.Count - 1):yyyy-MM-dd HH:mm}, with the hours of the forecast behind it"));
        IReadOnlyList<HazeEpisode>? among = null;
        if (input.Text("among") == "episodes")
        {
            if (!HazeEpisodes.Of(hours, new(Clean: input.Number("clean"))).TryGet(out var episodes, out var problem)) return problem;
            among = episodes;
        }
        return SimilarSituations.Of(hours, origin, new(input.Whole("count"), Clean: input.Number("clean")), forecast, among).Then<MethodResult>(found => Result(hours, found));
    }

    private static MethodResult Result(EpisodeHours hours, SimilarSituations found)
    {
        var (peak, clearing) = (found.Peak, found.HoursToClearing);
        return new MethodResult()
            .With("compared", found.Compared).With("medianPeak", peak.Median, "µg/m³").With("lowPeak", peak.Low, "µg/m³").With("highPeak", peak.High, "µg/m³")
            .With("medianHours", clearing.Median, "h").With("lowHours", clearing.Low, "h").With("highHours", clearing.High, "h")
            .With("situations", new TableColumn("at", Times: [.. found.Situations.Select(s => s.At)]), new("distance", [.. found.Situations.Select(s => s.Distance)]), new("peak", [.. found.Situations.Select(s => s.Peak)]),
                new("peakAt", Times: [.. found.Situations.Select(s => s.PeakAt)]), new("hoursToClearing", [.. found.Situations.Select(s => s.HoursToClearing)]), new("end", Texts: [.. found.Situations.Select(s => s.End.ToString())]))
            .With(SimilarSituationsFigure.Of(hours, found))
            .WithNote("相似不等于会重演：在北京 2013–2017 年的检验中，不用天气预报时，对峰值和转清时间的估计与历史中位数相差无几；给出准确的未来天气后才明显更好。",
                "Alike does not mean the same again: on Beijing 2013-2017, without a forecast of the weather, peak and clearing were told hardly better than by the median of the past; with the true weather to come they were.");
    }
}
