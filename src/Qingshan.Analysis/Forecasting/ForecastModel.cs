using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using Qingshan.Analysis.Forecasting.Features;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Analysis.Learning;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Forecasting;

/// <summary>Trees for every horizon, with what their errors on later times said of them: makes forecasts of any sites that measure what it learned from.</summary>
public sealed class ForecastModel
{
    private const string Mark = "qingshan forecast 2";

    /// <summary>Rows that are learned from at most; of a large panel hours are left out, at each site others.</summary>
    public const int MostRows = 600_000;

    /// <summary>Hours with a value that each part needs that is learned from or calibrated on.</summary>
    public const int Least = HorizonModel.Least;

    /// <summary>How many courses there are at most.</summary>
    public const int MostCourses = HorizonModel.PathOrigins;

    private readonly ImmutableArray<HorizonModel> _horizons;

    private ForecastModel(PanelFactor target, WeatherUse weather, DateTime learnedFrom, DateTime learnedUntil, UsualTable usual, ImmutableArray<HorizonModel> horizons) =>
        (Target, Weather, LearnedFrom, LearnedUntil, Usual, _horizons) = (target, weather, learnedFrom, learnedUntil, usual, horizons);

    /// <summary>What is forecast.</summary>
    public PanelFactor Target { get; }

    /// <summary>Which coming weather it needs.</summary>
    public WeatherUse Weather { get; }

    /// <summary>The first hour that was learned from, UTC.</summary>
    public DateTime LearnedFrom { get; }

    /// <summary>The first hour after those that were learned from, UTC.</summary>
    public DateTime LearnedUntil { get; }

    /// <summary>What is usual at the sites that it was learned from.</summary>
    public UsualTable Usual { get; }

    /// <summary>A value above it is the event whose probability is forecast.</summary>
    public double EventLevel => _horizons[0].EventLevel;

    /// <summary>How many hours ahead it reaches.</summary>
    public int Reach => _horizons[^1].Hours;

    /// <summary>The probability from which on an alarm hits most, so many hours ahead.</summary>
    /// <param name="hours">How many hours ahead.</param>
    /// <returns>That of the next horizon that was learned; NaN where no event was.</returns>
    public double Alarm(int hours) => _horizons.First(h => h.Hours >= hours).Calibration.Alarm;

    /// <summary>Learns a model.</summary>
    /// <param name="panel">The data.</param>
    /// <param name="plan">What is learned.</param>
    /// <param name="threads">How many horizons side by side.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>The model; a problem with too little data, or without LightGBM.</returns>
    public static Analysed<ForecastModel> Train(Panel panel, TrainingPlan plan, int threads, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(work);
        var stride = (int)Math.Max(1, (long)panel.Sites.Length * plan.Until / MostRows);
        var (horizons, done) = (new Analysed<HorizonModel>[plan.Horizons.Length], 0);
        var usual = new KnownUsual(panel, plan.Target);
        try
        {
            Learner.ForEachHorizon(panel, plan, stride, threads, (at, table, binned) =>
            {
                horizons[at] = HorizonModel.Train(panel, table, binned, plan.Horizons[at], plan, usual, work.Cancel);
                work.At((double)Interlocked.Increment(ref done) / horizons.Length);
            }, work.Cancel);
        }
        catch (DllNotFoundException)
        {
            return BoostedTrees.NoLibrary;
        }
        foreach (var horizon in horizons)
            if (!horizon.IsOk) return horizon.Problem!;
        return new ForecastModel(plan.Target, plan.Weather, panel.Start, panel.At(plan.Until), UsualTable.Of(panel, usual.Before(plan.Until), work.Cancel), [.. horizons.Select(h => h.Value)]);
    }

