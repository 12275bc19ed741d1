using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>Where the columns of a format stand in one file, found by their names.</summary>
internal sealed class ColumnMap
{
    private readonly Dictionary<string, int> _at;

    private ColumnMap(Dictionary<string, int> at) => _at = at;

    public int this[string column] => _at[column];

    /// <summary>Finds columns in a header, whatever their order; others may stand between them.</summary>
    public static Result<ColumnMap> Of(string file, IReadOnlyList<string> header, IReadOnlyCollection<string> wanted)
    {
        var at = new Dictionary<string, int>();
        for (var i = 0; i < header.Count; i++) at.TryAdd(header[i].Trim(), i);
        var missing = wanted.Where(w => !at.ContainsKey(w)).ToList();
        return missing.Count == 0 ? new ColumnMap(at) : ImportErrors.WrongColumns.Of(file, string.Join(", ", missing), string.Join(", ", wanted));
    }

    /// <summary>A number, or NaN for one of the texts that say that there is none; false for anything else.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, string[] missing, out double value)
    {
        text = text.Trim();
        value = double.NaN;
        foreach (var none in missing)
            if (text.SequenceEqual(none)) return true;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
