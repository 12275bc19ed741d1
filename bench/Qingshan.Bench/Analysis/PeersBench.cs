using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Space.Interpolation;

namespace Qingshan.Bench;

/// <summary><c>peers</c>: methods on the public data beside gstat and openair in R, one after the other in one run; ratios.</summary>
internal static class PeersBench
{
    private const string Meuse = "data/soil_kriging/meuse.csv", MeuseGrid = "data/soil_kriging/meuse_grid.csv", Marylebone = "data/openair_mydata/mydata.csv.gz";

    public static Command Build()
    {
        Option<string> shared = new("--shared") { Description = "The folder with data/", DefaultValueFactory = _ => "../shared" };
        Option<string> script = new("--script") { Description = "What times R", DefaultValueFactory = _ => "bench/oracles/times.R" };
        var command = new Command("peers", "Methods of analysis beside gstat and openair: times and ratios (needs Rscript)") { shared, script };
        command.SetAction(async (parsed, cancel) =>
        {
            Machine.Print();
            var folder = parsed.GetValue(shared)!;
            var theirs = await TheirsAsync(parsed.GetValue(script)!, folder, cancel);
            Console.WriteLine("| method | here | in R | ratio |");
            Console.WriteLine("|---|---|---|---|");
            foreach (var (name, input) in Inputs(folder))
            {
                var here = Median(() => Run(name, input));
                var there = theirs.TryGetValue(name, out var found) ? found : double.NaN;
                // gstat is asked for estimates and variances; the method also leaves each observation out once, fills tables and draws two maps.
                if (name == "kriging") Print("kriging, estimates and variances", Median(() => Estimates(input)), there);
                Print($"`{name}`", here, there);
            }
            return 0;
        });
        return command;

        static void Print(string name, double here, double there) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {here * 1000:0.0} ms | {(double.IsNaN(there) ? "—" : $"{there * 1000:0} ms")} | {(double.IsNaN(there) ? "—" : $"{there / here:0.0}")} |"));
    }

    private static void Run(string name, MethodInput input)
    {
        if (MethodList.Run(MethodList.Find(name)!, input, MethodWork.Quiet).Problem is { } problem) throw new InvalidOperationException($"{name}: {problem.En}");
    }

    private static void Estimates(MethodInput input)
    {
        var (soil, at) = (input.Table, input.Second!);
        var found = Kriging.Of(Places.Plane(soil.Numbers("x"), soil.Numbers("y")), soil.Numbers("value"), new(VariogramShape.Spherical, 0.0506624, 0.5906078, 897.0209), null, Places.Plane(at.Numbers("x"), at.Numbers("y")), null);
        if (found.Problem is { } problem) throw new InvalidOperationException(problem.En);
    }

    private static IEnumerable<(string Name, MethodInput Input)> Inputs(string folder)
    {
        var meuse = Columns(Path.Combine(folder, Meuse));
        var grid = Columns(Path.Combine(folder, MeuseGrid));
        double[] log = [.. meuse["zinc"].Select(v => Math.Log(v))];
        MethodTable soil = Table(("x", meuse["x"]), ("y", meuse["y"]), ("value", log)), zinc = Table(("x", meuse["x"]), ("y", meuse["y"]), ("value", meuse["zinc"])), at = Table(("x", grid["x"]), ("y", grid["y"]));
        yield return ("kriging", new(soil, new Dictionary<string, string> { ["model"] = "spherical", ["nugget"] = "0.0506624", ["sill"] = "0.5906078", ["range"] = "897.0209" }, at));
        yield return ("inverse-distance", new(zinc, new Dictionary<string, string>(), at));
        yield return ("variogram", new(soil, new Dictionary<string, string> { ["model"] = "spherical" }));

        var air = Columns(Path.Combine(folder, Marylebone));
        var none = new Dictionary<string, string>();
        var time = ("time", new TableColumn("date", Times: [.. Enumerable.Range(0, air["nox"].Length).Select(i => new DateTime(1998, 1, 1).AddHours(i))]));
        MethodTable Hours(params (string Role, double[] Values)[] columns) => new([time, .. columns.Select(c => (c.Role, new TableColumn(c.Role, c.Values)))]);
        yield return ("polar-plot", new(Table(("speed", air["ws"]), ("direction", air["wd"]), ("value", air["so2"])), none));
        yield return ("theil-sen", new(Hours(("value", air["o3"])), none));
        yield return ("time-average", new(Hours(("value", air["ws"]), ("value", air["nox"]), ("value", air["no2"]), ("value", air["o3"]), ("value", air["pm10"]), ("value", air["so2"]), ("value", air["co"]), ("value", air["pm25"])), new Dictionary<string, string> { ["capture"] = "75" }));
        yield return ("rolling-mean", new(Hours(("value", air["o3"])), none));
        yield return ("time-variation", new(Hours(("value", air["nox"])), none));
        yield return ("wind-rose", new(Table(("speed", air["ws"]), ("direction", air["wd"])), none));
        yield return ("smooth-trend", new(Hours(("value", air["no2"])), none));
        yield return ("model-statistics", new(Table(("observed", air["nox"]), ("modelled", [.. air["no2"].Select(v => 2.2 * v)])), none));
    }

    private static MethodTable Table(params (string Role, double[] Values)[] columns) => new(columns.Select(c => (c.Role, new TableColumn(c.Role, c.Values))));

    private static double Median(Action run)
    {
        var runs = new List<double>();
        // The first runs are compiled while they run.
        for (var i = 0; i < 12; i++)
        {
            var began = Stopwatch.GetTimestamp();
            run();
            if (i >= 5) runs.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }
        runs.Sort();
        return runs[runs.Count / 2];
    }

    private static async Task<Dictionary<string, double>> TheirsAsync(string script, string folder, CancellationToken cancel)
    {
        using var process = Process.Start(new ProcessStartInfo("Rscript", [script, folder]) { RedirectStandardOutput = true })!;
        var text = await process.StandardOutput.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ')).Where(p => p.Length > 1).ToDictionary(p => p[0], p => double.Parse(p[1], CultureInfo.InvariantCulture));
    }

    /// <summary>The columns that hold numbers.</summary>
    private static Dictionary<string, double[]> Columns(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var names = reader.ReadLine()!.Split(',').Select(n => n.Trim('"')).ToArray();
        var columns = names.ToDictionary(n => n, _ => new List<double>());
        while (reader.ReadLine() is { } line)
            foreach (var (i, cell) in line.Split(',').Index())
                columns[names[i]].Add(double.TryParse(cell.Trim('"'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN);
        return columns.ToDictionary(c => c.Key, c => c.Value.ToArray());
    }
}
