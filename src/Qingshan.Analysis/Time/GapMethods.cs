using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="Gaps"/> as it is offered to a person: the report, and the filling of short ones.</summary>
internal static class GapMethods
{
    public static Method Report { get; } = new()
    {
        Name = "gap-report",
        Group = MethodGroup.Time,
        Zh = "缺测清单",
        En = "Gap report",
        AboutZh = "数据何时缺、缺多久：缺值与缺行一并统计，给出有效率和每段缺测。",
        AboutEn = "When data are missing and for how long: missing values and absent rows together, with the data capture and every gap.",
        Source = "HJ 663-2013 (data capture)",
        Cost = "O(n)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options = [MethodOption.Whole("shortest", 1, 1, 1_000_000, "只列出至少这么多步的缺测", "List only gaps of at least so many steps")],
        Run = (input, _) => SeriesInput.Of(input).Then<MethodResult>(series =>
        {
            var gaps = Gaps.Of(series);
            Gap[] listed = [.. gaps.All.Where(g => g.Steps >= input.Whole("shortest"))];
            return new MethodResult().With("steps", gaps.Steps).With("capture", gaps.Capture, "%").With("missingValues", gaps.Missing).With("absentRows", gaps.Absent)
                .With("gapCount", gaps.All.Length).With("longest", gaps.Longest)
                .With("gaps", new("from", Times: [.. listed.Select(g => g.From)]), new("to", Times: [.. listed.Select(g => g.To)]), new("steps", [.. listed.Select(g => (double)g.Steps)]));
        }),
    };

    public static Method Fill { get; } = new()
    {
        Name = "fill-gaps",
        Group = MethodGroup.Time,
        Zh = "插补短缺测",
        En = "Fill short gaps",
        AboutZh = "用前后值的直线插补不超过指定长度的缺测；更长的留空。插补值只用于画图和计算，不能当作监测值。",
        AboutEn = "Fills gaps up to a length with the straight line between their neighbours; longer ones stay. What is filled serves figures and computations and is no measurement.",
        Source = "Linear interpolation with a longest gap",
        Cost = "O(n)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options = [MethodOption.Whole("longest", 3, 1, 1_000_000, "最长插补多少步", "The longest gap that is filled, in steps")],
        Run = (input, _) => SeriesInput.Of(input).Then(series => Gaps.Interpolate(series.Values, input.Whole("longest")).Then<MethodResult>(filled =>
        {
            double[] made = [.. filled.Select((v, i) => double.IsNaN(series.Values[i]) && !double.IsNaN(v) ? 1.0 : 0)];
            return new MethodResult().With("steps", series.Count).With("filled", made.Sum()).With("stillMissing", filled.Count(double.IsNaN))
                .With("series", new("time", Times: series.Times()), new(input.Table.NameOf("value"), filled), new("filled", made))
                .WithNote("插补值（filled = 1）不是监测值。", "Filled values (filled = 1) are no measurements.");
        })),
    };
}
