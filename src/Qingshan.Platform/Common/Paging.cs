using System.Buffers.Text;
using System.Text;

namespace Qingshan.Platform.Common;

/// <summary>One page of a list. <see cref="Next"/> is absent on the last page.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">An opaque cursor: pass it back as <c>after</c>.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Opaque cursors: the sort key of the last item, so that a page stays right while rows are added.</summary>
public static class Cursor
{
    public const int DefaultSize = 100;
    public const int LargestSize = 1000;

    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    public static Result<string> Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return "";
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        }
        catch (FormatException)
        {
            return CommonErrors.BadCursor.Of(cursor);
        }
    }

    /// <summary>Cuts a list that was asked for one longer than the page.</summary>
    public static Page<T> Cut<T>(IReadOnlyList<T> oneMore, int size, Func<T, string> key) =>
        oneMore.Count <= size ? new(oneMore, null) : new([.. oneMore.Take(size)], Encode(key(oneMore[size - 1])));
}
