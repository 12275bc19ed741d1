using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Receptor;

/// <summary>Analyses of back trajectories as they are offered to a person.</summary>
internal static class TrajectoryMethods
{
    private static readonly MethodColumn[] Columns =
    [
        new("lon", "端点经度 (°)", "Longitude of the endpoint (°)"),
        new("lat", "端点纬度 (°)", "Latitude of the endpoint (°)"),
        new("hours", "距到达的小时数（正负均可）", "Hours before the arrival, of either sign"),
        new("trajectory", "轨迹编号（与 arrival 二选一）", "Name of the trajectory (or give the arrival)", ColumnKind.Text, Required: false),
        new("arrival", "到达受体的时间", "Time of the arrival at the receptor", ColumnKind.Time, Required: false),
        new("value", "到达时受体处的浓度", "What was measured at the receptor at the arrival", Required: false),
    ];

    public static Method Grid { get; } = new()
    {
        Name = "trajectory-grid",
        Group = MethodGroup.Receptor,
        Zh = "轨迹源区分析（频率、PSCF、CWT）",
        En = "Source regions by trajectories (frequency, PSCF, CWT)",
        AboutZh = "按经纬网格统计后向轨迹：气团常经过哪里、高浓度时来自哪里（PSCF）、经过各处时受体平均浓度多高（CWT）；端点少的格降权。",
        AboutEn = "Back trajectories on a grid of degrees: where air often passed, where it came from with high values (PSCF), and the mean value of what passed (CWT); cells of few endpoints are weighted down.",
        Source = "Ashbaugh, Malm & Sadeh (1985), Atmos. Environ. 19; Hsu, Holsen & Hopke (2003), Atmos. Environ. 37",
        Cost = "O(n)",
        Columns = [.. Columns],
        Options =
        [
            MethodOption.Choice("statistic", ["pscf", "cwt", "frequency"], "图中显示：pscf、cwt 或经过频率", "What the figure shows: pscf, cwt, or the frequency of passing"),
            MethodOption.Number("side", 1, 0.05, 30, "网格边长 (°)", "Side of a cell (°)"),
            MethodOption.Number("percentile", 75, 1, 99, "高值的分位数阈值 (%)", "Percentile from which on values are high"),
            new("limit", OptionKind.Number, "", "高值的浓度阈值（如标准限值）；空为按分位数", "From which value on a trajectory is high, such as a standard; empty for the percentile"),
            MethodOption.Flag("weighted", true, "对端点少的格降权", "Whether cells of few endpoints are weighted down"),
        ],
        Openair = ["trajLevel", "trajPlot"],
        Run = (input, _) =>
        {
            if (!input.Table.Has("value")) return AnalysisProblem.Shape("需要受体值列 value 才能判断哪些轨迹携带高值。", "The column value is needed to tell which trajectories came with high values.");
            return Read(input.Table).Then(read => TrajectoryGrid.Of(read, input.Number("side"), input.Number("percentile"), input.Number("limit"), input.Flag("weighted")).Then<MethodResult>(found =>
            {
                var shown = input.Text("statistic");
                var name = input.Table.NameOf("value");
                var (title, words) = shown switch
                {
                    "pscf" => (new Label($"潜在源贡献 PSCF：{name}", $"Potential source contribution (PSCF) of {name}"), (Label)"PSCF"),
                    "cwt" => (new Label($"浓度权重轨迹 CWT：{name}", $"Concentration weighted trajectories (CWT) of {name}"), name),
                    _ => (new Label("轨迹经过频率", "How often trajectories passed"), (Label)"%"),
                };
                return Note(new MethodResult().With("trajectoryCount", read.Count).With("used", found.Used).With("cellCount", found.Cells.Length).With("threshold", found.Threshold)
                    .With("cells", new TableColumn("west", [.. found.Cells.Select(c => c.West)]), new TableColumn("south", [.. found.Cells.Select(c => c.South)]), new TableColumn("endpoints", [.. found.Cells.Select(c => (double)c.Endpoints)]),
                        new TableColumn("frequency", [.. found.Cells.Select(c => c.Frequency)]), new TableColumn("pscf", [.. found.Cells.Select(c => c.Pscf)]), new TableColumn("cwt", [.. found.Cells.Select(c => c.Cwt)]), new TableColumn("weight", [.. found.Cells.Select(c => c.Weight)]))
                    .With(TrajectoryGridFigure.Of(found, [.. found.Cells.Select(c => shown == "pscf" ? c.Pscf : shown == "cwt" ? c.Cwt : c.Frequency)], read.Receptor(), title, words)), read);
            }));
        },
    };

