using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Standards;

/// <summary>What is asked of the catalogue of numbers, read the same way for the page and the API.</summary>
/// <param name="Text">Words that have to occur; null for all.</param>
/// <param name="Standard">A standard (<c>GB 3095</c>) or an edition (<c>GB 3095-2026</c>); null for all.</param>
/// <param name="Date">The day on which the numbers count; null for any.</param>
public sealed record NumberQuery(string? Text, string? Standard, DateOnly? Date)
{
    /// <summary>The numbers in the order of the catalogue.</summary>
    public IEnumerable<StandardNumber> Numbers => StandardNumbers.Search(Text, Standard, Date);

    public static Result<NumberQuery> Of(string? text, string? standard, string? date)
    {
        if (!string.IsNullOrEmpty(standard) && !Editions.All.Any(e => e.Standard == standard || e.Title == standard))
            return CommonErrors.BadParameter.Of("standard", standard, string.Join(" / ", Editions.All.Select(e => e.Title)));
        if (string.IsNullOrEmpty(date)) return new NumberQuery(text, standard, null);
        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new NumberQuery(text, standard, day)
            : CommonErrors.BadParameter.Of("date", date, "2026-03-01");
    }
}
