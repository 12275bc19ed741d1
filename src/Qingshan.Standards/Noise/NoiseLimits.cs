using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>The class of a functional area of the acoustic environment (声环境功能区) in GB 3096.</summary>
public enum NoiseArea
{
    /// <summary>Class 0: sanatoria and others that need particular quiet.</summary>
    Class0,

    /// <summary>Class 1: housing, education, health care, offices.</summary>
    Class1,

    /// <summary>Class 2: commerce and markets, or housing mixed with them.</summary>
    Class2,

    /// <summary>Class 3: industry and storage.</summary>
    Class3,

    /// <summary>Class 4a: beside roads, urban railways and inland waterways.</summary>
    Class4a,

    /// <summary>Class 4b: beside railways.</summary>
    Class4b,
}

/// <summary>The limits of environmental noise of GB 3096. Unverified.</summary>
public static class NoiseLimits
{
    /// <summary>All classes, from quiet to loud.</summary>
    public static ImmutableArray<NoiseArea> Areas { get; } = [.. Enum.GetValues<NoiseArea>()];

    /// <summary>The limit of the equivalent sound level.</summary>
    /// <param name="area">The class of the area.</param>
    /// <param name="night">Night (夜间, as a rule 22:00 to 06:00) instead of day.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing: it chooses the edition.</param>
    /// <param name="edition">An edition of GB 3096 instead of the one in force on the day.</param>
    /// <returns>The limit in dB(A), with its source.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static StandardNumber Find(NoiseArea area, bool night, DateOnly date, StandardEdition? edition = null)
    {
        var chosen = Editions.Choose("GB 3096", date, edition);
        var key = area switch
        {
            NoiseArea.Class0 => "area-0",
            NoiseArea.Class1 => "area-1",
            NoiseArea.Class2 => "area-2",
            NoiseArea.Class3 => "area-3",
            NoiseArea.Class4a => "area-4a",
            _ => "area-4b",
        };
        return StandardNumbers.Find(chosen, "noise", key, night ? "night" : "daytime") ?? throw new InvalidDataException($"{chosen.Title} has no limit for {area}.");
    }
}
