using Qingshan.Platform.Common;

namespace Qingshan.Applications.Standards;

/// <summary>Pages of a table that has an order of its own, which is not that of its keys.</summary>
internal static class TablePage
{
    /// <summary>The page behind a cursor; a cursor of another search is refused.</summary>
    public static Result<Page<T>> Of<T>(IEnumerable<T> found, string? after, int size, Func<T, string> key)
    {
        if (!Cursor.Decode(after).TryGet(out var last, out var error)) return error;
        var rest = found;
        if (last.Length > 0)
        {
            var all = found.ToList();
            var at = all.FindIndex(item => key(item) == last);
            if (at < 0) return CommonErrors.BadCursor.Of(after);
            rest = all.Skip(at + 1);
        }
        return Cursor.Cut([.. rest.Take(size + 1)], size, key);
    }
}
