using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Time;

/// <summary><see cref="ExceedanceRuns"/> as it is offered to a person.</summary>
internal static class ExceedanceRunsMethod
{
    public static Method Method { get; } = new()
    {
        Name = "exceedance-runs",
        Group = MethodGroup.Time,
        Zh = "连续超限时段",
        En = "Runs of exceedance",
        AboutZh = "数值连续高于限值的每一段：起止、时长、均值、最大值；如连续超标小时、污染过程。",
        AboutEn = "Every run of values above a limit: from when to when, how long, its mean and its maximum.",
        Source = "Run lengths; openair selectRunning",
        Cost = "O(n)",
        Columns = [SeriesInput.Time, SeriesInput.Value],
        Options =
        [
            MethodOption.Number("limit", 75, -1e12, 1e12, "限值（与数值同单位），等于限值不算超", "Limit in the unit of the values; a value that equals it is not above it"),
            MethodOption.Whole("shortest", 1, 1, 1_000_000, "至少多少个值才算一段", "The fewest values of a run"),
            MethodOption.Whole("bridge", 0, 0, 1_000_000, "中间缺测不超过多少步时仍算同一段", "How many missing steps in a row do not end a run"),
        ],
        Openair = ["selectRunning"],
        Run = (input, _) => SeriesInput.Of(input).Then(series => ExceedanceRuns.Of(series, input.Number("limit"), input.Whole("shortest"), input.Whole("bridge")).Then<MethodResult>(runs => new MethodResult()
            .With("runCount", runs.Length).With("valuesAbove", runs.Sum(r => r.Values)).With("longest", runs.IsEmpty ? 0 : runs.Max(r => r.Steps)).With("meanLength", runs.IsEmpty ? double.NaN : runs.Average(r => r.Steps))
            .With("runs", new("from", Times: [.. runs.Select(r => r.From)]), new("to", Times: [.. runs.Select(r => r.To)]), new("steps", [.. runs.Select(r => (double)r.Steps)]),
                new("values", [.. runs.Select(r => (double)r.Values)]), new("mean", [.. runs.Select(r => r.Mean)]), new("max", [.. runs.Select(r => r.Max)])))),
    };
}
