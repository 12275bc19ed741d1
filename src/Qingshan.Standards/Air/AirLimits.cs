namespace Qingshan.Standards;

/// <summary>The class of a functional area of ambient air (环境空气功能区).</summary>
public enum AirClass
{
    /// <summary>Class 1: nature reserves, scenic areas and others in need of special protection.</summary>
    One = 1,

    /// <summary>Class 2: where people live, work and produce.</summary>
    Two = 2,
}

/// <summary>The limits of GB 3095. Limits of the edition of 2026 change on 2031-01-01: the day decides.</summary>
public static class AirLimits
{
    /// <summary>The limit of a pollutant.</summary>
    /// <param name="pollutant">The pollutant.</param>
    /// <param name="mean">The averaging time.</param>
    /// <param name="of">The class of the area.</param>
    /// <param name="date">The day of the observation, by the calendar of Beijing.</param>
    /// <param name="edition">An edition of GB 3095 instead of the one in force on the day.</param>
    /// <returns>The limit in the unit of the pollutant, with its source; null where the standard sets none (an hour of particles).</returns>
    /// <exception cref="ArgumentOutOfRangeException">No edition is in force on the day and none was named.</exception>
    /// <exception cref="ArgumentException">The edition is of another standard.</exception>
    public static StandardNumber? Find(AirPollutant pollutant, AirMean mean, AirClass of, DateOnly date, StandardEdition? edition = null) =>
        StandardNumbers.Find(Editions.Choose(AirStandards.Limits, date, edition), pollutant.Code(), mean.Key(), of == AirClass.One ? "class-1" : "class-2", date);
}
