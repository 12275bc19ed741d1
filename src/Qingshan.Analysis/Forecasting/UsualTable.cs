using System.Collections.Immutable;

namespace Qingshan.Analysis.Forecasting;

/// <summary>
/// What is usual at the sites of a model, for every hour of the day and every third day of the year, by the hours that it was learned from: kept with the
/// model, whose forecasts are drawn towards it and are always held against the same.
/// </summary>
public sealed class UsualTable
{
    private const int Days = (366 + Climatology.DaysApart - 1) / Climatology.DaysApart, Hours = 24;
    private static readonly int Width = 1 + ForecastDistribution.Learned.Length;

    // Three digits are enough of what is an average of years, and a nation has thousands of sites.
    private readonly Dictionary<string, Half[]> _of;
    private readonly TimeSpan _clock;

    private UsualTable(TimeSpan clock, Dictionary<string, Half[]> of) => (_clock, _of) = (clock, of);

    internal static UsualTable Of(Panel panel, Climatology climatology, CancellationToken cancel)
    {
        var of = new Dictionary<string, Half[]>();
        for (var site = 0; site < panel.Sites.Length; site++)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = of[panel.Sites[site].Code] = new Half[Days * Hours * Width];
            Array.Fill(rows, Half.NaN);
            for (var place = 0; place < Days * Hours; place++)
            {
                // Of a leap year, which has every day that there is.
                var usual = climatology.Near(site, new DateTime(2016, 1, 1, place % Hours, 0, 0, DateTimeKind.Utc).AddDays(DayOf(place / Hours) - 1));
                if (usual.Distribution is not { } distribution) continue;
                rows[place * Width] = (Half)usual.Mean;
                for (var i = 0; i < distribution.Values.Length; i++) rows[place * Width + 1 + i] = (Half)distribution.Values[i];
            }
        }
        return new(panel.Clock, of);
    }

    /// <summary>What is usual at an hour.</summary>
    /// <param name="site">The code of the site.</param>
    /// <param name="hour">The beginning of the hour, UTC.</param>
    /// <returns>Mean and distribution; without either where nothing is known, and for a site that the model was not learned from.</returns>
    public Usual At(string site, DateTime hour)
    {
        if (!_of.TryGetValue(site, out var rows)) return Usual.Unknown;
        var local = hour + _clock;
        var row = rows.AsSpan((PlaceOf(local) * Hours + local.Hour) * Width, Width);
        if (Half.IsNaN(row[0])) return Usual.Unknown;
        var values = ImmutableArray.CreateBuilder<double>(Width - 1);
        foreach (var value in row[1..]) values.Add((double)value);
        return new Usual((double)row[0], new(ForecastDistribution.Learned, values.MoveToImmutable()));
    }

    /// <summary>Which of the kept days is nearest to one.</summary>
    internal static int PlaceOf(DateTime local) => (local.DayOfYear - 1) / Climatology.DaysApart;

    /// <summary>The day of the year in the middle of those that a kept one stands for.</summary>
    internal static int DayOf(int place) => place * Climatology.DaysApart + 2;

    internal void Write(BinaryWriter to)
    {
        to.Write(_clock.Ticks);
        to.Write(_of.Count);
        foreach (var (site, rows) in _of)
        {
            to.Write(site);
            foreach (var value in rows) to.Write(value);
        }
    }

    internal static UsualTable Read(BinaryReader from)
    {
        var (clock, of) = (new TimeSpan(from.ReadInt64()), new Dictionary<string, Half[]>());
        for (var count = from.ReadInt32(); count > 0; count--)
        {
            var rows = of[from.ReadString()] = new Half[Days * Hours * Width];
            for (var i = 0; i < rows.Length; i++) rows[i] = from.ReadHalf();
        }
        return new(clock, of);
    }
}
