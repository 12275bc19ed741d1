using System.Collections.Immutable;

namespace Qingshan.Analysis.Weather;

/// <summary>
/// Winds on a grid of longitude, latitude, level and time, between whose points they are interpolated in proportion along each axis. A grid that goes around the
/// earth is closed.
/// </summary>
public sealed class WindGrid
{
    private readonly double[] _longitudes, _latitudes, _levels, _hours, _u, _v;
    private readonly double[]? _rise;
    private readonly bool _closed;

    /// <summary>A grid.</summary>
    /// <param name="longitudes">Degrees east, rising.</param>
    /// <param name="latitudes">Degrees north, rising or falling.</param>
    /// <param name="levels">Pressure (hPa) or height (m), rising or falling; a single one keeps trajectories on it.</param>
    /// <param name="times">Times, UTC, rising; a single one stands for a steady wind.</param>
    /// <param name="u">To the east, m/s; for the first time and level row by row of latitude, longitude running fastest. NaN is missing.</param>
    /// <param name="v">To the north, m/s, likewise.</param>
    /// <param name="rise">How the level changes, in its unit per second, likewise; null where air stays on its level.</param>
    /// <exception cref="ArgumentException">An axis is empty or does not rise or fall, or a field has not as many values as the grid has points.</exception>
    public WindGrid(double[] longitudes, double[] latitudes, double[] levels, DateTime[] times, double[] u, double[] v, double[]? rise = null)
    {
        ArgumentNullException.ThrowIfNull(times);
        (_longitudes, _latitudes, _levels, _u, _v, _rise) = (longitudes, latitudes, levels, u, v, rise);
        First = times.Length == 0 ? throw new ArgumentException("A grid has to have a time.", nameof(times)) : times[0];
        Last = times[^1];
        _hours = [.. times.Select(t => (t - First).TotalHours)];
        foreach (var axis in new[] { longitudes, latitudes, levels, _hours })
            if (axis.Length == 0 || !(Sorted(axis, 1) || Sorted(axis, -1))) throw new ArgumentException("Axes have to rise or fall.", nameof(longitudes));
        if (!Sorted(longitudes, 1) || !Sorted(_hours, 1)) throw new ArgumentException("Longitudes and times have to rise.", nameof(longitudes));
        var points = longitudes.Length * latitudes.Length * levels.Length * times.Length;
        if (u.Length != points || v.Length != points || (rise is not null && rise.Length != points)) throw new ArgumentException($"A field of the grid has to have {points} values.", nameof(u));
        _closed = longitudes.Length > 2 && Math.Abs(longitudes[^1] - longitudes[0] + (longitudes[1] - longitudes[0]) - 360) < 1e-3;
    }

    /// <summary>The first time.</summary>
    public DateTime First { get; }

    /// <summary>The last time.</summary>
    public DateTime Last { get; }

    /// <summary>The levels.</summary>
    public ImmutableArray<double> Levels => [.. _levels];

    /// <summary>The wind at a place.</summary>
    /// <param name="longitude">Degrees, of any turn.</param>
    /// <param name="latitude">Degrees.</param>
    /// <param name="level">In the unit of the levels.</param>
    /// <param name="time">UTC.</param>
    /// <returns>To the east and to the north in m/s and the change of level per second; null outside of the grid or next to a missing value.</returns>
    public (double U, double V, double Rise)? At(double longitude, double latitude, double level, DateTime time)
    {
        var east = _longitudes[0] + ((longitude - _longitudes[0]) % 360 + 360) % 360;
        // What rounding has put a hair before the first meridian is a whole turn away and comes back.
        if (!_closed && east > _longitudes[^1] && east - 360 > _longitudes[0] - 1e-9) east = _longitudes[0];
        if (Place(_longitudes, east, _closed) is not { } x || Place(_latitudes, latitude, false) is not { } y || Place(_levels, level, false) is not { } z
            || Place(_hours, _hours.Length == 1 ? 0 : (time - First).TotalHours, false) is not { } t) return null;
        double u = 0, v = 0, rise = 0;
        for (var corner = 0; corner < 16; corner++)
        {
            var weight = Weight(t, corner & 8) * Weight(z, corner & 4) * Weight(y, corner & 2) * Weight(x, corner & 1);
            if (weight == 0) continue;
            var plane = Index(t, corner & 8, _hours.Length) * _levels.Length + Index(z, corner & 4, _levels.Length);
            var at = (plane * _latitudes.Length + Index(y, corner & 2, _latitudes.Length)) * _longitudes.Length + Index(x, corner & 1, _longitudes.Length);
            u += weight * _u[at];
            v += weight * _v[at];
            if (_rise is not null) rise += weight * _rise[at];
        }
        return double.IsNaN(u + v + rise) ? null : (u, v, rise);
    }

    private static double Weight((int Low, double Part) place, int upper) => upper == 0 ? 1 - place.Part : place.Part;

    private static int Index((int Low, double Part) place, int upper, int length) => (place.Low + (upper == 0 ? 0 : 1)) % length;

    private static bool Sorted(double[] axis, int sign)
    {
        for (var i = 1; i < axis.Length; i++)
            if (!(sign * (axis[i] - axis[i - 1]) > 0)) return false;
        return true;
    }

    /// <summary>Between which two points a value lies, and how far on; null outside.</summary>
    private static (int Low, double Part)? Place(double[] axis, double value, bool closed)
    {
        if (axis.Length == 1) return (0, 0);
        var falls = axis[1] < axis[0];
        var at = falls ? Array.BinarySearch(axis, value, Comparer<double>.Create((a, b) => b.CompareTo(a))) : Array.BinarySearch(axis, value);
        if (at >= 0) return (at, 0);
        var low = ~at - 1;
        if (low < 0) return null;
        if (low < axis.Length - 1) return (low, (value - axis[low]) / (axis[low + 1] - axis[low]));
        return closed ? (low, (value - axis[low]) / (axis[1] - axis[0])) : null;
    }
}
