using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>Which base database of the plan what is measured at a kind of point belongs to.</summary>
public static class PointBases
{
    public static BaseDatabase Of(string kind) => kind switch
    {
        "radiation-station" or "electromagnetic-point" => BaseDatabase.Radiation,
        "waste-gas-outlet" or "waste-water-outlet" or "boundary-point" or "dust-point" or "vibration-point"
            or "flue-process" or "sewage-process" or "electricity-point" or "operating-point" => BaseDatabase.Pollution,
        _ => BaseDatabase.Quality,
    };
}
