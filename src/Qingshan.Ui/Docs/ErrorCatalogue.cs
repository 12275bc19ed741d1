using System.Reflection;
using Qingshan.Platform.Common;

namespace Qingshan.Ui.Docs;

/// <summary>Every kind of expected failure that the assemblies of the program declare.</summary>
public sealed class ErrorCatalogue(IEnumerable<Assembly> assemblies)
{
    public IReadOnlyList<ErrorKind> All { get; } =
    [
        .. assemblies.Distinct().SelectMany(a => a.GetTypes()).Where(t => t.Name.EndsWith("Errors", StringComparison.Ordinal))
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(f => f.FieldType == typeof(ErrorKind)).Select(f => (ErrorKind)f.GetValue(null)!)
            .DistinctBy(k => k.Code).OrderBy(k => k.Code, StringComparer.Ordinal),
    ];

    public ErrorKind? Find(string code) => All.FirstOrDefault(k => k.Code == code);

    /// <summary>No occurrence fills more places.</summary>
    private const int MostValues = 8;

    /// <summary>What a kind says, with an ellipsis where the occurrence puts its values.</summary>
    public static string DetailOf(ErrorKind kind) => kind.Detail.With([.. Enumerable.Repeat("…", MostValues)]).ToString();
}
