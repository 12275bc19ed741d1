using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>How black and odorous urban water is.</summary>
public enum BlackOdorousGrade
{
    /// <summary>Not black and odorous.</summary>
    None,

    /// <summary>Lightly (轻度黑臭).</summary>
    Light,

    /// <summary>Heavily (重度黑臭).</summary>
    Heavy,
}

/// <summary>The grading of black and odorous urban water bodies, per measurement: the worst item counts. Unverified.</summary>
public static class BlackOdorousWater
{
    /// <summary>Grades what was measured at one place and time.</summary>
    /// <param name="transparency">cm; NaN for missing, as everywhere here.</param>
    /// <param name="oxygen">Dissolved oxygen in mg/L.</param>
    /// <param name="redoxPotential">Oxidation reduction potential in mV.</param>
    /// <param name="ammonia">Ammonia nitrogen in mg/L.</param>
    /// <returns>The grade per item and the worst; what is missing is named.</returns>
    public static BlackOdorousResult Of(double transparency, double oxygen, double redoxPotential, double ammonia)
    {
        var edition = Editions.BlackOdorousOf2015;
        var items = ImmutableArray.CreateBuilder<(string, BlackOdorousGrade)>();
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (var (item, value) in ((string, double)[])[("transparency", transparency), ("w01009", oxygen), ("redox-potential", redoxPotential), ("w21003", ammonia)])
        {
            if (!double.IsFinite(value)) missing.Add(item);
            else items.Add((item, Reaches(item, "black-odorous-heavy", value) ? BlackOdorousGrade.Heavy
                : Reaches(item, "black-odorous-light", value) ? BlackOdorousGrade.Light : BlackOdorousGrade.None));
        }
        return new(edition, items.Count == 0 ? null : items.Max(item => item.Item2), items.ToImmutable(), missing.ToImmutable());

        bool Reaches(string item, string grade, double value) =>
            StandardNumbers.Find(edition, item, null, grade) is { } number && number.Bound.Holds(value, number.Value);
    }
}

/// <summary>A grading with all that it rests on. Immutable.</summary>
/// <param name="Edition">The edition of the guide.</param>
/// <param name="Grade">The worst grade; null where nothing was measured.</param>
/// <param name="Items">Each item that was there with its grade.</param>
/// <param name="Missing">The items that were not there.</param>
public sealed record BlackOdorousResult(
    StandardEdition Edition, BlackOdorousGrade? Grade, ImmutableArray<(string Item, BlackOdorousGrade Grade)> Items, ImmutableArray<string> Missing);
