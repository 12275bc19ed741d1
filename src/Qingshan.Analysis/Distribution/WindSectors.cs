namespace Qingshan.Analysis.Distribution;

/// <summary>
/// The circle in equal sectors, the first with its middle on north, then clockwise. A direction exactly between two sectors belongs to the one
/// before it, as in openair, so that results can be compared.
/// </summary>
/// <param name="Count">How many sectors; 36 are of 10 degrees, 8 of 45.</param>
public readonly record struct WindSectors(int Count)
{
    // Steps to which stations round directions, coarse to fine: 8 points, 16 points, tens of degrees.
    private static readonly double[] Steps = [45, 22.5, 10];

    /// <summary>How wide a sector is, degrees.</summary>
    public double Width => 360.0 / Count;

    /// <summary>The sector of a direction.</summary>
    /// <param name="degrees">Clockwise from north, of any turn, finite.</param>
    /// <returns>0 for that around north, up to <see cref="Count"/> less one.</returns>
    public int Of(double degrees)
    {
        var turn = degrees % 360;
        if (turn < 0) turn += 360;
        // A hair is taken off, so that 22.5 in sectors of 45 falls the same way whatever the rounding of the division.
        var at = (int)Math.Ceiling(turn / Width - 0.5 - 1e-9);
        return at >= Count ? 0 : Math.Max(0, at);
    }

    /// <summary>The direction of the middle of a sector.</summary>
    /// <param name="sector">Its number.</param>
    /// <returns>Degrees, from 0.</returns>
    public double Middle(int sector) => sector * Width;

    /// <summary>Finds to which step directions were rounded before they came here.</summary>
    /// <param name="degrees">Directions; NaN is missing.</param>
    /// <returns>45, 22.5 or 10; 0 where they are not rounded so coarsely, or where there is none.</returns>
    public static double RoundedTo(ReadOnlySpan<double> degrees)
    {
        Span<bool> fits = [true, true, true];
        var any = false;
        foreach (var direction in degrees)
        {
            if (!double.IsFinite(direction)) continue;
            any = true;
            for (var s = 0; s < Steps.Length; s++)
                if (fits[s] && Math.Abs(direction / Steps[s] - Math.Round(direction / Steps[s])) > 1e-6) fits[s] = false;
            if (!fits[0] && !fits[1] && !fits[2]) return 0;
        }
        for (var s = 0; any && s < Steps.Length; s++)
            if (fits[s]) return Steps[s];
        return 0;
    }

    /// <summary>
    /// What the count of each sector is multiplied by, because directions rounded to tens fall into sectors of 45 degrees by fives and by fours
    /// (Applequist 2012, J. Appl. Meteor. Climatol. 51): the mean number of steps in a sector over those in this one.
    /// </summary>
    /// <param name="step">To which step they were rounded, see <see cref="RoundedTo"/>; 0 for no correction.</param>
    /// <returns>A factor for each sector; 1 for a sector into which no step falls.</returns>
    public double[] Correction(double step)
    {
        var factors = new double[Count];
        Array.Fill(factors, 1);
        if (step <= 0) return factors;
        var steps = new int[Count];
        for (var k = 1; k <= (int)Math.Round(360 / step); k++) steps[Of(k * step)]++;
        var mean = steps.Where(n => n > 0).Average();
        for (var s = 0; s < Count; s++)
            if (steps[s] > 0) factors[s] = mean / steps[s];
        return factors;
    }
}
