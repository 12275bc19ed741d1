using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>Months of what was measured: masses and means, for totals and for the tax.</summary>
internal static class FactorMonths
{
    public static IReadOnlyList<FactorMonth> Of(FactorMeasured measured, CompliancePeriod period)
    {
        var from = MassFromOf(measured);
        var (hours, hands) = (measured.Hours.Where(h => h.Valid).ToLookup(h => BeijingMonth.Of(h.Start)), measured.ByHand.Where(r => r.Valid).ToLookup(r => BeijingMonth.Of(r.At)));
        var above = HeldAgainst.Automatic(measured).Concat(HeldAgainst.ByHand(measured)).Where(v => v.Above).Select(v => BeijingMonth.Of(v.At)).ToHashSet();
        return [.. period.Months.Select(Month)];

        FactorMonth Month(BeijingMonth month)
        {
            var mean = hours[month].Any() ? hours[month].Average(h => h.Value) : hands[month].Any() ? hands[month].Average(r => r.Value) : double.NaN;
            var masses = hours[month].Select(h => MassOf(h, from)).Where(double.IsFinite).ToList();
            var limit = HeldAgainst.UpperAt(measured, month.Start) ?? HeldAgainst.UpperAt(measured, month.End.AddTicks(-1));
            return new(month, mean, limit is > 0 ? mean / limit.Value : double.NaN, above.Contains(month), masses.Count == 0 ? double.NaN : masses.Sum(), masses.Count, from);
        }
    }

    /// <summary>Whichever covers more hours; what the device says itself where both cover the same.</summary>
    public static MassFrom MassFromOf(FactorMeasured measured)
    {
        var (device, flow) = (measured.Hours.Count(h => h.Valid && double.IsFinite(h.TotalKg)), measured.Hours.Count(h => h.Valid && double.IsFinite(h.FlowKg)));
        return device == 0 && flow == 0 ? MassFrom.Nothing : device >= flow ? MassFrom.Device : MassFrom.Flow;
    }

    public static double MassOf(HourValue hour, MassFrom from) => from switch
    {
        MassFrom.Device => hour.TotalKg,
        MassFrom.Flow => hour.FlowKg,
        _ => double.NaN,
    };
}
