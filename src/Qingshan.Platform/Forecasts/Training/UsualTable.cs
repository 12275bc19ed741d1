using Qingshan.Analysis.Forecasting;

namespace Qingshan.Platform.Forecasts;

/// <summary>
/// What is usual at the stations of a model, for each hour of the day and day of the year, by the hours that it was learned from: kept with the model,
/// so that its forecasts are always held against the same.
/// </summary>
internal sealed class UsualTable
{
    private const int Days = 366, Hours = 24;
    private static readonly int Width = 1 + ForecastDistribution.Learned.Length;

    private readonly Dictionary<Guid, float[]> _of;

    private UsualTable(Dictionary<Guid, float[]> of) => _of = of;

    public static UsualTable Of(Panel panel, PanelFactor target, int until, IReadOnlyList<Guid> points, CancellationToken cancel)
    {
        var usual = new Climatology(panel, target, until);
        // A leap year: every day of the year that there is.
        var first = panel.HourOf(new DateTime(2016, 1, 1, 0, 0, 0, DateTimeKind.Utc) - panel.Clock);
        var of = new Dictionary<Guid, float[]>();
        for (var site = 0; site < points.Count; site++)
        {
            cancel.ThrowIfCancellationRequested();
            var rows = of[points[site]] = new float[Days * Hours * Width];
            Array.Fill(rows, float.NaN);
            for (var hour = 0; hour < Days * Hours; hour++)
            {
                var at = usual.At(site, first + hour);
                if (at.Distribution is not { } distribution) continue;
                rows[hour * Width] = (float)at.Mean;
                for (var i = 0; i < distribution.Values.Length; i++) rows[hour * Width + 1 + i] = (float)distribution.Values[i];
            }
        }
        return new(of);
    }

    /// <summary>Mean and quantiles of an hour; empty for a station that the model was not learned from.</summary>
    public ReadOnlySpan<float> At(Guid point, DateTime hour)
    {
        if (!_of.TryGetValue(point, out var rows)) return [];
        var local = hour + ForecastPanel.Clock;
        return rows.AsSpan(((local.DayOfYear - 1) * Hours + local.Hour) * Width, Width);
    }

    public void Write(BinaryWriter to)
    {
        to.Write(_of.Count);
        foreach (var (point, rows) in _of)
        {
            to.Write(point.ToByteArray());
            foreach (var value in rows) to.Write(value);
        }
    }

    public static UsualTable Read(BinaryReader from)
    {
        var of = new Dictionary<Guid, float[]>();
        for (var count = from.ReadInt32(); count > 0; count--)
        {
            var rows = of[new Guid(from.ReadBytes(16))] = new float[Days * Hours * Width];
            for (var i = 0; i < rows.Length; i++) rows[i] = from.ReadSingle();
        }
        return new(of);
    }
}