    public static Method Clusters { get; } = new()
    {
        Name = "trajectory-clusters",
        Group = MethodGroup.Receptor,
        Zh = "轨迹聚类",
        En = "Clusters of trajectories",
        AboutZh = "把后向轨迹归为几类典型来向，给出各类的占比、平均路径和到达时的平均浓度。",
        AboutEn = "Back trajectories as a few typical paths, with the share of each, its mean path and the mean value at the receptor.",
        Source = "Sirois & Bottenheim (1995), J. Geophys. Res. 100 (angle); Arthur & Vassilvitskii (2007), SODA (k-means++)",
        Cost = "O(s n k h) for s steps, k groups, h hours",
        Columns = [.. Columns],
        Options =
        [
            MethodOption.Whole("groups", 5, 2, 30, "类数", "How many groups"),
            MethodOption.Choice("distance", ["euclidean", "angle"], "相似性：euclidean 位置相近，angle 方向相近", "What is alike: euclidean by place, angle by direction"),
            MethodOption.Whole("seed", 1, 0, int.MaxValue - 100, "随机种子", "Seed of the starts"),
        ],
        Openair = ["trajCluster"],
        IsLong = true,
        Run = (input, work) => Read(input.Table).Then(read => TrajectoryClusters.Of(read, input.Whole("groups"), Enum.Parse<TrajectoryDistance>(input.Text("distance"), true), input.Whole("seed"), work).Then<MethodResult>(found =>
        {
            var result = Note(new MethodResult().With("trajectoryCount", read.Count).With("compared", found.Labels.Count(l => l > 0)).With("explained", found.Explained).With("hours", found.Hours, "h")
                .With("groups", new TableColumn("group", [.. found.Groups.Select((_, g) => g + 1.0)]), new TableColumn("count", [.. found.Groups.Select(g => (double)g.Count)]), new TableColumn("percent", [.. found.Groups.Select(g => g.Share)]), new TableColumn("meanValue", [.. found.Groups.Select(g => g.MeanValue)]))
                .With("trajectories", new TableColumn("trajectory", Texts: read.Names), new TableColumn("group", [.. found.Labels.Select(l => (double)l)]))
                .With("paths", new TableColumn("group", [.. found.Groups.SelectMany((g, k) => g.Longitude.Select(_ => k + 1.0))]), new TableColumn("lon", [.. found.Groups.SelectMany(g => g.Longitude)]), new TableColumn("lat", [.. found.Groups.SelectMany(g => g.Latitude)]))
                .With(TrajectoryClusterFigure.Of(found, input.Table.Has("value") ? input.Table.NameOf("value") : null)), read);
            var shorter = found.Labels.Count(l => l == 0);
            return shorter == 0 ? result : result.WithNote($"{shorter} 条轨迹端点不全，未参与聚类。", $"{shorter} trajectories are shorter than the others and were left out.");
        })),
    };

    private static Analysed<Trajectories> Read(MethodTable table)
    {
        var rows = table.Rows;
        string[] names;
        if (table.Has("trajectory")) names = table.Texts("trajectory");
        else if (table.Has("arrival")) names = [.. table.Times("arrival").Select(t => t.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture))];
        else return AnalysisProblem.Shape("需要 trajectory（轨迹编号）或 arrival（到达时间）之一，以区分各条轨迹。", "One of trajectory (a name) and arrival (a time) is needed to tell trajectories apart.");
        var values = new double[rows];
        Array.Fill(values, double.NaN);
        return Trajectories.Of(names, table.Numbers("hours"), table.Numbers("lon"), table.Numbers("lat"), table.Has("value") ? table.Numbers("value") : values);
    }

    private static MethodResult Note(MethodResult result, Trajectories read) =>
        read.LeftOut == 0 ? result : result.WithNote($"{read.LeftOut} 个端点缺坐标或时间，未参与。", $"{read.LeftOut} endpoints without a place or a time were left out.");
}
