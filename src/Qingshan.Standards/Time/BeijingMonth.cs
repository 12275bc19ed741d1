using System.Globalization;

namespace Qingshan.Standards;

/// <summary>A calendar month in Beijing time: what statistics and files of a month are about. Immutable.</summary>
public readonly record struct BeijingMonth : IComparable<BeijingMonth>
{
    /// <summary>Makes a month.</summary>
    /// <param name="year">1 to 9998.</param>
    /// <param name="number">1 for January to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public BeijingMonth(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9998);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        (Year, Number) = (year, number);
    }

    /// <summary>The year, 1 to 9998.</summary>
    public int Year { get; }

    /// <summary>1 for January to 12.</summary>
    public int Number { get; }

    /// <summary>The instant at which the month begins, UTC; belongs to the month.</summary>
    public DateTime Start => BeijingTime.ToUtc(new DateTime(Year, Number, 1));

    /// <summary>The instant at which the next month begins, UTC; does not belong to the month.</summary>
    public DateTime End => Next.Start;

    /// <summary>The month after it.</summary>
    public BeijingMonth Next => Number == 12 ? new(Year + 1, 1) : new(Year, Number + 1);

    /// <summary>The month in which an instant lies.</summary>
    /// <param name="utc">The instant, UTC.</param>
    public static BeijingMonth Of(DateTime utc)
    {
        var beijing = BeijingTime.FromUtc(utc);
        return new(beijing.Year, beijing.Month);
    }

    /// <summary>Reads a month as <see cref="ToString"/> writes it.</summary>
    /// <param name="text">Text such as <c>2014-01</c>; null or anything else gives false.</param>
    /// <param name="month">The month; the default when nothing was read.</param>
    /// <returns>True when the text is a month.</returns>
    public static bool TryParse(string? text, out BeijingMonth month)
    {
        month = default;
        if (!DateTime.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year > 9998) return false;
        month = new(first.Year, first.Month);
        return true;
    }

    /// <summary>Earlier.</summary>
    public static bool operator <(BeijingMonth left, BeijingMonth right) => left.CompareTo(right) < 0;

    /// <summary>Earlier, or the same.</summary>
    public static bool operator <=(BeijingMonth left, BeijingMonth right) => left.CompareTo(right) <= 0;

    /// <summary>Later.</summary>
    public static bool operator >(BeijingMonth left, BeijingMonth right) => left.CompareTo(right) > 0;

    /// <summary>Later, or the same.</summary>
    public static bool operator >=(BeijingMonth left, BeijingMonth right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(BeijingMonth other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <summary>Year and month, such as <c>2014-01</c>.</summary>
    /// <returns>Text that sorts as the months do.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");
}
