using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space.Autocorrelation;

namespace Qingshan.Analysis.Space.Clusters;

/// <summary><see cref="EmergingHotSpots"/> as it is offered to a person: rows with a place and a time are counted into cells and steps first.</summary>
internal static class EmergingHotSpotsMethod
{
    private const int MostBins = 5_000_000;

    public static Method Method { get; } = new()
    {
        Name = "emerging-hot-spots",
        Group = MethodGroup.Space,
        Zh = "时空热点（新增、持续、加剧、减弱等）",
        En = "Hot spots in space and time (new, persistent, intensifying and so on)",
        AboutZh = "把事件或数值按网格和时间步汇总，逐步找出热点与冷点，并按其历史命名：新增、连续、加剧、持续、减弱、零星、反复、历史。",
        AboutEn = "Sums events or values up by cells and steps of time, finds what is hot or cold in each, and names the history of each place.",
        Source = "Getis & Ord (1992), Geographical Analysis 24; Mann (1945), Econometrica 13; the names are those in use in geographic information systems",
        Cost = "O(n + c t k) for c cells, t steps, k neighbours",
        Columns = [.. SpaceInput.Coordinates, new("time", "时间", "Time", ColumnKind.Time), new("value", "数值；没有则计事件数", "Values; without them events are counted", Required: false)],
        Options =
        [
            SpaceInput.CoordinateOption,
            new("cell", OptionKind.Number, "", "网格边长（坐标单位或米）；空为长边的 1/20", "Side of a cell (unit of the coordinates or metres); empty for a twentieth of the longer side") { Min = 0 },
            new("step", OptionKind.Number, "", "时间步长（天）；空为时段的 1/12", "Length of a step in days; empty for a twelfth of the span") { Min = 0 },
            MethodOption.Choice("take", ["sum", "mean"], "每格每步取数值之和或平均（只计事件时不起作用）", "Sum or mean of the values of a cell and step (without values events are counted)"),
            new("distance", OptionKind.Number, "", "空间邻域半径；空为 1.5 个格", "Radius of the neighbourhood; empty for one and a half cells") { Min = 0 },
            MethodOption.Whole("steps-back", 1, 0, 100, "时间上算作邻近的前几步", "How many steps before count as near"),
            MethodOption.Number("level", 0.05, 1e-6, 0.5, "显著性水平", "Level of significance"),
        ],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var earth = input.Text("coordinates") == "lonlat";
        double[][] values = input.Table.Has("value") ? [input.Table.Numbers("value")] : [];
        return SpaceInput.Read(input.Table, earth, values).Then(read => Cube(input, read, work).Then(cube =>
        {
            var distance = input.Number("distance");
            if (double.IsNaN(distance)) distance = 1.5 * cube.Cell;
            // Cells without neighbours stand for themselves.
            var neighbours = SpatialWeights.Within(cube.Centres, distance).TryGet(out var near, out _) ? near : SpatialWeights.Of(cube.Centres.Count, []);
            return EmergingHotSpots.Of(cube.Values, neighbours, input.Whole("steps-back"), input.Number("level")).Then<MethodResult>(found => Result(input, read, cube, found));
        }));
    }

