using Qingshan.Analysis.Methods;
using Qingshan.Analysis.Sources;
using Qingshan.Analysis.Space;

namespace Qingshan.Applications.Haze;

/// <summary>来源并排 · What each kind of evidence that the platform has says of where a pollutant of a city comes from.</summary>
/// <param name="From">The first hour that was looked at, Beijing time.</param>
/// <param name="To">The last.</param>
/// <param name="Polar">By the mean wind of the stations, of all that is measured.</param>
/// <param name="Near">The same of what is above the background of the region.</param>
/// <param name="Held">What the ledger holds as an inventory; its amounts are for those who see what is internal.</param>
/// <param name="Inventory">That inventory as the city sees it; null where there is none.</param>
/// <param name="InventoryLacks">Why an inventory could not be held against the wind.</param>
/// <param name="Open">The kinds of evidence that everybody sees, side by side.</param>
/// <param name="Whole">The same with the inventory.</param>
public sealed record CitySources(
    DateTime From, DateTime To, PolarEvidence Polar, PolarEvidence? Near, CityInventory Held, InventoryEvidence? Inventory, Platform.Common.Text? InventoryLacks, SourceComparison Open, SourceComparison Whole)
{
    /// <summary>Eight can be named in words; a mean wind of a city knows no finer ones.</summary>
    public const int Sectors = 8;

    internal static Analysed<CitySources> Of(CityAir city, StudyAsk ask, DateTime[] times, double[] values, CityInventory held, MethodWork work)
    {
        var (first, last) = ask.Period is { } period ? (period.First.ToDateTime(default), period.Last.AddDays(1).ToDateTime(default)) : (times[0], times[^1].AddHours(1));
        int[] rows = [.. Enumerable.Range(0, times.Length).Where(h => times[h] >= first && times[h] < last)];
        double[] Of(double[] row) => [.. rows.Select(h => row[h])];
        var (speed, direction) = (Of(city.Weather.WindSpeed!), Of(city.Weather.WindDirection!));
        if (!PolarEvidence.Of(speed, direction, Of(values), Sectors).TryGet(out var polar, out var problem)) return problem;
        work.At(0.4);
        // The background is of the hours around, which may lie outside of the period.
        var near = PolarEvidence.Of(speed, direction, Of(PolarEvidence.Local(values)), Sectors) is { IsOk: true, Value: var local } ? local : null;
        work.At(0.8);
        InventoryEvidence? inventory = null;
        AnalysisProblem? lacks = null;
        if (held.Sources.Count > 0) InventoryEvidence.Of(held.Sources, ReceptorOf(city), polar.Frequency).TryGet(out inventory, out lacks);
        SourceView[] open = near is null ? [polar.View()] : [polar.View(), near.View() with { Name = new("极坐标（减去区域背景）", "Polar (less the background)") }];
        return new CitySources(times[rows[0]], times[rows[^1]], polar, near, held, inventory, lacks is null ? null : new Platform.Common.Text(lacks.Zh, lacks.En), SourceComparison.Of(open), SourceComparison.Of(inventory is null ? open : [.. open, inventory.View()]));
    }

    /// <summary>The middle of the stations.</summary>
    internal static LonLat ReceptorOf(CityAir city)
    {
        var places = city.Place.Stations.Select(s => s.Place).OfType<Platform.Ledger.Place>().ToList();
        return places.Count == 0 ? new(double.NaN, double.NaN) : new(places.Average(p => p.Longitude), places.Average(p => p.Latitude));
    }
}
