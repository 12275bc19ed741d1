using System.Globalization;
using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Time;

namespace Qingshan.Analysis.Trend;

/// <summary><see cref="Pettitt"/> as it is offered to a person.</summary>
internal static class PettittMethod
{
    public static Method Method { get; } = new()
    {
        Name = "pettitt",
        Group = MethodGroup.Trend,
        Zh = "Pettitt 突变点检验",
        En = "Pettitt change-point test",
        AboutZh = "数据的水平是否在某一时刻发生突变，在何时；例如治理设施投运、仪器更换。",
        AboutEn = "Whether the level of the values changed at one time, and when: new abatement, another instrument.",
        Source = "Pettitt (1979), Applied Statistics 28",
        Cost = "O(n log n)",
        Columns = [new("value", "数值（没有时刻列时按时间排列）", "Values (without times: in their order)"), new("time", "时刻", "Times", ColumnKind.Time, Required: false)],
        Run = Run,
    };

    private static Analysed<MethodResult> Run(MethodInput input, MethodWork work)
    {
        var (values, times) = (input.Table.Numbers("value"), Array.Empty<DateTime>());
        if (input.Table.Has("time"))
        {
            // Only the order of time matters: samples need not be equally spaced.
            if (!TimeRows.Order(input.Table.Times("time")).TryGet(out var order, out var wrong)) return wrong;
            (values, times) = (TimeRows.In<double>(order, values), TimeRows.In<DateTime>(order, input.Table.Times("time")));
        }
        return Pettitt.Of(values).Then<MethodResult>(found => new MethodResult()
            .With("count", found.Count).With("k", found.K).With("p", found.P).With("lastBefore", found.Last).With("medianBefore", found.MedianBefore).With("medianAfter", found.MedianAfter)
            .With("change", found.P >= 0.05 ? "none" : found.MedianAfter > found.MedianBefore ? "up" : "down")
            .With("lastTimeBefore", times.Length > 0 ? times[found.Last].ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : ""));
    }
}
