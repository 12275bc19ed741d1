namespace Qingshan.Platform.Catalog;

/// <summary>Codes (HJ 212) that rules treat apart.</summary>
internal static class AirFactors
{
    /// <summary>Degrees of a compass: 1 and 359 are neighbours, which differences do not know.</summary>
    public const string WindDirection = "a01008";

    public const string NitricOxide = "a21003", NitrogenDioxide = "a21004", NitrogenOxides = "a21002";
}
