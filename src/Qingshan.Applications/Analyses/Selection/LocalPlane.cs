using Qingshan.Analysis.Space;

namespace Qingshan.Applications.Analyses;

/// <summary>Places as metres on a plane that touches the earth in their middle: good to 1 % within some hundred kilometres, which distances between stations ask for.</summary>
internal static class LocalPlane
{
    private const double MetresPerDegree = GreatCircle.RadiusMetres * Math.PI / 180;

    /// <param name="lon">Degrees east.</param>
    /// <param name="lat">Degrees north, as many.</param>
    /// <returns>Metres east and north of the middle.</returns>
    public static (double[] X, double[] Y) Of(double[] lon, double[] lat)
    {
        if (lon.Length == 0) return ([], []);
        var (east, north) = ((lon.Min() + lon.Max()) / 2, (lat.Min() + lat.Max()) / 2);
        var shrink = Math.Cos(north * Math.PI / 180);
        return ([.. lon.Select(l => (l - east) * MetresPerDegree * shrink)], [.. lat.Select(l => (l - north) * MetresPerDegree)]);
    }
}
