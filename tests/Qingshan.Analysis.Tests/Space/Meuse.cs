using Qingshan.Analysis.Space;
using Qingshan.Analysis.Space.Interpolation;

namespace Qingshan.Analysis.Tests.Space;

/// <summary>Metals in the soil of a flood plain of the Meuse, with the numbers that gstat 2.1-0 gives for them.</summary>
internal static class Meuse
{
    private const string Folder = "data/soil_kriging/";

    public static Places Places => Places.Plane(Numbers("meuse.csv", "x"), Numbers("meuse.csv", "y"));

    public static Places Grid => Places.Plane(Numbers("meuse_grid.csv", "x"), Numbers("meuse_grid.csv", "y"));

    public static double[] Zinc => Numbers("meuse.csv", "zinc");

    public static double[] LogZinc => [.. Zinc.Select(v => Math.Log(v))];

    public static double[] Root(string file) => [.. Numbers(file, "dist").Select(Math.Sqrt)];

    public static double[] Numbers(string file, string column) => Oracle.Numbers(Folder + file, column);

    public static Variogram Variogram => Variogram.Of(Places, LogZinc).Value;

    /// <summary>As gstat fits vgm(1, "Sph", 900, 1).</summary>
    public static VariogramModel Spherical => VariogramFit.From(Variogram, new(VariogramShape.Spherical, 1, 1, 900)).Value.Model;
}
