using Qingshan.Analysis.Methods;

namespace Qingshan.Applications.Analyses;

/// <summary>A regular grid over the places of a selection, for methods that estimate where nothing is measured.</summary>
internal static class TargetGrid
{
    private const int Side = 60;
    private static readonly string[] Across = ["x", "lon", "longitude"], Up = ["y", "lat", "latitude"];

    /// <summary>Whether a grid is all that the second table of a method has to have.</summary>
    public static bool Fits(Method method) => method.Second.Where(c => c.Required).All(c => Across.Contains(c.Name) || Up.Contains(c.Name)) && method.Second.Any(c => Across.Contains(c.Name));

    public static MethodTable Of(Method method, MethodTable places)
    {
        var (across, up) = (method.Second.First(c => Across.Contains(c.Name)).Name, method.Second.First(c => Up.Contains(c.Name)).Name);
        var (x, y) = (places.Numbers(Role(method, Across)), places.Numbers(Role(method, Up)));
        var (left, right, bottom, top) = (x.Min(), x.Max(), y.Min(), y.Max());
        var (wide, tall) = (Math.Max(right - left, 1e-6) / (Side - 1), Math.Max(top - bottom, 1e-6) / (Side - 1));
        var cells = Enumerable.Range(0, Side * Side).ToArray();
        return new([(across, new(across, Numbers: [.. cells.Select(c => left + c % Side * wide)])), (up, new(up, Numbers: [.. cells.Select(c => bottom + c / Side * tall)]))]);
    }

    private static string Role(Method method, string[] names) => method.Columns.First(c => names.Contains(c.Name)).Name;
}
