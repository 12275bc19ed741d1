using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Space.Clusters;

/// <summary>Clusters by density as they are offered to a person.</summary>
internal static class ClusterMethods
{
    private static readonly MethodColumn[] Columns = [.. SpaceInput.Coordinates, new("feature", "其他特征（与坐标一起算距离）", "Other features that enter the distance", Required: false, Many: true)];

    private static readonly MethodOption Standardise = MethodOption.Flag("standardise", false, "先把每列化为均值 0、标准差 1", "Whether each column is brought to mean 0 and standard deviation 1 first");

    public static Method Dbscan { get; } = new()
    {
        Name = "dbscan",
        Group = MethodGroup.Space,
        Zh = "密度聚类 DBSCAN",
        En = "Clusters by density (DBSCAN)",
        AboutZh = "找出在给定距离内足够密集的点群，形状不限；零散的点算作噪声。",
        AboutEn = "Groups of points that are dense enough within a distance, of any form; single points are noise.",
        Source = "Ester, Kriegel, Sander & Xu (1996), KDD-96",
        Cost = "O(n log n + p), p pairs within the distance",
        Columns = [.. Columns],
        Options =
        [
            SpaceInput.CoordinateOption,
            new("distance", OptionKind.Number, "", "邻域半径（坐标单位或米）；空为各点到第 least 近点距离的 90 % 分位数", "Radius of the neighbourhood (unit of the coordinates or metres); empty for the 90th percentile of the distances to the nearest ones") { Min = 0 },
            MethodOption.Whole("least", 5, 1, 100000, "核心点邻域内至少的点数（含自身）", "How many points, itself included, make a core point"),
            Standardise,
        ],
        Run = (input, _) => Read(input).Then(of =>
        {
            var least = input.Whole("least");
            if (of.Tree.Count < Math.Max(2, least)) return AnalysisProblem.TooFew(Math.Max(2, least), of.Tree.Count, "点", "points");
            var distance = input.Number("distance");
            if (double.IsNaN(distance))
            {
                double[] reach = [.. Enumerable.Range(0, of.Tree.Count).Select(i => of.Tree.Nearest(of.Tree.Point(i), Math.Max(1, least - 1), i)[^1].Square).Order()];
                distance = Math.Sqrt(reach[(int)(0.9 * (reach.Length - 1))]);
            }
            else if (of.Features == 0) distance = of.Read.Places.Chord(distance);
            return Clusters.Dbscan.Of(of.Tree, distance, least).Then<MethodResult>(found =>
                Result(of.Read, [.. found.Labels], found.Clusters, null, new("密度聚类 DBSCAN", "Clusters by density (DBSCAN)")).With("distance", distance));
        }),
    };

    public static Method Hdbscan { get; } = new()
    {
        Name = "hdbscan",
        Group = MethodGroup.Space,
        Zh = "层次密度聚类 HDBSCAN",
        En = "Clusters by density at all distances (HDBSCAN)",
        AboutZh = "不必给定距离的密度聚类：保留随距离缩小存续最久的点群，各群密度可以不同，并给出归属程度。",
        AboutEn = "Clusters by density without a distance to be chosen: those that live longest as the distance shrinks, of different density, with how firmly points belong.",
        Source = "Campello, Moulavi & Sander (2013), PAKDD 2013, LNCS 7819",
        Cost = "about O(n log² n) where columns are few",
        Columns = [.. Columns],
        Options = [SpaceInput.CoordinateOption, MethodOption.Whole("least", 5, 2, 100000, "最小群的点数", "The least size of a cluster"), Standardise],
        Run = (input, _) => Read(input).Then(of => Clusters.Hdbscan.Of(of.Tree, input.Whole("least")).Then<MethodResult>(found =>
            Result(of.Read, [.. found.Labels], found.Clusters, [.. found.Membership], new("层次密度聚类 HDBSCAN", "Clusters by density (HDBSCAN)")))),
    };

    private static Analysed<(SpaceInput Read, KdTree Tree, int Features)> Read(MethodInput input)
    {
        var earth = input.Text("coordinates") == "lonlat";
        double[][] features = [.. input.Table.Many("feature").Select(c => c.Numbers!)];
        var standardise = input.Flag("standardise");
        if (earth && features.Length > 0 && !standardise)
            return AnalysisProblem.Option("standardise", "false", " true（经纬度与其他特征单位不同，须标准化）", "true (metres of the earth and other features have different units)");
        return SpaceInput.Read(input.Table, earth, features).Then<(SpaceInput, KdTree, int)>(read =>
        {
            var (places, dimensions) = (read.Places, read.Places.Dimensions + read.Columns.Length);
            double[][] columns =
            [
                .. Enumerable.Range(0, places.Dimensions).Select(d => (double[])[.. Enumerable.Range(0, places.Count).Select(i => places.At(i)[d])]),
                .. read.Columns,
            ];
            if (standardise) columns = [.. columns.Select(Scaled)];
            var points = new double[dimensions * places.Count];
            for (var i = 0; i < places.Count; i++)
                for (var d = 0; d < dimensions; d++) points[i * dimensions + d] = columns[d][i];
            return (read, new KdTree(points, dimensions), standardise ? dimensions : features.Length);
        });
    }

    private static double[] Scaled(double[] column)
    {
        var summary = Statistics.Summary.Of(column);
        return summary.StandardDeviation > 0 ? [.. column.Select(v => (v - summary.Mean) / summary.StandardDeviation)] : new double[column.Length];
    }

    private static MethodResult Result(SpaceInput read, int[] labels, int clusters, double[]? membership, Label title)
    {
        var sizes = Enumerable.Range(1, clusters).Select(c => (double)labels.Count(l => l == c)).ToArray();
        TableColumn[] columns = [new("row", [.. read.Rows.Select(r => r + 1.0)]), new("x", [.. read.Places.X]), new("y", [.. read.Places.Y]), new("cluster", [.. labels.Select(l => (double)l)])];
        Label[] names = [.. sizes.Take(12).Select((s, i) => new Label($"第 {i + 1} 群（{s:0} 点）", $"Cluster {i + 1} ({s:0})"))];
        return read.Note(new MethodResult().With("count", labels.Length).With("clusters", clusters).With("noise", labels.Count(l => l == 0))
            .With("clusterSizes", new TableColumn("cluster", [.. Enumerable.Range(1, clusters).Select(c => (double)c)]), new TableColumn("size", sizes))
            .With("points", membership is null ? columns : [.. columns, new("membership", membership)])
            .With(GroupMapFigure.Of(read.Places, [.. labels.Select(l => l - 1)], names, Palette.Groups, title, new($"噪声（{labels.Count(l => l == 0)} 点）", $"Noise ({labels.Count(l => l == 0)})"))));
    }
}
