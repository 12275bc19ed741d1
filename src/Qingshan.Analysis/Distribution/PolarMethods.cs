using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Distribution;

/// <summary>Plots by wind speed and direction as they are offered to a person.</summary>
internal static class PolarMethods
{
    private const string Paper = "Carslaw & Beevers (2013), Environ. Model. Softw. 40; Uria-Tellaetxe & Carslaw (2014), Environ. Model. Softw. 59; Wood (2003), J. R. Stat. Soc. B 65";

    private static readonly MethodOption Least = MethodOption.Whole("least", 1, 1, 1000, "一个格至少的有效值数", "How many values a bin needs");

    private static readonly MethodOption Knots = MethodOption.Whole("knots", 120, 20, 300, "样条结点数上限：越多越细", "At most how many knots the surface has: more follow more detail");

    private static readonly MethodOption Reach = new("reach", OptionKind.Number, "", "显示到的最大风速（m/s）；空则为最大风速", "The wind speed at the edge, m/s; the greatest there is when empty") { Min = 0.1, Max = 100 };

    private static readonly MethodOption Kernel = MethodOption.Flag("kernel", false, "用核平均（非参数风回归 NWR）代替分格统计", "Kernel means (non-parametric wind regression) instead of statistics in bins");

    public static Method Frequency { get; } = new()
    {
        Name = "polar-frequency",
        Group = MethodGroup.Distribution,
        Zh = "风速-风向分布图",
        En = "Polar frequencies",
        AboutZh = "按风速区间和风向扇区统计频数或浓度，不平滑。",
        AboutEn = "Counts or concentrations by intervals of wind speed and sectors of direction, without smoothing.",
        Source = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28",
        Cost = "O(n log n)",
        Openair = ["polarFreq"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, WindColumns.Value with { Required = false }],
        Options = [.. WindColumns.Statistic, MethodOption.Whole("sectors", 36, 4, 120, "扇区数；风向只有 16 方位时最多 16", "How many sectors; at most 16 where directions are 16 points of the compass"),
            MethodOption.Number("step", 1, 0.1, 20, "风速区间宽度（m/s）", "Width of an interval of speed, m/s"), Least],
        Run = (input, _) =>
        {
            var counts = !input.Table.Has("value");
            var (name, values) = counts ? ("n", input.Table.Numbers("speed")) : (input.Table.NameOf("value"), input.Table.Numbers("value"));
            var measure = counts ? new(BinStatistic.Frequency) : WindColumns.Measure(input);
            return WindColumns.Directions(input.Table).Then(direction => PolarFrequency.Of(input.Table.Numbers("speed"), direction, values, measure, WindColumns.Sectors(input, direction),
                input.Number("step"), input.Whole("least"))).Then<MethodResult>(found =>
            {
                var cells = Enumerable.Range(0, found.Values.Length).Where(i => !double.IsNaN(found.Values[i])).ToArray();
                var around = new WindSectors(found.Sectors);
                return new MethodResult().With("cells",
                        new("direction", [.. cells.Select(i => around.Middle(i / found.Rings))]), new("speedTo", [.. cells.Select(i => (i % found.Rings + 1) * found.Step)]),
                        new("value", [.. cells.Select(i => found.Values[i])]), new("count", [.. cells.Select(i => (double)found.Counts[i])]))
                    .With(PolarFigure.Of(found, name, Word(measure, false))).WithRows(found.Counts.Sum(), input.Table.Rows);
            });
        },
    };

    public static Method Surface { get; } = new()
    {
        Name = "polar-plot",
        Group = MethodGroup.Distribution,
        Zh = "极坐标图（双变量）",
        En = "Bivariate polar plot",
        AboutZh = "浓度随风向和风速变化的平滑曲面：判断污染源的方位和类型。",
        AboutEn = "A concentration as a smooth surface over wind direction and speed: where a source is and of what kind.",
        Source = Paper + "; Henry et al. (2009), Atmos. Environ. 43 (kernel)",
        Cost = "O(n log n + b k²), b bins up to 2,160, k knots",
        Openair = ["polarPlot"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, WindColumns.Value],
        Options = [.. WindColumns.Statistic, Kernel, Least, Knots, Reach],
        Run = (input, _) => WindColumns.Directions(input.Table).Then(direction => PolarSurface.Of(input.Table.Numbers("speed"), direction, input.Table.Numbers("value"), Settings(input))).Then<MethodResult>(found =>
        {
            var (east, north, value) = found.Peak;
            var result = new MethodResult().With("peak", value).With("peakSpeed", Math.Sqrt(east * east + north * north), "m/s").With("peakDirection", (Math.Atan2(east, north) * 180 / Math.PI + 360) % 360, "°")
                .With("count", found.Count).With("freedom", found.Freedom);
            return (double.IsNaN(found.Threshold) ? result : result.With("threshold", found.Threshold)).With("bins",
                    new("speed", [.. found.Bins.Select(b => b.Speed)]), new("direction", [.. found.Bins.Select(b => b.Direction)]),
                    new("value", [.. found.Bins.Select(b => b.Value)]), new("count", [.. found.Bins.Select(b => (double)b.Count)]))
                .With(PolarFigure.Of(found, input.Table.NameOf("value"), Word(WindColumns.Measure(input), input.Flag("kernel")))).WithRows(found.Count, input.Table.Rows);
        }),
    };

