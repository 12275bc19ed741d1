using System.Globalization;
using Qingshan.Analysis.Figures;
using Qingshan.Analysis.Grids;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;

namespace Qingshan.Analysis.Weather;

/// <summary><see cref="Trajectory"/> as it is offered to a person.</summary>
internal static class TrajectoryMethod
{
    // How the winds are called in files of ERA5, ERA-Interim, GFS and WRF.
    private static readonly string[] East = ["u", "U", "ugrd", "eastward_wind"], North = ["v", "V", "vgrd", "northward_wind"], Rise = ["w", "W", "omega", "vvel"];

    public static Method Method { get; } = new()
    {
        Name = "back-trajectories",
        Group = MethodGroup.Weather,
        Zh = "后向轨迹",
        En = "Back trajectories",
        AboutZh = "由格点风场（NetCDF）计算气团的来路或去路，结果可用于 PSCF、CWT 和轨迹聚类。",
        AboutEn = "Where air came from, or goes to, through gridded winds (NetCDF); the points serve PSCF, CWT and clusters of trajectories.",
        Source = "Stohl (1998), Atmos. Environ. 32; Runge-Kutta of fourth order on the sphere",
        Cost = "O(trajectories × hours / step)",
        Openair = ["trajPlot", "importTraj"],
        Columns = [],
        ReadsGrid = true,
        IsLong = true,
        Options =
        [
            new("latitude", OptionKind.Number, "", "起点纬度，必填", "Latitude of the start; has to be given") { Min = -90, Max = 90 },
            new("longitude", OptionKind.Number, "", "起点经度，必填", "Longitude of the start; has to be given") { Min = -180, Max = 360 },
            new("level", OptionKind.Number, "", "起始层（文件中层次的单位，如 hPa）；空则为最接近地面的一层", "Level of the start in the unit of the file, such as hPa; the last of the file when empty"),
            MethodOption.Whole("hours", -72, -720, 720, "小时数，负为后向", "Hours; below 0 backwards"), MethodOption.Whole("step", 10, 1, 60, "步长（分钟，能整除 60）", "Step, minutes that divide 60"),
            MethodOption.Whole("every", 6, 1, 24, "每隔多少小时一个起始时刻", "A start at every so many hours"),
            MethodOption.Whole("starts", 4, 1, 400, "最多几个起始时刻（后向从最后时刻往前数）", "At most how many starts, counted back from the last time, or on from the first"),
            MethodOption.Text("u", "", "东西风变量名；空则自动", "The variable of the wind to the east; found when empty"), MethodOption.Text("v", "", "南北风变量名；空则自动", "The variable of the wind to the north; found when empty"),
            MethodOption.Flag("vertical", false, "使用垂直速度（文件须有 w/omega，单位为层次单位每秒，如 Pa/s 会换成 hPa/s）", "With the vertical wind of the file (w or omega; Pa/s is made hPa/s)"),
            MethodOption.Whole("index", 0, 0, 100000, "文件没有时间轴时取第几个时次（视为定常风）", "Which record is taken as steady where the file has no times"),
        ],
        Run = (input, work) =>
        {
            var start = new LonLat(Math.IEEERemainder(input.Number("longitude"), 360), input.Number("latitude"));
            if (!start.IsOnEarth) return AnalysisProblem.Shape("需要起点：用 latitude 和 longitude 给出。", "The start is needed: give latitude and longitude.");
            return GridMethods.File(input).Then(file => Winds(file, input)).Then(winds => Follow(winds, start, input, work));
        },
    };

    private static Analysed<MethodResult> Follow(WindGrid winds, LonLat start, MethodInput input, MethodWork work)
    {
        var (hours, level) = (input.Whole("hours"), double.IsNaN(input.Number("level")) ? winds.Levels[^1] : input.Number("level"));
        var found = new List<Trajectory>();
        for (var s = 0; s < input.Whole("starts"); s++)
        {
            work.At((double)s / input.Whole("starts"));
            var time = hours < 0 ? winds.Last.AddHours(-s * input.Whole("every")) : winds.First.AddHours(s * input.Whole("every"));
            // A steady wind has one start only; starts beyond the winds are not asked for.
            if (s > 0 && (time < winds.First || time > winds.Last)) break;
            var way = Trajectory.Of(winds, start, level, time, hours, input.Whole("step"));
            if (!way.TryGet(out var trajectory, out var problem)) return problem;
            found.Add(trajectory);
        }
        var points = found.SelectMany((t, i) => t.Points.Select(p => (Number: i + 1, Start: t.Points[0].Time, Point: p))).ToArray();
        var cut = found.Count(t => !t.IsWhole);
        // Named as the methods for source regions call their columns, so that the table can be handed on.
        var result = new MethodResult().With("trajectories", found.Count).With("points",
            new("trajectory", Texts: [.. points.Select(p => p.Number.ToString(CultureInfo.InvariantCulture))]), new("arrival", Times: [.. points.Select(p => p.Start)]),
            new("time", Times: [.. points.Select(p => p.Point.Time)]),
            new("hours", [.. points.Select(p => p.Point.Hours)]), new("lat", [.. points.Select(p => p.Point.Place.Latitude)]), new("lon", [.. points.Select(p => p.Point.Place.Longitude)]),
            new("level", [.. points.Select(p => p.Point.Level)])).With(TrajectoryFigure.Of(found));
        return cut == 0 ? result : result.WithNote($"{cut} 条轨迹在到达终点前离开了风场范围（空间或时间）。", $"{cut} trajectories left the winds, in space or time, before their end.");
    }

