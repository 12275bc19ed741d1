using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>
/// The end of a page, as <c>@iot.nextLink</c> carries it: the entity that came last, so that a page stays right while others come and
/// go, and how many came before it, for orders that know no place.
/// </summary>
internal sealed record PagePlace(string Id, long Passed)
{
    public string ToToken() => Cursor.Encode(string.Create(CultureInfo.InvariantCulture, $"{Passed}|{Id}"));

    public static Result<PagePlace> Parse(string token)
    {
        if (!Cursor.Decode(token).TryGet(out var text, out _) || text.IndexOf('|', StringComparison.Ordinal) is not (> 0 and var bar)
            || !long.TryParse(text.AsSpan(0, bar), NumberStyles.None, CultureInfo.InvariantCulture, out var passed))
            return CommonErrors.BadCursor.Of(token);
        return new PagePlace(text[(bar + 1)..], passed);
    }
}
