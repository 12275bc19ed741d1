using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>The tax of one outlet and month, line by line.</summary>
public sealed record OutletTax(BeijingMonth Month, MonitoringPoint Point, TaxMedium Medium, IReadOnlyList<TaxLine> Lines);

/// <summary>
/// 环境保护税测算 · What the measured amounts of a period come to: month by month and outlet by outlet, as the law wants it. An estimate out of what was
/// measured, no declaration; what nobody measured is not in it.
/// </summary>
/// <param name="WithoutRate">Taxed lines for which no rate is known.</param>
/// <param name="WithoutAmount">Lines whose amount is not known.</param>
public sealed record PermitTax(CompliancePeriod Period, IReadOnlyList<OutletTax> Outlets, double Yuan, double Equivalents, int WithoutRate, int WithoutAmount)
{
    /// <param name="rateOf">The rate of a factor at a point in a month.</param>
    public static PermitTax Of(CompliancePeriod period, IReadOnlyList<FactorMeasured> measured, Func<MonitoringPoint, TaxMedium, string, BeijingMonth, TaxRate?> rateOf)
    {
        var outlets = new List<OutletTax>();
        foreach (var group in measured.GroupBy(m => m.Point.Id))
        {
            var point = group.First().Point;
            if (MediumOf(point) is not { } medium) continue;
            var taxed = group.Where(m => m.Hours.Count + m.ByHand.Count > 0 && EnvironmentalTax.EquivalentOf(medium, m.Factor) is not null).ToDictionary(m => m.Factor, m => FactorMonths.Of(m, period).ToDictionary(f => f.Month));
            foreach (var month in period.Months)
            {
                List<TaxedAmount> amounts = [.. taxed.Select(f => (f.Key, Month: f.Value[month])).Where(f => double.IsFinite(f.Month.Mean) || double.IsFinite(f.Month.Kilograms)).Select(f => new TaxedAmount(f.Key, f.Month.Kilograms, f.Month.ShareOfLimit, f.Month.EverAbove))];
                if (amounts.Count > 0) outlets.Add(new(month, point, medium, EnvironmentalTax.OfOutlet(medium, amounts, factor => rateOf(point, medium, factor, month))));
            }
        }
        var lines = outlets.SelectMany(o => o.Lines).ToList();
        return new(period, [.. outlets.OrderBy(o => o.Month).ThenBy(o => o.Point.Code, StringComparer.Ordinal)], lines.Where(l => double.IsFinite(l.Yuan)).Sum(l => l.Yuan),
            lines.Where(l => l.Standing == TaxStanding.Taxed).Sum(l => l.Equivalents), lines.Count(l => double.IsNaN(l.Yuan)), lines.Count(l => l.Standing == TaxStanding.NoAmount));
    }

    public static TaxMedium? MediumOf(MonitoringPoint point) => point.Kind switch
    {
        "waste-gas-outlet" => TaxMedium.Air,
        "waste-water-outlet" => TaxMedium.Water,
        _ => null,
    };
}
