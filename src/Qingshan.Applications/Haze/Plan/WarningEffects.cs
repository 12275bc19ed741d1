using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Warnings;
using Qingshan.Standards;

namespace Qingshan.Applications.Haze;

/// <summary>
/// What warnings did to the air of their city, as <see cref="WindowEffect"/> estimates it. That takes a minute, so that it is done in the background,
/// one after another, and kept while the program runs.
/// </summary>
public sealed class WarningEffects(SeriesBook series, IObservationStore store, TimeProvider time, ILogger<WarningEffects> log) : IDisposable
{
    /// <summary>So many years are learned from.</summary>
    private const int Years = 5;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<(string Number, MeasureWindow Window), Task<Result<EffectOnAir>>> _made = new();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _one.Dispose();
    }

    /// <summary>The whole days of a warning; null where it has none yet.</summary>
    public static MeasureWindow? WindowOf(IssuedWarning warning)
    {
        if (warning is not { From: { } from, LiftedAt: { } lifted } || lifted <= from) return null;
        return new(DateOnly.FromDateTime(BeijingTime.FromUtc(from)), DateOnly.FromDateTime(BeijingTime.FromUtc(lifted.AddTicks(-1))));
    }

    /// <summary>What is known: the result, or null while it is computed, or where it has not been begun.</summary>
    /// <param name="begin">Begins with it where nobody has.</param>
    public Result<EffectOnAir>? Of(IssuedWarning warning, CityAir city, IEnumerable<IssuedWarning> others, bool begin)
    {
        if (WindowOf(warning) is not { } window) return null;
        var key = (warning.Number, window);
        if (!_made.TryGetValue(key, out var task))
        {
            if (!begin) return null;
            IReadOnlyList<MeasureWindow> around = [.. others.Where(o => o.Id != warning.Id).Select(WindowOf).OfType<MeasureWindow>()];
            task = _made.GetOrAdd(key, _ => Task.Run(() => MakeAsync(window, city, around, _stop.Token), _stop.Token));
        }
        if (task.IsCompletedSuccessfully) return task.Result;
        if (task.Exception is not { } broken) return null;
        log.LogError(broken, "The effect of the warning {Number} could not be computed", warning.Number);
        return HazeErrors.NoAnswer.Of(new Text("计算意外中断，见日志。", "The computation broke off; see the log."));
    }

    private async Task<Result<EffectOnAir>> MakeAsync(MeasureWindow window, CityAir city, IReadOnlyList<MeasureWindow> others, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var end = Math.Min(city.Hours.Count, (int)(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime) - city.Hours.Start).TotalHours);
            var first = Math.Max(0, end - Years * 366 * 24);
            var (from, count) = (city.Hours.TimeOf(first), end - first);
            if (count <= 0) return HazeErrors.NoAnswer.Of(new Text("没有小时值。", "There are no hours."));
            var weather = await new CityWeather(series, store).ReadAsync(city.Place.Stations, BeijingTime.ToUtc(from), BeijingTime.ToUtc(from.AddHours(count)), cancel);
            var columns = weather.Over(BeijingTime.ToUtc(from), count);
            double[][] of = [.. new[] { columns.Temperature, columns.DewPoint, columns.Pressure, columns.WindSpeed, Component(columns, Math.Sin), Component(columns, Math.Cos), columns.Rain }.OfType<double[]>().Where(c => c.Count(double.IsFinite) * 2 > count)];
            DateTime[] times = [.. Enumerable.Range(0, count).Select(h => from.AddHours(h))];
            double[] values = [.. Enumerable.Range(first, count).Select(h => city.Hours.CityMean[h])];
            var options = EffectOptions.Default with { Others = [.. others.Where(o => !o.Near(window, 0))] };
            return EffectHours.Of(times, values, of).Then(hours => WindowEffect.Of(hours, window, options, new MethodWork(null, cancel))).TryGet(out var e, out var problem)
                ? new EffectOnAir(window.ToString(), e.Observed, e.Counterfactual, e.Percent, e.PercentLow, e.PercentHigh, e.P, e.Detectable, e.Placebos.Length) : HazeErrors.Of(problem);
        }
        finally
        {
            _one.Release();
        }
    }

    private static double[]? Component(Analysis.Episodes.EpisodeColumns columns, Func<double, double> part) => columns is { WindSpeed: { } speed, WindDirection: { } direction }
        ? [.. speed.Zip(direction, (s, d) => -s * part(d * Math.PI / 180))] : null;
}
