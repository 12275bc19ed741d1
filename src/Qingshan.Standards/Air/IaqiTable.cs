using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>The break points of one edition of HJ 633, ready for computing: exact in decimal, so that rounding up never slips.</summary>
internal sealed class IaqiTable
{
    private static readonly ConcurrentDictionary<StandardEdition, IaqiTable> Tables = new();
    private readonly FrozenDictionary<(AirPollutant, AirMean), (decimal Concentration, int Iaqi)[]> rows;

    private IaqiTable(StandardEdition edition) => rows = (
        from pollutant in AirPollutants.All
        from mean in (AirMean[])[AirMean.Hour, AirMean.EightHours, AirMean.Day]
        let points = StandardNumbers.Of(edition, pollutant.Code()).Where(n => n.Condition?.Key == mean.Key())
            .Select(n => (n.Value, int.Parse(n.Level!.Key.AsSpan("iaqi-".Length), CultureInfo.InvariantCulture))).ToArray()
        where points.Length > 0
        select KeyValuePair.Create((pollutant, mean), points)).ToFrozenDictionary();

    public static IaqiTable Of(StandardEdition edition) => Tables.GetOrAdd(edition, e => new(e));

    public bool Has(AirPollutant pollutant, AirMean mean) => rows.ContainsKey((pollutant, mean));

    /// <summary>
    /// The index of a rounded concentration, rounded up. Above the last break point it stays at its index: 200 for an hour of sulphur
    /// dioxide above 800 µg/m³, 300 for 8 h of ozone above 800 µg/m³, otherwise 500.
    /// </summary>
    public (int Iaqi, bool AboveTable) Index(AirPollutant pollutant, AirMean mean, decimal concentration)
    {
        var points = rows[(pollutant, mean)];
        for (var i = 1; i < points.Length; i++)
        {
            var (low, high) = (points[i - 1], points[i]);
            if (concentration > high.Concentration) continue;
            var index = ((high.Iaqi - low.Iaqi) * (concentration - low.Concentration) / (high.Concentration - low.Concentration)) + low.Iaqi;
            return ((int)decimal.Ceiling(index), false);
        }
        return (points[^1].Iaqi, true);
    }
}
