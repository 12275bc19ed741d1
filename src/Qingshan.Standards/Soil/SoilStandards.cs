namespace Qingshan.Standards;

/// <summary>
/// Risk control of soil: GB 36600-2018 for development land, GB 15618-2018 for agricultural land. Items are named <c>arsenic</c>,
/// <c>cadmium</c>, <c>chromium</c>, <c>chromium-vi</c>, <c>copper</c>, <c>lead</c>, <c>mercury</c>, <c>nickel</c>, <c>benzene</c>: the
/// tables here hold a part of the standards' items. All numbers are unverified.
/// </summary>
public static class SoilStandards
{
    /// <summary>Judges a concentration in the soil of development land by GB 36600.</summary>
    /// <param name="item">The key of the item.</param>
    /// <param name="concentration">mg/kg, dry; NaN for missing.</param>
    /// <param name="land">The category of the land.</param>
    /// <param name="date">The day of sampling, by the calendar of Beijing: it chooses the edition.</param>
    /// <param name="edition">An edition of GB 36600 instead of the one in force on the day.</param>
    /// <returns>The risk with the values used; null where the value is missing or the item has no screening value here.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static SoilResult? OfDevelopmentLand(string item, double concentration, DevelopmentLand land, DateOnly date, StandardEdition? edition = null)
    {
        var chosen = Editions.Choose("GB 36600", date, edition);
        var suffix = land == DevelopmentLand.One ? "1" : "2";
        return Judge(concentration, StandardNumbers.Find(chosen, item, null, "screening-" + suffix), StandardNumbers.Find(chosen, item, null, "intervention-" + suffix));
    }

    /// <summary>Judges a concentration in agricultural soil by the screening values of GB 15618; its intervention values are not held here.</summary>
    /// <param name="item">The key of the item.</param>
    /// <param name="concentration">mg/kg, dry; NaN for missing.</param>
    /// <param name="ph">The pH of the soil, on which the values depend; NaN gives null.</param>
    /// <param name="land">Paddy or other; of paddy that is also used dry, the stricter value counts and has to be asked for.</param>
    /// <param name="date">The day of sampling, by the calendar of Beijing: it chooses the edition.</param>
    /// <param name="edition">An edition of GB 15618 instead of the one in force on the day.</param>
    /// <returns>The risk with the value used; null where something is missing or the item has no screening value here.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static SoilResult? OfAgriculturalLand(string item, double concentration, double ph, AgriculturalLand land, DateOnly date, StandardEdition? edition = null)
    {
        var chosen = Editions.Choose("GB 15618", date, edition);
        if (!(ph is >= 0 and <= 14)) return null;
        var level = ph switch { <= 5.5 => "ph-to-5.5", <= 6.5 => "ph-to-6.5", <= 7.5 => "ph-to-7.5", _ => "ph-above-7.5" };
        return Judge(concentration, StandardNumbers.Find(chosen, item, land == AgriculturalLand.Paddy ? "paddy" : "other-land", level), null);
    }

    /// <summary>The Nemerow index (内梅罗综合污染指数) of single indices (concentration ÷ screening value): √((mean² + max²) ÷ 2).</summary>
    /// <param name="indices">Single indices, 0 or more; NaN is left out.</param>
    /// <returns>The index; NaN where there are none.</returns>
    public static double Nemerow(IEnumerable<double> indices)
    {
        var there = indices.Where(index => !double.IsNaN(index)).ToList();
        if (there.Count == 0) return double.NaN;
        var (mean, max) = (there.Average(), there.Max());
        return Math.Sqrt(((mean * mean) + (max * max)) / 2);
    }

    private static SoilResult? Judge(double concentration, StandardNumber? screening, StandardNumber? intervention)
    {
        if (screening is null || !double.IsFinite(concentration) || concentration < 0) return null;
        var risk = intervention is not null && !intervention.Bound.Holds(concentration, intervention.Value) ? SoilRisk.ToControl
            : screening.Bound.Holds(concentration, screening.Value) ? SoilRisk.Negligible
            : SoilRisk.ToInvestigate;
        return new(screening.Edition, risk, concentration / (double)screening.Value, screening, intervention);
    }
}

/// <summary>A judgement of soil with what it rests on. Immutable.</summary>
/// <param name="Edition">The edition used.</param>
/// <param name="Risk">Where the concentration stands.</param>
/// <param name="Index">Concentration ÷ screening value.</param>
/// <param name="Screening">The screening value.</param>
/// <param name="Intervention">The intervention value; null where none is held here.</param>
public sealed record SoilResult(StandardEdition Edition, SoilRisk Risk, double Index, StandardNumber Screening, StandardNumber? Intervention);
