using System.CommandLine;
using System.Diagnostics;
using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Analysis.Space;
using Qingshan.Commands.Forecast;

namespace Qingshan.Bench;

/// <summary>
/// <c>forecasts</c>: how long training of three days takes, how large a model is, and how long a forecast takes for the stations it learned from and
/// for a nation of them. The nation's stations are the same hours at other places: what is computed is the same, and nothing is said of its skill.
/// </summary>
internal static class ForecastsBench
{
    private static readonly DateTime Until = new(2016, 2, 29, 16, 0, 0, DateTimeKind.Utc);

    public static Command Build()
    {
        Option<string> data = new("--data") { Description = "The folder beijing_multisite", Required = true };
        Option<double> effort = new("--effort") { Description = "The share of the usual number of trees", DefaultValueFactory = _ => 1 };
        Option<int> stations = new("--stations") { Description = "Of the nation", DefaultValueFactory = _ => 1500 };
        Option<int> days = new("--days") { Description = "Days that are learned from; the size of a model and the time of a forecast do not depend on it", DefaultValueFactory = _ => 1096 };
        var command = new Command("forecasts", "Training and making of forecasts for three days: time, size") { data, effort, stations, days };
        command.SetAction((parsed, cancel) =>
        {
            Machine.Print();
            if (!MultisiteFolder.Read(parsed.GetValue(data)!).TryGet(out var panel, out var error))
            {
                Console.Error.WriteLine(error.ToString());
                return Task.FromResult(2);
            }
            return Task.FromResult(Run(panel, parsed.GetValue(effort), parsed.GetValue(stations), parsed.GetValue(days), cancel));
        });
        return command;
    }

    private static int Run(Panel panel, double effort, int stations, int days, CancellationToken cancel)
    {
        var until = Math.Min(24 * days, panel.HourOf(Until));
        panel = Last(panel, panel.HourOf(Until), until);
        var plan = new TrainingPlan(PanelFactor.Pm25, TrainingPlan.ThreeDays, WeatherUse.None, until, [until * 2 / 3], Effort: effort);
        var began = Stopwatch.GetTimestamp();
        var trained = ForecastModel.Train(panel, plan, Environment.ProcessorCount, new(null, cancel));
        if (!trained.TryGet(out var model, out var problem))
        {
            Console.Error.WriteLine(problem.En);
            return 1;
        }
        Console.WriteLine($"training: {Stopwatch.GetElapsedTime(began).TotalSeconds:N0} s for {plan.Horizons.Length} horizons, {panel.Sites.Length} stations, {until:N0} hours, effort {effort}");
        using var file = new MemoryStream();
        model.Write(file);
        var reading = new Samples();
        for (var i = 0; i < 5; i++)
        {
            file.Position = 0;
            var from = Stopwatch.GetTimestamp();
            model = ForecastModel.Read(file);
            reading.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
        }
        Console.WriteLine($"model: {file.Length / 1e6:N1} MB, read in {reading.Median:N2} s (median of {reading.Count})");
        Time(model, panel, until, 9);
        Time(model, Nation(panel, until, stations), KnownHours - 1, 3);
        return 0;
    }

    private const int KnownHours = 241;

    /// <summary>So many hours up to one, and that one.</summary>
    private static Panel Last(Panel from, int until, int hours)
    {
        var part = new Panel(from.At(until - hours), hours + 1, from.Sites, from.Clock);
        foreach (var factor in Enum.GetValues<PanelFactor>())
            for (var site = 0; site < from.Sites.Length; site++) from[factor, site][(until - hours)..(until + 1)].CopyTo(part[factor, site]);
        return part;
    }

    private static void Time(ForecastModel model, Panel panel, int hour, int runs)
    {
        var times = new Samples();
        for (var i = 0; i < runs; i++)
        {
            var from = Stopwatch.GetTimestamp();
            var made = model.Forecast(panel, hour);
            times.Add(Stopwatch.GetElapsedTime(from).TotalSeconds);
            if (made.Count(m => m.Hours.Length == model.Reach) < panel.Sites.Length / 2) throw new InvalidOperationException("Most stations have no forecast: the bench measures nothing.");
        }
        Console.WriteLine($"{panel.Sites.Length:N0} stations × {model.Reach} hours: {times.Median:N2} s (median of {runs}, most {times.Max:N2})");
    }

    /// <summary>Stations about 80 km apart in clusters as cities are, each with the hours of one of the twelve.</summary>
    private static Panel Nation(Panel from, int until, int stations)
    {
        var random = new Random(1);
        var nation = new Panel(from.At(until - KnownHours + 1), KnownHours, [.. Enumerable.Range(0, stations).Select(i =>
            new PanelSite($"S{i}", new LonLat(100 + i / from.Sites.Length % 20 + 0.1 * random.NextDouble(), 24 + i / from.Sites.Length / 20 * 2 + 0.1 * random.NextDouble())))], from.Clock);
        foreach (var factor in Enum.GetValues<PanelFactor>())
            for (var site = 0; site < stations; site++)
                from[factor, site % from.Sites.Length][(until - KnownHours + 1)..(until + 1)].CopyTo(nation[factor, site]);
        return nation;
    }
}
