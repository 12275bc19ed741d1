namespace Qingshan.Analysis.Weather;

/// <summary>How well the air near the ground mixes, from very unstable to stable, by Pasquill (1961) and Gifford.</summary>
public enum StabilityClass
{
    /// <summary>Very unstable.</summary>
    A,

    /// <summary>Between A and B.</summary>
    AB,

    /// <summary>Unstable.</summary>
    B,

    /// <summary>Between B and C.</summary>
    BC,

    /// <summary>Slightly unstable.</summary>
    C,

    /// <summary>Between C and D.</summary>
    CD,

    /// <summary>Neutral.</summary>
    D,

    /// <summary>Slightly stable.</summary>
    E,

    /// <summary>Stable.</summary>
    F,
}

/// <summary>Stability from what a station observes. Clouds are in tenths of the sky, winds at 10 m.</summary>
public static class Stability
{
    private const StabilityClass A = StabilityClass.A, AB = StabilityClass.AB, B = StabilityClass.B, BC = StabilityClass.BC, C = StabilityClass.C, CD = StabilityClass.CD,
        D = StabilityClass.D, E = StabilityClass.E, F = StabilityClass.F;

    // Columns by radiation 3 down to -2, rows by wind: up to 1.9, 2.9, 4.9, 5.9 m/s and above.
    private static readonly StabilityClass[][] China =
    [
        [A, AB, B, D, E, F], [AB, B, C, D, E, F], [B, BC, C, D, D, E], [C, CD, D, D, D, D], [D, D, D, D, D, D],
    ];

    // Columns by net radiation index 4 down to -2, rows by wind, of Turner (1964), with G taken as F.
    private static readonly StabilityClass[][] TurnerTable =
    [
        [A, A, B, C, D, F, F], [A, B, B, C, D, F, F], [A, B, C, D, D, E, F], [B, B, C, D, D, E, F], [B, B, C, D, D, D, E],
        [B, C, C, D, D, D, E], [C, C, D, D, D, D, E], [C, C, D, D, D, D, D], [C, D, D, D, D, D, D],
    ];

    private static readonly double[] TurnerWinds = [0.8, 1.9, 2.9, 3.4, 3.9, 4.9, 5.5, 6.0];

    // Of 1/L = a + b log10 z0 (Golder 1972, as tabulated by Seinfeld and Pandis 2006, table 16.2).
    private static readonly (StabilityClass Class, double A, double B)[] GolderLines = [(A, -0.096, 0.029), (B, -0.037, 0.029), (C, -0.002, 0.018), (D, 0, 0), (E, 0.004, -0.018), (F, 0.035, -0.036)];

    /// <summary>
    /// The grade of solar radiation of the Chinese guidelines (GB/T 3840-91, GB/T 13201-91 and HJ/T 2.2-93, table B1): -2 at clear night to 3 under a high sun. Taken from secondary sources
    /// that agree with each other; not checked against the text of the standards.
    /// </summary>
    /// <param name="elevation">Elevation of the sun, degrees; 0 or below is night.</param>
    /// <param name="total">All clouds, tenths.</param>
    /// <param name="low">Low clouds, tenths.</param>
    /// <returns>-2 to 3.</returns>
    public static int RadiationGrade(double elevation, double total, double low)
    {
        var sun = elevation <= 0 ? 0 : elevation <= 15 ? 1 : elevation <= 35 ? 2 : elevation <= 65 ? 3 : 4;
        int[] grades = low >= 8 ? [0, 0, 0, 0, 0] : low >= 5 ? [0, 0, 0, 0, 1] : total >= 8 ? [-1, 0, 0, 1, 1] : total >= 5 ? [-1, 0, 1, 2, 3] : [-2, -1, 1, 2, 3];
        return grades[sun];
    }

    /// <summary>The class by the Chinese guidelines (tables B1 and B2 there), with the half classes that they have; see <see cref="RadiationGrade"/> for how far it was checked.</summary>
    /// <param name="wind">Wind speed at 10 m, m/s.</param>
    /// <param name="elevation">Elevation of the sun, degrees.</param>
    /// <param name="total">All clouds, tenths.</param>
    /// <param name="low">Low clouds, tenths.</param>
    /// <returns>The class.</returns>
    public static StabilityClass ByChineseGuideline(double wind, double elevation, double total, double low) =>
        China[wind < 2 ? 0 : wind < 3 ? 1 : wind < 5 ? 2 : wind < 6 ? 3 : 4][3 - RadiationGrade(elevation, total, low)];

    /// <summary>The class by Turner (1964, J. Appl. Meteor. 3), as in EPA-454/R-99-005, section 6.4.1.</summary>
    /// <param name="wind">Wind speed at 10 m, m/s.</param>
    /// <param name="elevation">Elevation of the sun, degrees; 0 or below is night.</param>
    /// <param name="total">All clouds, tenths.</param>
    /// <param name="ceilingMetres">Height of the clouds above ground, m; infinity for a sky without a ceiling.</param>
    /// <returns>The class; G is given as F.</returns>
    public static StabilityClass ByTurner(double wind, double elevation, double total, double ceilingMetres)
    {
        var (low, middle) = (7000 * 0.3048, 16000 * 0.3048);
        var overcast = total >= 10;
        int index;
        if (overcast && ceilingMetres < low) index = 0;
        else if (elevation <= 0) index = total <= 4 ? -2 : -1;
        else
        {
            index = elevation > 60 ? 4 : elevation > 35 ? 3 : elevation > 15 ? 2 : 1;
            if (total > 5)
            {
                var less = ceilingMetres < low ? 2 : ceilingMetres < middle || overcast ? 1 : 0;
                index = Math.Max(1, index - less);
            }
        }
        return TurnerTable[TurnerWinds.Count(w => wind >= w)][4 - index];
    }

    /// <summary>The class whose line in the diagram of Golder (1972, Boundary-Layer Meteorol. 3) is nearest to 1/L.</summary>
    /// <param name="length">The length of Monin and Obukhov, m; below 0 is unstable, infinite is neutral, 0 and NaN are not allowed.</param>
    /// <param name="roughness">Roughness length, m; 0.001 to 1.</param>
    /// <returns>A, B, C, D, E or F.</returns>
    public static StabilityClass ByGolder(double length, double roughness)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(length, 0);
        var log = Math.Log10(Math.Clamp(roughness, 0.001, 1));
        return GolderLines.MinBy(line => Math.Abs(1 / length - line.A - line.B * log)).Class;
    }

    /// <summary>The length of Monin and Obukhov in the middle of a class, by the same lines.</summary>
    /// <param name="stability">The class; a half class is as the mean of 1/L of its neighbours.</param>
    /// <param name="roughness">Roughness length, m; 0.001 to 1.</param>
    /// <returns>Metres; infinity for D.</returns>
    public static double LengthOf(StabilityClass stability, double roughness)
    {
        var log = Math.Log10(Math.Clamp(roughness, 0.001, 1));
        var inverse = stability switch { AB => (Line(A) + Line(B)) / 2, BC => (Line(B) + Line(C)) / 2, CD => (Line(C) + Line(D)) / 2, _ => Line(stability) };
        return inverse == 0 ? double.PositiveInfinity : 1 / inverse;

        double Line(StabilityClass of)
        {
            var (_, a, b) = GolderLines.First(l => l.Class == of);
            return a + b * log;
        }
    }
}
