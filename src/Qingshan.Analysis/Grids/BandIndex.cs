namespace Qingshan.Analysis.Grids;

/// <summary>Indices of reflectances in bands of light, cell by cell. All are without a unit; NaN where a band is missing or a divisor is 0.</summary>
public static class BandIndex
{
    /// <summary>A normalised difference (a − b) / (a + b), which most indices are.</summary>
    /// <param name="a">One band.</param>
    /// <param name="b">The other.</param>
    /// <returns>-1 to 1 for bands that are not below 0.</returns>
    public static double Difference(double a, double b) => a + b == 0 ? double.NaN : (a - b) / (a + b);

    /// <summary>NDVI, the vegetation (Rouse et al. 1974).</summary>
    /// <param name="nearInfrared">Near infrared.</param>
    /// <param name="red">Red.</param>
    /// <returns>-1 to 1; dense green is above 0.6, water below 0.</returns>
    public static double Vegetation(double nearInfrared, double red) => Difference(nearInfrared, red);

    /// <summary>NDWI, open water (McFeeters 1996).</summary>
    /// <param name="green">Green.</param>
    /// <param name="nearInfrared">Near infrared.</param>
    /// <returns>-1 to 1; water is above 0.</returns>
    public static double Water(double green, double nearInfrared) => Difference(green, nearInfrared);

    /// <summary>MNDWI, open water beside buildings (Xu 2006).</summary>
    /// <param name="green">Green.</param>
    /// <param name="shortwave">Short-wave infrared, about 1.6 µm.</param>
    /// <returns>-1 to 1; water is above 0.</returns>
    public static double WaterBesideBuildings(double green, double shortwave) => Difference(green, shortwave);

    /// <summary>NDBI, built-up land (Zha et al. 2003).</summary>
    /// <param name="shortwave">Short-wave infrared, about 1.6 µm.</param>
    /// <param name="nearInfrared">Near infrared.</param>
    /// <returns>-1 to 1; buildings are above 0.</returns>
    public static double BuiltUp(double shortwave, double nearInfrared) => Difference(shortwave, nearInfrared);

    /// <summary>SAVI, vegetation over bare soil (Huete 1988), with L = 0.5; for reflectances from 0 to 1.</summary>
    /// <param name="nearInfrared">Near infrared.</param>
    /// <param name="red">Red.</param>
    /// <returns>About -1 to 1.</returns>
    public static double VegetationOverSoil(double nearInfrared, double red) => 1.5 * (nearInfrared - red) / (nearInfrared + red + 0.5);

    /// <summary>EVI, dense vegetation (Huete et al. 2002); for reflectances from 0 to 1.</summary>
    /// <param name="nearInfrared">Near infrared.</param>
    /// <param name="red">Red.</param>
    /// <param name="blue">Blue.</param>
    /// <returns>About -1 to 1.</returns>
    public static double DenseVegetation(double nearInfrared, double red, double blue)
    {
        var divisor = nearInfrared + 6 * red - 7.5 * blue + 1;
        return divisor == 0 ? double.NaN : 2.5 * (nearInfrared - red) / divisor;
    }

    /// <summary>An index of whole bands.</summary>
    /// <param name="a">One band.</param>
    /// <param name="b">The other, as long.</param>
    /// <param name="index">The index, such as <see cref="Vegetation"/>.</param>
    /// <returns>The index of every cell.</returns>
    /// <exception cref="ArgumentException">The bands differ in length.</exception>
    public static double[] Of(double[] a, double[] b, Func<double, double, double> index)
    {
        if (a.Length != b.Length) throw new ArgumentException("The bands have to be equally long.", nameof(b));
        var found = new double[a.Length];
        for (var i = 0; i < a.Length; i++) found[i] = index(a[i], b[i]);
        return found;
    }
}
