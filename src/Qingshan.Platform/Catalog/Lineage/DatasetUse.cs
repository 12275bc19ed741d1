using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>A page that shows datasets, as the application that brings it says.</summary>
/// <param name="Path">Where it shows a dataset; null where it does not.</param>
public sealed record DatasetUse(Text Name, Func<Dataset, string?> Path)
{
    /// <summary>A page with one address that shows all datasets of some kind.</summary>
    public static DatasetUse At(string path, Text name, Func<Dataset, bool> shows) => new(name, d => shows(d) ? path : null);
}