    private static Analysed<WindGrid> Winds(GridFile file, MethodInput input) => Damage.Said<WindGrid>(file.Format, () =>
    {
        var (u, v) = (Named(file, input.Text("u"), East), Named(file, input.Text("v"), North));
        if (u is null || v is null) return AnalysisProblem.Shape("文件中找不到东西风、南北风变量：用 u 和 v 指定变量名。", "The winds are not found in the file: name their variables with u and v.");
        if (u.Dimensions.Length < 2 || !u.Dimensions.SequenceEqual(v.Dimensions)) return AnalysisProblem.Shape("u 与 v 的维度不同。", "The axes of u and v differ.");
        var (longitude, latitude) = (file.Coordinate(u.Dimensions[^1]), file.Coordinate(u.Dimensions[^2]));
        if (!GridFile.IsLongitude(longitude) || !GridFile.IsLatitude(latitude)) return AnalysisProblem.Shape("风场的最后两维应为纬度、经度。", "The last two axes of the winds have to be latitude and longitude.");
        var rise = input.Flag("vertical") ? Named(file, "", Rise) : null;
        if (input.Flag("vertical") && (rise is null || !rise.Dimensions.SequenceEqual(u.Dimensions))) return AnalysisProblem.Shape("文件中没有与 u 同维的垂直速度。", "The file has no vertical wind on the axes of u.");
        var others = u.Dimensions.SkipLast(2).ToArray();
        var level = others.LastOrDefault(d => file.Coordinate(d) is not { } c || !c.Text("units").Contains(" since ", StringComparison.Ordinal));
        if (others.Length == 2) level = others[1];
        double[] levels = level is null ? [0] : file.Coordinates(level);
        var time = others.FirstOrDefault(d => d != level);
        DateTime[] times = [DateTime.UnixEpoch];
        int[] leading = [];
        if (time is not null && file.Coordinate(time) is { } coordinate && coordinate.Text("units").Contains(" since ", StringComparison.Ordinal))
        {
            if (!CfTime.Of(coordinate).TryGet(out var read, out var problem)) return problem;
            times = read;
        }
        else if (time is not null)
        {
            if (input.Whole("index") >= time.Length) return AnalysisProblem.Option("index", input.Whole("index"), $" 0 到 {time.Length - 1}", $"from 0 to {time.Length - 1}");
            leading = [input.Whole("index")];
        }
        if (others.Length > 2) return AnalysisProblem.Shape("风场最多四维：时间、层次、纬度、经度。", "Winds have at most four axes: time, level, latitude, longitude.");
        var (x, order) = Rising(longitude!.Values());
        return new WindGrid(x, latitude!.Values(), levels, times, Field(u, 1), Field(v, 1), rise is null ? null : Field(rise, rise.Text("units").StartsWith("Pa", StringComparison.Ordinal) ? 0.01 : 1));

        double[] Field(GridVariable variable, double factor)
        {
            var values = variable.Values(leading);
            return [.. Enumerable.Range(0, values.Length).Select(i => factor * values[i - i % x.Length + order[i % x.Length]])];
        }
    });

    /// <summary>Longitudes in rising order from the first, whatever the turn in which the file has them, and from where each comes.</summary>
    private static (double[] Longitudes, int[] Order) Rising(double[] longitudes)
    {
        double[] turned = [.. longitudes.Select(l => l < longitudes[0] - 1e-9 && longitudes[^1] < longitudes[0] ? l + 360 : l)];
        int[] order = [.. Enumerable.Range(0, turned.Length).OrderBy(i => turned[i])];
        return ([.. order.Select(i => turned[i])], order);
    }

    private static GridVariable? Named(GridFile file, string name, string[] known) =>
        name.Length > 0 ? file.Variables.FirstOrDefault(v => v.Name == name) : file.Variables.FirstOrDefault(v => v.Dimensions.Length >= 2 && (known.Contains(v.Name) || known.Contains(v.Text("standard_name"))));
}
