using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Analysis.Figures;

/// <summary>A place on an axis that is labelled.</summary>
/// <param name="Value">The value.</param>
/// <param name="Words">What stands there.</param>
public readonly record struct Tick(double Value, Label Words);

/// <summary>Values onto pixels along one axis, with the places that are labelled.</summary>
public sealed record Scale
{
    private Scale(double min, double max, bool log, ImmutableArray<Tick> ticks) => (Min, Max, IsLog, Ticks) = (min, max, log, ticks);

    /// <summary>The value at the beginning.</summary>
    public double Min { get; }

    /// <summary>The value at the end.</summary>
    public double Max { get; }

    /// <summary>Whether equal ratios, instead of equal differences, are equally long.</summary>
    public bool IsLog { get; }

    /// <summary>The places that are labelled.</summary>
    public ImmutableArray<Tick> Ticks { get; init; }

    /// <summary>Equal differences are equally long.</summary>
    /// <param name="min">The least value; NaN and infinities count as 0.</param>
    /// <param name="max">The greatest value; where it is not above the least, the scale is one wide.</param>
    /// <param name="about">About how many labels are wanted.</param>
    /// <param name="tight">Whether the ends are the values, rather than the round numbers around them.</param>
    /// <returns>The scale.</returns>
    public static Scale Linear(double min, double max, int about = 6, bool tight = false)
    {
        if (!double.IsFinite(min)) min = 0;
        if (!double.IsFinite(max)) max = min;
        (min, max) = (Math.Clamp(min, -1e300, 1e300), Math.Clamp(max, -1e300, 1e300));
        // What differs in its last digits only is one value: steps between could not be told apart, nor counted.
        var least = 1e-9 * Math.Max(Math.Abs(min), Math.Abs(max));
        if (!(max - min > least)) max = min + Math.Max(1, 1000 * least);
        var raw = (max - min) / Math.Max(1, about);
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (raw / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 } * power;
        var (first, last) = (Math.Floor(min / step + 1e-9), Math.Ceiling(max / step - 1e-9));
        if (tight) (first, last) = (Math.Ceiling(min / step - 1e-9), Math.Floor(max / step + 1e-9));
        var digits = Math.Max(0, (int)-Math.Floor(Math.Log10(step) + 1e-9));
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (var i = first; i <= last; i++) ticks.Add(new(i * step, (i * step + 0.0).ToString("F" + Math.Min(digits, 9), CultureInfo.InvariantCulture)));
        return tight ? new(min, max, false, ticks.ToImmutable()) : new(first * step, last * step, false, ticks.ToImmutable());
    }

    /// <summary>Equal ratios are equally long; labelled at powers of ten.</summary>
    /// <param name="min">The least value, above 0.</param>
    /// <param name="max">The greatest value.</param>
    /// <returns>The scale, from a power of ten to a power of ten.</returns>
    public static Scale Log(double min, double max)
    {
        var low = (int)Math.Floor(Math.Log10(Math.Max(min, 1e-300)));
        var high = Math.Max(low + 1, (int)Math.Ceiling(Math.Log10(Math.Max(max, 1e-300))));
        return new(Math.Pow(10, low), Math.Pow(10, high), true, [.. Enumerable.Range(low, high - low + 1).Select(p => new Tick(Math.Pow(10, p), Math.Pow(10, p).ToString(p is >= -4 and <= 5 ? "0.####" : "G3", CultureInfo.InvariantCulture)))]);
    }

    /// <summary>Times, as <see cref="DateTime.Ticks"/>, labelled at the beginning of years, months, days or hours.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The last.</param>
    /// <param name="about">About how many labels are wanted.</param>
    /// <returns>The scale.</returns>
    public static Scale Time(DateTime from, DateTime to, int about = 7)
    {
        if (to <= from) to = from.AddHours(1);
        var hours = (to - from).TotalHours / about;
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        if (hours > 24 * 200)
        {
            var step = Math.Max(1, (int)Math.Round(hours / 8766));
            for (var year = from.Year / step * step; year <= to.Year; year += step) Add(new(Math.Max(1, year), 1, 1), "yyyy");
        }
        else if (hours > 24 * 14)
        {
            var step = hours <= 730 ? 1 : hours <= 1460 ? 2 : hours <= 2190 ? 3 : 6;
            for (var at = new DateTime(from.Year, 1, 1); at <= to; at = at.AddMonths(step)) Add(at, "yyyy-MM");
        }
        else if (hours > 12)
        {
            var step = Math.Max(1, (int)Math.Round(hours / 24));
            for (var at = from.Date; at <= to; at = at.AddDays(step)) Add(at, "MM-dd");
        }
        else
        {
            var step = hours <= 1 ? 1 : hours <= 2 ? 2 : hours <= 3 ? 3 : hours <= 6 ? 6 : 12;
            for (var at = from.Date; at <= to; at = at.AddHours(step)) Add(at, at.Hour == 0 ? "MM-dd" : "HH:mm");
        }
        return new(from.Ticks, to.Ticks, false, ticks.ToImmutable());

        void Add(DateTime at, string format)
        {
            if (at >= from && at <= to) ticks.Add(new(at.Ticks, at.ToString(format, CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Names side by side, each one unit wide with its middle on a whole number from 0.</summary>
    /// <param name="names">The names.</param>
    /// <returns>The scale, from -0.5 on.</returns>
    public static Scale Names(IEnumerable<Label> names)
    {
        ImmutableArray<Tick> ticks = [.. names.Select((n, i) => new Tick(i, n))];
        return new(-0.5, Math.Max(0, ticks.Length - 1) + 0.5, false, ticks);
    }

    /// <summary>The same ends with other labels.</summary>
    /// <param name="ticks">The places that are labelled.</param>
    /// <returns>The scale.</returns>
    public Scale Labelled(IEnumerable<Tick> ticks) => new(Min, Max, IsLog, [.. ticks]);

    /// <summary>The share of the way from the beginning to the end.</summary>
    /// <param name="value">A value.</param>
    /// <returns>0 at the beginning, 1 at the end, more or less outside; NaN for NaN.</returns>
    public double Share(double value) => IsLog ? (value > 0 ? Math.Log(value / Min) / Math.Log(Max / Min) : double.NaN) : (value - Min) / (Max - Min);
}