    /// <summary>Makes a forecast for every site.</summary>
    /// <param name="panel">What is known up to the hour, and the coming weather behind it where the model looks at it.</param>
    /// <param name="hour">The last hour that is known, by its place; ten days before it are looked at.</param>
    /// <returns>A forecast for each site, in their order.</returns>
    public ImmutableArray<SiteForecast> Forecast(Panel panel, int hour)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var window = panel.Window(hour - KnownFeatures.Memory, hour, hour + Reach);
        var now = window.HourOf(panel.At(hour));
        var forecasts = new SiteForecast[panel.Sites.Length];
        Parallel.For(0, forecasts.Length, site => forecasts[site] = new SiteForecast(panel.Sites[site], panel.At(hour), Of(window, site, now)));
        return [.. forecasts];
    }

    /// <summary>
    /// Courses that the values may take, for what depends on several hours together, such as the mean of a day: each follows the errors of one past
    /// forecast through the distributions of this one (Clark et al. 2004, the "Schaake shuffle"). The same number is the same past forecast at every
    /// site, so that means over sites can be taken.
    /// </summary>
    /// <param name="forecast">A forecast of this model.</param>
    /// <returns>For each course a value for each hour; none where there are no distributions.</returns>
    public ImmutableArray<double[]> Courses(SiteForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        if (forecast.Hours.IsEmpty || forecast.Hours[0].Distribution is null) return [];
        var courses = ImmutableArray.CreateBuilder<double[]>();
        for (var k = 0; k < HorizonModel.PathOrigins; k++)
        {
            // A past forecast of which most of the truth is missing says nothing of courses.
            (int Hours, float Rank)[] known = [.. _horizons.Select(h => (h.Hours, h.Ranks[k])).Where(h => !float.IsNaN(h.Item2))];
            if (known.Length * 2 < _horizons.Length) continue;
            courses.Add([.. forecast.Hours.Select(h => h.Distribution!.Quantile(Math.Clamp(RankAt(known, h.Hours), 0.001, 0.999)))]);
        }
        return courses.ToImmutable();
    }

    /// <summary>Writes the model, compressed.</summary>
    /// <param name="stream">Where to; left open.</param>
    public void Write(Stream stream)
    {
        using var to = new BinaryWriter(new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true), Encoding.UTF8);
        to.Write(Mark);
        to.Write((byte)Target);
        to.Write((byte)Weather);
        to.Write(LearnedFrom.Ticks);
        to.Write(LearnedUntil.Ticks);
        Usual.Write(to);
        to.Write(_horizons.Length);
        foreach (var horizon in _horizons) horizon.Write(to);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Where from; left open.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidDataException">What is there is no model of this version.</exception>
    public static ForecastModel Read(Stream stream)
    {
        using var from = new BinaryReader(new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true), Encoding.UTF8);
        if (from.ReadString() != Mark) throw new InvalidDataException("This is no forecast model of this version.");
        return new ForecastModel(
            (PanelFactor)from.ReadByte(), (WeatherUse)from.ReadByte(), new DateTime(from.ReadInt64(), DateTimeKind.Utc), new DateTime(from.ReadInt64(), DateTimeKind.Utc),
            UsualTable.Read(from), [.. Enumerable.Range(0, from.ReadInt32()).Select(_ => HorizonModel.Read(from))]);
    }

    private ImmutableArray<HorizonForecast> Of(Panel window, int site, int now)
    {
        var known = KnownFeatures.Of(window, Target, site).Select(c => c.Values[now]).ToArray();
        if (float.IsNaN(known[KnownFeatures.Last])) return [];
        return SiteForecast.EachHour([.. _horizons.Select(h => h.Predict(
            Weather == WeatherUse.None ? known : [.. known, .. ComingWeather.Of(window, site, h.Hours, Weather).Select(c => c.Values[now])],
            Usual.At(window.Sites[site].Code, window.At(now + h.Hours))))]);
    }

    private static double RankAt((int Hours, float Rank)[] known, int hours)
    {
        var next = Array.FindIndex(known, k => k.Hours >= hours);
        if (next <= 0) return next < 0 ? known[^1].Rank : known[0].Rank;
        var (from, to) = (known[next - 1], known[next]);
        return from.Rank + (to.Rank - from.Rank) * (double)(hours - from.Hours) / (to.Hours - from.Hours);
    }
}
