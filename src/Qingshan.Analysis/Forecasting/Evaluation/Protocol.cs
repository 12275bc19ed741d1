using System.Collections.Immutable;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Forecasting.Evaluation;

/// <summary>
/// A fixed way to hold forecasts of PM2.5 against others on the public hours of twelve stations in Beijing, 2013-03 to 2017-02: the same training time,
/// the same test time, the same pairs, whoever forecasts.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Horizons">How many hours ahead.</param>
/// <param name="Uses">The kinds of coming weather that forecasts are made with, each for itself; observed weather is an upper bound of forecast weather.</param>
/// <param name="ForMedian">Whether the absolute error is scored.</param>
/// <param name="Until">The first day, in local time, whose targets are not learned from.</param>
/// <param name="Calibration">First days of the times that weights, intervals and thresholds are learned on.</param>
/// <param name="From">The first day of the test.</param>
/// <param name="To">The first day after it.</param>
public sealed record Protocol(
    string Name, ImmutableArray<int> Horizons, ImmutableArray<WeatherUse> Uses, bool ForMedian, DateOnly Until, ImmutableArray<DateOnly> Calibration, DateOnly From, DateOnly To)
{
    /// <summary>Six horizons, three years to learn from, one to test; PM2.5 above 150 µg/m³ is the event.</summary>
    public static readonly Protocol A = new(
        "A", [1, 6, 12, 24, 48, 72], [WeatherUse.None, WeatherUse.AtTheHour, WeatherUse.UntilTheHour], false, new(2016, 3, 1), [new(2014, 3, 1), new(2015, 3, 1)], new(2016, 3, 1), new(2017, 3, 1));

    /// <summary>Every hour of the next day, tested on a winter, with eight months between that are not looked at.</summary>
    public static readonly Protocol B = new("B", [.. Enumerable.Range(1, 24)], [WeatherUse.None], true, new(2016, 3, 1), [new(2015, 3, 1)], new(2016, 11, 1), new(2017, 3, 1));

    /// <summary>The same a year earlier, for choosing how to forecast without looking at the test. Before that there is nothing left to calibrate on.</summary>
    /// <returns>The rehearsal.</returns>
    public Protocol Rehearsal() => this with
    {
        Name = $"{Name}-1", Until = Until.AddYears(-1), From = From.AddYears(-1), To = To.AddYears(-1), Calibration = [Calibration[^1].AddYears(-1)],
    };

    /// <summary>Trains and tests.</summary>
    /// <param name="panel">The hours.</param>
    /// <param name="threads">How many horizons side by side.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>A trial for each kind of coming weather, in their order; a problem with too little data.</returns>
    public Analysed<ImmutableArray<Trial>> Run(Panel panel, int threads, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(work);
        var trials = ImmutableArray.CreateBuilder<Trial>();
        foreach (var use in Uses)
        {
            // Distributions are asked of what can be known; with observed weather only the mean.
            // A year tells how much each member of a mean counts; two are for how often something rare comes.
            ImmutableArray<DateOnly> calibration = use == WeatherUse.None ? Calibration : Calibration[^1..];
            var plan = new TrainingPlan(PanelFactor.Pm25, Horizons, use, HourOf(Until), [.. calibration.Select(HourOf)], WithDistribution: use == WeatherUse.None && !ForMedian, ForMedian: ForMedian);
            var part = work.Part((double)trials.Count / Uses.Length, (trials.Count + 1.0) / Uses.Length);
            if (!Trial.Run(panel, plan, HourOf(From), HourOf(To), threads, part).TryGet(out var trial, out var problem)) return problem;
            trials.Add(trial);
        }
        return trials.ToImmutable();

        int HourOf(DateOnly day) => panel.HourOf(DateTime.SpecifyKind(day.ToDateTime(TimeOnly.MinValue), DateTimeKind.Utc) - panel.Clock);
    }}