    public static Method Pair { get; } = new()
    {
        Name = "polar-pair",
        Group = MethodGroup.Distribution,
        Zh = "两种污染物的极坐标图",
        En = "Polar plot of two pollutants",
        AboutZh = "两种污染物的相关系数或比值（回归斜率）随风向和风速的变化：区分排放比不同的来源。",
        AboutEn = "The correlation or the ratio (slope) of two pollutants over wind direction and speed: tells sources of different ratios apart.",
        Source = "Grange, Lewis & Carslaw (2016), Atmos. Environ. 145",
        Cost = "O(n + b k²), b bins up to 2,160, k knots",
        Openair = ["polarPlot"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, new("y", "第一种污染物", "The first pollutant"), new("x", "第二种污染物", "The second pollutant")],
        Options =
        [
            MethodOption.Choice("statistic", ["correlation", "slope"], "相关系数，或第一种对第二种的斜率", "The correlation, or the slope of the first over the second"),
            MethodOption.Number("speed-spread", 1.5, 0.1, 10, "风速核宽（m/s）", "Spread of the kernel in speed, m/s"),
            MethodOption.Number("direction-spread", 5, 1, 45, "风向核宽（度）", "Spread of the kernel in direction, degrees"), Least, Knots, Reach,
        ],
        Run = (input, _) => WindColumns.Directions(input.Table).Then(direction => PolarPair.Of(input.Table.Numbers("speed"), direction, input.Table.Numbers("y"), input.Table.Numbers("x"),
            input.Text("statistic") == "slope" ? PairStatistic.Slope : PairStatistic.Correlation,
            new(new(BinStatistic.Mean), true, input.Whole("least"), input.Whole("knots"), input.Number("reach"), false, input.Number("speed-spread"),
                input.Number("direction-spread")))).Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("freedom", found.Freedom)
            .With("bins", new("speed", [.. found.Bins.Select(b => b.Speed)]), new("direction", [.. found.Bins.Select(b => b.Direction)]), new("value", [.. found.Bins.Select(b => b.Value)]))
            .With(PolarFigure.Of(found, $"{input.Table.NameOf("y")} / {input.Table.NameOf("x")}", input.Text("statistic") == "slope" ? new Label("斜率", "slope") : new Label("相关系数", "correlation")))
            .WithRows(found.Count, input.Table.Rows)),
    };

    public static Method Annulus { get; } = new()
    {
        Name = "polar-annulus",
        Group = MethodGroup.Distribution,
        Zh = "风向-时间环形图",
        En = "Polar annulus",
        AboutZh = "浓度随风向和时间（小时、星期、季节或全程）变化的平滑曲面。",
        AboutEn = "A concentration as a smooth surface over wind direction and time (hour, weekday, season, or all of it).",
        Source = "Carslaw & Ropkins (2012), Environ. Model. Softw. 27–28; Eilers & Marx (1996), Stat. Sci. 11",
        Cost = "O(n log n)",
        Openair = ["polarAnnulus"],
        Columns = [WindColumns.Time, WindColumns.Direction, WindColumns.Point, WindColumns.Value],
        Options = [MethodOption.Choice("period", ["hour", "weekday", "season", "trend"], "由内向外的时间：小时、星期、季节、全程", "What runs outwards: hour, weekday, season, all of the time"), .. WindColumns.Statistic, Least],
        Run = (input, _) => WindColumns.Directions(input.Table).Then(direction => PolarAnnulus.Of(input.Table.Times("time"), direction, input.Table.Numbers("value"),
            Enum.Parse<AnnulusPeriod>(input.Text("period"), true), WindColumns.Measure(input), input.Whole("least"))).Then<MethodResult>(found =>
        {
            var cells = Enumerable.Range(0, found.Values.Length).Where(i => !double.IsNaN(found.Values[i])).ToArray();
            return new MethodResult().With("count", found.Count).With("surface",
                    new("time", [.. cells.Select(i => found.From + (found.To - found.From) * (i / found.Directions + 0.5) / found.Times)]),
                    new("direction", [.. cells.Select(i => i % found.Directions * 360.0 / found.Directions)]), new("value", [.. cells.Select(i => found.Values[i])]))
                .With(PolarFigure.Of(found, input.Table.NameOf("value"), Word(WindColumns.Measure(input), false))).WithRows(found.Count, input.Table.Rows);
        }),
    };

    public static Method Clusters { get; } = new()
    {
        Name = "polar-cluster",
        Group = MethodGroup.Distribution,
        Zh = "极坐标聚类",
        En = "Clusters of a polar plot",
        AboutZh = "把极坐标图分成相似的区域，给每一小时标上类别，便于单独分析某一来源。",
        AboutEn = "Cuts a polar plot into parts that are alike and says for every row to which it belongs, so that one source can be looked at by itself.",
        Source = "Carslaw & Beevers (2013), Environ. Model. Softw. 40; Lloyd (1982), IEEE Trans. Inf. Theory 28",
        Cost = "O(n log n + c k r), c cells up to 30,000, k clusters, r rounds",
        Openair = ["polarCluster"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, WindColumns.Value],
        Options = [MethodOption.Whole("clusters", 6, 2, 12, "类数", "How many clusters"), MethodOption.Whole("seed", 1, 0, int.MaxValue, "随机种子", "Seed"), .. WindColumns.Statistic, Kernel, Least, Knots, Reach],
        Run = (input, _) => WindColumns.Directions(input.Table).Then(direction =>
            PolarClusters.Of(input.Table.Numbers("speed"), direction, input.Table.Numbers("value"), Settings(input), input.Whole("clusters"), input.Whole("seed"))).Then<MethodResult>(found => new MethodResult()
            .With("clusters",
                new("cluster", [.. found.Clusters.Select((_, i) => i + 1.0)]), new("rows", [.. found.Clusters.Select(c => (double)c.Rows)]), new("mean", [.. found.Clusters.Select(c => c.Mean)]),
                new("share", [.. found.Clusters.Select(c => c.Share)]), new("east", [.. found.Clusters.Select(c => c.East)]), new("north", [.. found.Clusters.Select(c => c.North)]))
            .With("rows", new TableColumn("cluster", [.. found.Rows.Select(c => c < 0 ? double.NaN : c + 1)]))
            .With(PolarFigure.Of(found, input.Table.NameOf("value")))),
    };

    public static Method Difference { get; } = new()
    {
        Name = "polar-difference",
        Group = MethodGroup.Distribution,
        Zh = "极坐标差值图",
        En = "Difference of polar plots",
        AboutZh = "两个时段或两个站点的极坐标图相减：看变化来自哪个方向。",
        AboutEn = "One polar plot less another, of two periods or two sites: from where a change comes.",
        Source = Paper,
        Cost = "O(n log n + b k²), b bins up to 2,160, k knots",
        Openair = ["polarDiff"],
        Columns = [WindColumns.Speed, WindColumns.Direction, WindColumns.Point, WindColumns.Value,
            new("group", "时段或站点，恰好两种；后出现的减先出现的", "Period or site, exactly two; that which comes later less that which comes first", ColumnKind.Text)],
        Options = [.. WindColumns.Statistic, Kernel, Least, Knots, Reach],
        Run = (input, _) => WindColumns.Directions(input.Table).Then<MethodResult>(direction =>
        {
            var groups = input.Table.Texts("group");
            var names = groups.Where(g => g.Length > 0).Distinct().ToArray();
            if (names.Length != 2) return AnalysisProblem.Shape($"group 列应恰好有两种值，实际有 {names.Length} 种。", $"The column group has to have exactly two values; it has {names.Length}.");
            return PolarDifference.Of(input.Table.Numbers("speed"), direction, input.Table.Numbers("value"),
                [.. groups.Select(g => g == names[1] ? true : g == names[0] ? (bool?)false : null)], Settings(input)).Then<MethodResult>(found =>
            {
                var size = found.Before.Size;
                var cells = Enumerable.Range(0, found.Values.Length).Where(i => !double.IsNaN(found.Values[i]) && i % size % 4 == 0 && i / size % 4 == 0).ToArray();
                return new MethodResult().With("before", names[0]).With("after", names[1]).With("surface",
                        new("east", [.. cells.Select(i => found.Before.Coordinate(i % size))]), new("north", [.. cells.Select(i => found.Before.Coordinate(i / size))]),
                        new("difference", [.. cells.Select(i => found.Values[i])]))
                    .With(PolarFigure.Of(found, input.Table.NameOf("value"), names[0], names[1]));
            });
        }),
    };

    private static PolarSettings Settings(MethodInput input) => new(WindColumns.Measure(input), input.Flag("kernel"), input.Whole("least"), input.Whole("knots"), input.Number("reach"));

    /// <summary>What a statistic is called on a scale.</summary>
    internal static Label Word(BinMeasure measure, bool kernel) => kernel ? new Label("核平均", "kernel mean") : measure.Statistic switch
    {
        BinStatistic.Median => new Label("中位数", "median"),
        BinStatistic.Max => new Label("最大值", "maximum"),
        BinStatistic.StandardDeviation => new Label("标准差", "deviation"),
        BinStatistic.Frequency => new Label("频数", "count"),
        BinStatistic.WeightedMean => new Label("贡献", "part of mean"),
        BinStatistic.Percentile => FormattableString.Invariant($"P{measure.Percentile}"),
        BinStatistic.Cpf => FormattableString.Invariant($"CPF > P{measure.Percentile}"),
        _ => new Label("平均值", "mean"),
    };
}
