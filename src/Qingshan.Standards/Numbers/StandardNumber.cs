namespace Qingshan.Standards;

/// <summary>
/// One number of one standard: what it is about, under which conditions, how to compare, since when and until when, and how it came
/// here. Immutable; equal by value.
/// </summary>
/// <param name="Edition">The edition that prints it.</param>
/// <param name="Item">The code of the factor (<see cref="FactorTable"/>), or a key of ours where no code names the item.</param>
/// <param name="NameZh">The Chinese name of the item.</param>
/// <param name="NameEn">The English name of the item.</param>
/// <param name="IsFactor">Whether <paramref name="Item"/> is the code of a factor.</param>
/// <param name="Condition">The condition of the row, such as an averaging time; null where there is none.</param>
/// <param name="Level">The condition of the column, such as a class; null where the table has one column.</param>
/// <param name="Bound">How to compare.</param>
/// <param name="Value">The number as printed, exact in decimal.</param>
/// <param name="Unit">The unit of <paramref name="Value"/>.</param>
/// <param name="From">The first day on which it counts.</param>
/// <param name="Until">The last day on which it counts; null while no end is known.</param>
/// <param name="Source">Standard, edition, clause (empty where it is not known) and evidence.</param>
public sealed record StandardNumber(
    StandardEdition Edition, string Item, string NameZh, string NameEn, bool IsFactor, Condition? Condition, Condition? Level,
    Bound Bound, decimal Value, Unit Unit, DateOnly From, DateOnly? Until, Source Source)
{
    /// <summary>A stable key, unique among all numbers, such as <c>GB 3095-2026/a34004/day/class-2/2026-03-01</c>.</summary>
    public string Key { get; } =
        $"{Edition.Title}/{Item}/{Condition?.Key ?? "-"}/{Level?.Key ?? "-"}/{From:yyyy-MM-dd}" + (Bound is Bound.AtLeast or Bound.Above ? "/least" : "");

    /// <summary>Whether the number counts on a day.</summary>
    /// <param name="date">The day of the observation, by the calendar of Beijing.</param>
    /// <returns>True from <see cref="From"/> to <see cref="Until"/>, both included.</returns>
    public bool CountsOn(DateOnly date) => date >= From && (Until is null || date <= Until);
}
