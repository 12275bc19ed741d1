using System.Globalization;
using Qingshan.Applications.Signals.Records;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Duty;

/// <summary>The placeholders of a template and what stands in their place, in the language of the request. <c>docs/duty.md</c> lists them; a test holds it to that.</summary>
public static class BulletinFields
{
    /// <summary>The lists by the first part of their placeholders, each with the names of its fields.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["air"] = ["code", "name", "aqi", "level", "primary", "missing"],
        ["water"] = ["code", "name", "class", "worst", "at"],
        ["capture"] = ["kind", "points", "silent", "expected", "valid", "rate"],
        ["signal"] = ["severity", "point", "finding", "opened", "state", "acknowledged"],
        ["log"] = ["at", "kind", "author", "text"],
    };

    /// <summary>What stands once.</summary>
    public static IReadOnlyDictionary<string, string> Of(Bulletin b) => new Dictionary<string, string>
    {
        ["region"] = b.RegionName.ToString(),
        ["region.code"] = b.Region,
        ["date"] = b.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["made"] = DutyWords.Minute(b.Made),
        ["simulated"] = b.Simulated ? Simulated.ToString() : "",
        ["edition.air"] = b.AirEdition ?? new Text("无有效版本", "no edition in force").ToString(),
        ["edition.water"] = WaterEdition,
        ["air.summary"] = AirSummary(b),
        ["signals.opened"] = Number(b.Signals.Count(s => s.OpenedThatDay)),
        ["signals.closed"] = Number(b.Signals.Count(s => s.ClosedAt is not null)),
        ["signals.open"] = Number(b.Signals.Count(s => s.ClosedAt is null)),
    };

    /// <summary>The rows of a list, each with its fields in the order of <see cref="Lists"/>.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(Bulletin b, string list) => list switch
    {
        "air" => [.. b.Air.Select(a => (IReadOnlyList<string>)
        [
            a.Code, Marked(a.Name, a.Simulated), a.Aqi is { } aqi ? Number(aqi) : "—", a.Level is { } level ? new Text(level.NameZh, level.NameEn).ToString() : "—", Joined(a.Primary), Joined(a.Missing),
        ])],
        "water" => [.. b.Water.Select(w => (IReadOnlyList<string>)
        [
            w.Code, Marked(w.Name, w.Simulated), Class(w.Last), Class(w.Worst), w.At is { } at ? DutyWords.Minute(at) : "—",
        ])],
        "capture" => [.. b.Capture.Select(c => (IReadOnlyList<string>)
        [
            c.KindName.ToString(), Number(c.Points), Number(c.Silent), Number(c.Expected), Number(c.Valid), Percent(c.Rate),
        ])],
        "signal" => [.. b.Signals.Select(s => (IReadOnlyList<string>)
        [
            SignalWords.Of(s.Severity).ToString(), Marked(s.PointName, s.Simulated), s.Finding.ToString(), DutyWords.Minute(s.OpenedAt), State(s), s.AcknowledgedBy ?? "—",
        ])],
        _ => [.. (b.Log ?? []).Select(l => (IReadOnlyList<string>)[DutyWords.Minute(l.At), l.Kind.ToString(), l.Author, l.Text])],
    };

    public static Text Simulated { get; } = new("本日报含程序模拟生成的数据，不是监测结果。", "This bulletin contains data that were simulated by a program and are no measurement.");

    public const string WaterEdition = "GB 3838-2002";

    public static string Class(WaterClass? of) => of is { } known ? new Text(known.NameZh(), known.NameEn()).ToString() : "—";

    public static string Percent(double? rate) => rate is { } known ? known.ToString("P1", CultureInfo.InvariantCulture) : "—";

    public static string State(SignalLine signal) => signal.ClosedAt is { } at
        ? new Text($"已结束 {DutyWords.Minute(at)}", $"closed {DutyWords.Minute(at)}").ToString() : new Text("未结束", "open").ToString();

    public static string Joined(IReadOnlyList<Text> names) => names.Count == 0 ? "—" : string.Join(new Text("、", ", ").ToString(), names);

    /// <summary>How many stations had which level: 优 3 个，良 2 个，无指数 1 个.</summary>
    public static string AirSummary(Bulletin b)
    {
        if (b.Air.Count == 0) return new Text("没有空气站", "no air station").ToString();
        var parts = b.Air.GroupBy(a => a.Level).OrderBy(g => g.Key?.Number ?? 9)
            .Select(g => (g.Key is { } level ? new Text(level.NameZh, level.NameEn) : new Text("无指数", "no index")) is var name ? new Text($"{name.Zh} {g.Count()} 个", $"{name.En}: {g.Count()}") : default);
        return Joined([.. parts]);
    }

    private static string Marked(Text name, bool simulated) => simulated ? new Text($"{name.Zh}（模拟）", $"{name.En} (simulated)").ToString() : name.ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
