using System.Text;

namespace Qingshan.Platform.Catalog;

/// <summary>Makes text comparable for searching: full-width letters become half-width, subscripts plain, capitals small.</summary>
internal static class Folding
{
    public static string Of(string text) => text.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
}
