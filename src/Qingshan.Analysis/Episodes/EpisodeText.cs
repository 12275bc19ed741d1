using System.Collections.Immutable;
using System.Globalization;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Analysis.Episodes;

/// <summary>An episode in a few plain sentences, for a bulletin or the head of a page.</summary>
public static class EpisodeText
{
    /// <summary>Tells it in Chinese.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>Three or four sentences.</returns>
    public static string Zh(HazeEpisode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var (growth, clearing) = (episode.Growth, episode.Clearing);
        var text = Invariant($"{episode.From:yyyy 年 M 月 d 日 H 时}至 {episode.To:M 月 d 日 H 时}，持续 {episode.Hours} 小时，全市 PM2.5 平均 {episode.Mean:0}，{episode.PeakAt:M 月 d 日 H 时}达到峰值 {episode.Peak:0} µg/m³。");
        if (growth.Hours > 0) text += Invariant($"从 {growth.Onset:M 月 d 日 H 时}起用 {growth.Hours} 小时升过阈值，平均每小时升 {growth.Rate:0.#}，最快每小时升 {growth.FastestRise:0.#} µg/m³{(growth.IsExplosive ? "，有爆发式增长" : "")}。");
        if (WeatherZh(growth) is { Length: > 0 } weather) text += $"增长期{weather}。";
        if (Passed(episode) is ({ } first, { } last)) text += Invariant($"{first.Station}最先（比全市{LagZh(first.Lag)}），{last.Station}最后（{LagZh(last.Lag)}）。");
        return text + (clearing.Cleared is { } cleared ? Invariant($"此后 {clearing.Hours:0} 小时转清（{cleared:M 月 d 日 H 时}），{EndZh(clearing.End)}。") : "数据范围内未见转清。");
    }

    /// <summary>Tells it in English.</summary>
    /// <param name="episode">The episode.</param>
    /// <returns>Three or four sentences.</returns>
    public static string En(HazeEpisode episode)
    {
        ArgumentNullException.ThrowIfNull(episode);
        var (growth, clearing) = (episode.Growth, episode.Clearing);
        var text = Invariant($"From {episode.From:yyyy-MM-dd HH:mm} to {episode.To:MM-dd HH:mm}, {episode.Hours} hours, the city's mean PM2.5 was {episode.Mean:0} µg/m³, with a peak of {episode.Peak:0} at {episode.PeakAt:MM-dd HH:mm}.");
        if (growth.Hours > 0) text += Invariant($" From {growth.Onset:MM-dd HH:mm} it took {growth.Hours} hours to pass the threshold, {growth.Rate:0.#} µg/m³ an hour, {growth.FastestRise:0.#} at the fastest{(growth.IsExplosive ? "; the growth was explosive" : "")}.");
        if (WeatherEn(growth) is { Length: > 0 } weather) text += $" While it grew, {weather}.";
        if (Passed(episode) is ({ } first, { } last)) text += Invariant($" {first.Station} came first ({LagEn(first.Lag)}), {last.Station} last ({LagEn(last.Lag)}).");
        return text + (clearing.Cleared is { } cleared ? Invariant($" It cleared within {clearing.Hours:0} hours, by {cleared:MM-dd HH:mm}: {EndEn(clearing.End)}.") : " The data do not show it clear.");
    }

    /// <summary>What ended an episode, in Chinese.</summary>
    /// <param name="end">What it was.</param>
    /// <returns>A few words.</returns>
    public static string EndZh(EpisodeEnd end) => end == EpisodeEnd.None ? "气象数据中未见明显原因" : string.Join("、", Parts(end).Select(p => p switch { EpisodeEnd.NorthWind => "转北风", EpisodeEnd.Rain => "降水", _ => "冷锋（升压、变干）" }));

    /// <summary>What ended an episode, in English.</summary>
    /// <param name="end">What it was.</param>
    /// <returns>A few words.</returns>
    public static string EndEn(EpisodeEnd end) => end == EpisodeEnd.None ? "no clear cause in the weather given" : string.Join(", ", Parts(end).Select(p => p switch { EpisodeEnd.NorthWind => "wind turned north", EpisodeEnd.Rain => "rain or snow", _ => "a front (pressure up, air drier)" }));

    private static IEnumerable<EpisodeEnd> Parts(EpisodeEnd end) => ((EpisodeEnd[])[EpisodeEnd.Front, EpisodeEnd.NorthWind, EpisodeEnd.Rain]).Where(part => end.HasFlag(part));

    private static string WeatherZh(EpisodeGrowth growth) => string.Join("，", Told(growth.Weather).Select(w => w.Name switch
    {
        "humidity" => Invariant($"相对湿度 {w.Mean:0} %（常年 {w.Normal:0} %）"), "windSpeed" => Invariant($"风速 {w.Mean:0.0} m/s（常年 {w.Normal:0.0}）"), _ => Invariant($"气温 {w.Mean:0.0} ℃（常年 {w.Normal:0.0}）"),
    }).Append(growth.Wind is { } wind && Compass.NameZh(wind.Vector.Direction) is { } name ? $"平均风向{name}" : "").Where(p => p.Length > 0));

    private static string WeatherEn(EpisodeGrowth growth) => string.Join(", ", Told(growth.Weather).Select(w => w.Name switch
    {
        "humidity" => Invariant($"humidity was {w.Mean:0} % (normal {w.Normal:0} %)"), "windSpeed" => Invariant($"wind {w.Mean:0.0} m/s (normal {w.Normal:0.0})"), _ => Invariant($"temperature {w.Mean:0.0} °C (normal {w.Normal:0.0})"),
    }).Append(growth.Wind is { } wind && Compass.Name(wind.Vector.Direction) is { } name ? $"mean wind from {name}" : "").Where(p => p.Length > 0));

    private static IEnumerable<SeasonContrast> Told(ImmutableArray<SeasonContrast> weather) => weather.Where(w => w.Name is "temperature" or "humidity" or "windSpeed" && !double.IsNaN(w.Mean));

    private static (StationPassing?, StationPassing?) Passed(HazeEpisode episode)
    {
        var passed = episode.Stations.Where(s => s.At is not null).ToList();
        return passed.Count < 2 ? (null, null) : (passed[0], passed[^1]);
    }

    private static string LagZh(double lag) => lag == 0 ? "同时" : lag < 0 ? Invariant($"早 {-lag:0} 小时") : Invariant($"晚 {lag:0} 小时");

    private static string LagEn(double lag) => lag == 0 ? "with the city" : lag < 0 ? Invariant($"{-lag:0} h before the city") : Invariant($"{lag:0} h after the city");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
