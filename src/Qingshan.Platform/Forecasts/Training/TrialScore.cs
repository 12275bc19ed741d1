using System.Text.Json;
using Qingshan.Analysis.Forecasting.Evaluation;

namespace Qingshan.Platform.Forecasts;

/// <summary>How a model did in its trial so many hours ahead, beside forecasts without skill. Null where it cannot be said.</summary>
/// <param name="Success">The CSI of its alarms.</param>
/// <param name="MeanSuccess">The CSI of "the mean is above the level".</param>
public sealed record TrialScore(
    int Hours, int Count, int Events, double? Rmse, double? Mae, double? Bias, double? Success, double? MeanSuccess, double? Pinball, double? Coverage50, double? Coverage90, double? Brier,
    double? PersistenceRmse, double? PersistenceMae, double? PersistenceSuccess, double? ClimatologyRmse, double? ClimatologyMae, double? ClimatologyPinball)
{
    internal static TrialScore Of(ForecastScores s) => new(
        s.Hours, s.Count, s.Events, Known(s.Mean.Rmse), Known(s.Mean.Mae), Known(s.Mean.Bias), Known(s.AlarmSuccess), Known(s.Mean.Success), Known(s.Pinball), Known(s.Coverage50), Known(s.Coverage90),
        s.Event is { } e ? Known(e.Brier) : null, Known(s.Persistence.Rmse), Known(s.Persistence.Mae), Known(s.Persistence.Success), Known(s.Climatology.Rmse), Known(s.Climatology.Mae), Known(s.UsualPinball));

    internal static string Write(IEnumerable<TrialScore> scores) => JsonSerializer.Serialize(scores);

    internal static IReadOnlyList<TrialScore> Read(string scores) => JsonSerializer.Deserialize<List<TrialScore>>(scores)!;

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