    private static Analysed<SpaceTimeCube> Cube(MethodInput input, SpaceInput read, MethodWork work)
    {
        var times = input.Table.Times("time");
        var places = read.Places;
        if (places.Count < GlobalAutocorrelation.Least) return AnalysisProblem.TooFew(GlobalAutocorrelation.Least, places.Count, "行", "rows");
        var (first, last) = (read.Rows.Min(r => times[r]), read.Rows.Max(r => times[r]));
        var days = input.Number("step");
        if (double.IsNaN(days)) days = (last - first).TotalDays / 12;
        if (!(days > 0)) return AnalysisProblem.Option("step", days, "大于 0 的天数（数据须跨越一段时间）", "days above 0 (the data have to span some time)");
        var (x0, x1, y0, y1) = (places.X.Min(), places.X.Max(), places.Y.Min(), places.Y.Max());
        var (unitX, unitY) = places.AreOnEarth ? (111195.08 * Math.Max(0.05, Math.Cos((y0 + y1) / 2 * Math.PI / 180)), 111195.08) : (1.0, 1.0);
        var cell = input.Number("cell");
        if (double.IsNaN(cell)) cell = Math.Max((x1 - x0) * unitX, (y1 - y0) * unitY) / 20;
        if (!(cell > 0)) return AnalysisProblem.Option("cell", cell, "大于 0 的边长（点须不在同一处）", "a length above 0 (the places have to differ)");
        var steps = (long)((last - first).TotalDays / days) + 1;
        var cells = new Dictionary<(long, long), int>();
        var (cellOf, stepOf) = (new int[places.Count], new int[places.Count]);
        for (var i = 0; i < places.Count; i++)
        {
            var at = ((long)((places.X[i] - x0) * unitX / cell), (long)((places.Y[i] - y0) * unitY / cell));
            if (!cells.TryGetValue(at, out cellOf[i])) cells[at] = cellOf[i] = cells.Count;
            stepOf[i] = (int)Math.Min(int.MaxValue, (times[read.Rows[i]] - first).TotalDays / days);
        }
        if (steps * cells.Count > MostBins) return AnalysisProblem.Option("step", days, $"使格数 × 步数不超过 {MostBins} 的值（现为 {cells.Count} × {steps}）", $"such that cells × steps stay below {MostBins} (now {cells.Count} × {steps})");
        work.At(0.2);
        var mean = input.Text("take") == "mean" && read.Columns.Length > 0;
        double[][] sums = [.. Enumerable.Range(0, (int)steps).Select(_ => new double[cells.Count])], counts = [.. sums.Select(s => new double[s.Length])];
        for (var i = 0; i < places.Count; i++)
        {
            sums[stepOf[i]][cellOf[i]] += read.Columns.Length > 0 ? read.Columns[0][i] : 1;
            counts[stepOf[i]][cellOf[i]]++;
        }
        // No events are 0 events, but no values have no mean.
        if (mean) sums = [.. sums.Select((row, t) => (double[])[.. row.Select((s, c) => s / counts[t][c])])];
        double[] x = [.. cells.Keys.Select(k => x0 + (k.Item1 + 0.5) * cell / unitX)], y = [.. cells.Keys.Select(k => y0 + (k.Item2 + 0.5) * cell / unitY)];
        return new SpaceTimeCube(places.AreOnEarth ? Places.Earth(x, y) : Places.Plane(x, y), sums, cell, days);
    }

    private static MethodResult Result(MethodInput input, SpaceInput read, SpaceTimeCube cube, EmergingHotSpots found)
    {
        int[] groups = [.. found.Places.Select(p => p.History == HotSpotHistory.None ? -1 : p.IsHot ? (int)p.History - 1 : 7 + (int)p.History)];
        string[] names = [.. found.Places.Select(p => p.History == HotSpotHistory.None ? "none" : (p.IsHot ? "hot" : "cold") + p.History)];
        var result = new MethodResult().With("cells", cube.Centres.Count).With("steps", cube.Values.Length).With("cell", cube.Cell).With("step", cube.Days, "d");
        return read.Note(result
            .With("classes", new TableColumn("class", Texts: [.. names.Distinct().Order(StringComparer.Ordinal)]), new TableColumn("cells", [.. names.Distinct().Order(StringComparer.Ordinal).Select(c => (double)names.Count(n => n == c))]))
            .With("places", new TableColumn("x", [.. cube.Centres.X]), new TableColumn("y", [.. cube.Centres.Y]), new TableColumn("class", Texts: names),
                new TableColumn("lastScore", [.. found.Places.Select(p => p.Scores[^1])]), new TableColumn("trendZ", [.. found.Places.Select(p => p.TrendZ)]), new TableColumn("trendP", [.. found.Places.Select(p => p.TrendP)]))
            .With(HotSpotHistoryFigure.Of(cube.Centres, groups, input.Table.Has("value") ? input.Table.NameOf("value") : new Label("事件数", "Events"))));
    }

    private sealed record SpaceTimeCube(Places Centres, double[][] Values, double Cell, double Days);
}
