using Qingshan.Standards;

namespace Qingshan.Platform.Common;

/// <summary>Reading the parameters of a request, with an error that says which one and how to mend it.</summary>
public static class Query
{
    public static Result<int> Size(int? asked, int largest = Cursor.LargestSize) => asked switch
    {
        null => Cursor.DefaultSize,
        _ when asked < 1 || asked > largest => CommonErrors.BadParameter.Of("size", asked, $"1…{largest}"),
        _ => asked.Value,
    };

    /// <summary>A time with an offset, or a Beijing date or time without one, as people write it.</summary>
    public static Result<DateTime> Time(string name, string? text, DateTime otherwise)
    {
        if (string.IsNullOrEmpty(text)) return otherwise;
        if (BeijingTime.TryParseIso(text, out var utc)) return utc;
        if (DateTime.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"],
                System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var beijing))
            return BeijingTime.ToUtc(beijing);
        return CommonErrors.BadParameter.Of(name, text, "ISO 8601, 2026-11-23T08:00:00+08:00 / 2026-11-23");
    }

    /// <summary>A span of time whose end lies after its beginning.</summary>
    public static Result<(DateTime From, DateTime To)> Span(string? from, string? to, DateTime now, TimeSpan usual)
    {
        if (!Time("to", to, now).TryGet(out var end, out var error)) return error;
        if (!Time("from", from, end - usual).TryGet(out var begin, out error)) return error;
        if (begin >= end) return CommonErrors.BadParameter.Of("from", from, "from < to");
        return (begin, end);
    }
}
