using Qingshan.Analysis.Forecasting;
using Qingshan.Analysis.Forecasting.Evaluation;
using Qingshan.Analysis.Forecasting.Training;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Tests.Forecasting;

public sealed class ForecastModelTests
{
    private static readonly TrainingPlan Plan = SmallCity.Plan();
    private static readonly Trial Trial = Trial.Run(SmallCity.Panel(), Plan, Plan.Until, SmallCity.Hours, 1, MethodWork.Quiet).Value;
    private static readonly ForecastModel Model = ForecastModel.Train(SmallCity.Panel(), Plan, 1, MethodWork.Quiet).Value;

    /// <summary>The wind of six hours ago decides: who learned that beats the value now and what is usual.</summary>
    [Fact]
    public void A_law_in_the_data_is_learned()
    {
        var sixHours = Trial.Scores[^1];
        Assert.Equal(6, sixHours.Hours);
        Assert.True(sixHours.Mean.Rmse < 0.75 * sixHours.Persistence.Rmse, $"{sixHours.Mean.Rmse} against {sixHours.Persistence.Rmse}");
        Assert.True(sixHours.Pinball < 0.75 * sixHours.UsualPinball);
        Assert.InRange(sixHours.Coverage90, 0.8, 0.97);
        Assert.InRange(sixHours.Event!.Skill, 0.2, 1);
    }

    [Fact]
    public void A_model_says_the_same_after_it_was_written_and_read()
    {
        using var file = new MemoryStream();
        Model.Write(file);
        file.Position = 0;
        var read = ForecastModel.Read(file);
        var (said, again) = (Model.Forecast(SmallCity.Panel(), 2600), read.Forecast(SmallCity.Panel(), 2600));
        for (var site = 0; site < said.Length; site++)
            foreach (var (hour, twin) in said[site].Hours.Zip(again[site].Hours))
            {
                Assert.Equal(hour.Mean, twin.Mean);
                Assert.Equal(hour.Distribution!.Values, twin.Distribution!.Values);
                Assert.Equal(hour.Probability, twin.Probability);
            }
        Assert.Equal((Model.LearnedFrom, Model.LearnedUntil, Model.Alarm(4)), (read.LearnedFrom, read.LearnedUntil, read.Alarm(4)));
    }

    [Fact]
    public void What_is_no_model_is_not_read() =>
        Assert.Throws<InvalidDataException>(() => ForecastModel.Read(new MemoryStream([1, 2, 3])));

    /// <summary>A forecast out of the trial and one out of the model, from the same hour of the same data, are one.</summary>
    [Fact]
    public void The_model_says_what_its_trial_said()
    {
        var forecast = Model.Forecast(SmallCity.Panel(), 2600)[1];
        Assert.Equal([1, 2, 3, 4, 5, 6], forecast.Hours.Select(h => h.Hours));
        foreach (var (at, hours) in Plan.Horizons.Index())
            if (Trial.Pairs[at].FirstOrDefault(p => p.Site == 1 && p.Hour == 2600 + hours) is { Forecast: { } said }) Assert.Equal(said.Mean, forecast.Hours[hours - 1].Mean, 2);
    }

    [Fact]
    public void Who_has_been_silent_for_too_long_gets_no_forecast()
    {
        var panel = SmallCity.Panel();
        panel[PanelFactor.Pm25, 2][2590..2601].Fill(float.NaN);
        var forecasts = Model.Forecast(panel, 2600);
        Assert.Empty(forecasts[2].Hours);
        Assert.NotEmpty(forecasts[0].Hours);
    }

    /// <summary>An instrument says something that cannot be; or the weather does what it never did while a model was learned.</summary>
    [Fact]
    public void What_was_never_seen_does_not_carry_a_forecast_away()
    {
        var panel = SmallCity.Panel();
        panel[PanelFactor.Temperature, 0][2600] = 1e9f;
        panel[PanelFactor.Pressure, 0][2600] = -1e9f;
        panel[PanelFactor.Rain, 0][2590..2601].Fill(500);
        Assert.All(Model.Forecast(panel, 2600)[0].Hours, h => Assert.InRange(h.Mean, 0, 300));
    }

    /// <summary>At each hour the courses lie in the forecast distribution as past observations lay in theirs.</summary>
    [Fact]
    public void Courses_keep_to_the_distribution_of_each_hour_and_hold_together_over_hours()
    {
        var forecast = Model.Forecast(SmallCity.Panel(), 2600)[0];
        var courses = Model.Courses(forecast);
        Assert.InRange(courses.Length, 60, ForecastModel.MostCourses);
        for (var hour = 0; hour < 6; hour++)
        {
            var below = courses.Average(c => c[hour] <= forecast.Hours[hour].Distribution!.Values[3] ? 1.0 : 0);
            Assert.InRange(below, 0.3, 0.7);
        }
        var (third, sixth) = (courses.Select(c => c[2]).ToArray(), courses.Select(c => c[5]).ToArray());
        Assert.True(MathNet.Numerics.Statistics.Correlation.Spearman(third, sixth) > 0.1);
    }

    /// <summary>Three days ahead two fifths of the way to what is usual, where something is known to be; a day ahead none of it.</summary>
    [Fact]
    public void Far_ahead_a_forecast_is_drawn_towards_what_is_usual()
    {
        var model = ForecastModel.Train(SmallCity.Panel(), Plan with { Horizons = [24, 72] }, 1, MethodWork.Quiet).Value;
        var (panel, stranger) = (SmallCity.Panel(), SmallCity.Panel(code: "nobody learned from it"));
        var hour = panel.At(2300 + 72);
        var (said, alone, usual) = (model.Forecast(panel, 2300)[0], model.Forecast(stranger, 2300)[0], model.Usual.At("a", hour));
        Assert.Equal(new Climatology(panel, PanelFactor.Pm25, Plan.Until).At(0, 2300 + 72).Mean, usual.Mean, 5.0);
        Assert.Null(model.Usual.At(stranger.Sites[0].Code, hour).Distribution);
        // A mixture of what is learned and what is usual, by its share.
        Assert.Equal(alone.Hours[^1].Mean + 0.4 * (usual.Mean - alone.Hours[^1].Mean), said.Hours[^1].Mean, 0.01);
        Assert.Equal(alone.Hours[0].Mean, said.Hours[0].Mean);
    }

    [Fact]
    public void Too_little_data_is_said_with_the_number_that_is_needed()
    {
        var problem = ForecastModel.Train(SmallCity.Panel(hours: 600), Plan with { Until = 500, Calibration = [300] }, 1, MethodWork.Quiet).Problem;
        Assert.Contains(ForecastModel.Least.ToString(System.Globalization.CultureInfo.InvariantCulture), problem!.En, StringComparison.Ordinal);
    }
}
