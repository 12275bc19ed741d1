using System.Globalization;

namespace Qingshan.Standards.Tests;

/// <summary>How the national network writes classes.</summary>
internal static class PublishedClasses
{
    public static readonly Dictionary<string, WaterClass> ByText = new()
    {
        ["Ⅰ"] = WaterClass.I, ["Ⅱ"] = WaterClass.II, ["Ⅲ"] = WaterClass.III, ["Ⅳ"] = WaterClass.IV, ["Ⅴ"] = WaterClass.V, ["劣Ⅴ"] = WaterClass.InferiorToV,
    };

    public static string Share(int part, int whole) => (100.0 * part / whole).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
