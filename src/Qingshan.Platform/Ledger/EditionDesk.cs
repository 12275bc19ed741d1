using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Ledger;

/// <param name="Region">Code of the region.</param>
/// <param name="Standard">The number without its year, such as <c>HJ 633</c>; may be left out where an edition is given.</param>
/// <param name="Edition">The title, such as <c>HJ 633-2026</c>; empty: the one in force everywhere.</param>
/// <param name="From">The first day, <c>yyyy-MM-dd</c>, by the calendar of Beijing.</param>
/// <param name="To">The first day on which it no longer counts; empty: until something else is said.</param>
/// <param name="Basis">The decision that says so.</param>
public sealed record WantedEdition(string? Region, string? Standard, string? Edition, string? From, string? To, string? Basis);

/// <summary>Says which edition a region applies, from when and why. What is derived from it follows by itself.</summary>
public sealed class EditionDesk(LedgerBook book, LedgerWriter writer)
{
    private const int LongestBasis = 200;

    /// <returns>Whether anything changed.</returns>
    public async Task<Result<Written>> ApplyAsync(Viewer by, WantedEdition wanted, CancellationToken cancel)
    {
        if (!book.Now.RegionsByCode.TryGetValue(wanted.Region ?? "", out var region) || !Policy.For(by)(region)) return LedgerErrors.UnknownRegion.Of(wanted.Region);
        if (!StandardOf(wanted).TryGet(out var standard, out var error)) return error;
        if (!Day("from", wanted.From).TryGet(out var from, out error)) return error;
        DateTime? to = null;
        if (!string.IsNullOrWhiteSpace(wanted.To))
        {
            if (!Day("to", wanted.To).TryGet(out var end, out error)) return error;
            if (end <= from) return CommonErrors.BadParameter.Of("to", wanted.To, "from < to");
            to = end;
        }
        var basis = wanted.Basis?.Trim() ?? "";
        if (basis.Length is 0 or > LongestBasis) return CommonErrors.BadParameter.Of("basis", wanted.Basis, $"1…{LongestBasis} 字 · characters");

        var record = new AppliedEdition
        {
            Code = AppliedEdition.CodeOf(region, standard), Standard = standard, Edition = string.IsNullOrWhiteSpace(wanted.Edition) ? null : wanted.Edition.Trim(),
            RegionId = region.Id, Disclosure = Disclosure.Public,
        };
        return (await writer.PutAsync(by, [record], from, to, basis, cancel)).TryGet(out var put, out error) ? put[0].What : error;
    }

    private static Result<string> StandardOf(WantedEdition wanted)
    {
        var allowed = Editions.All.Where(e => AppliedEditions.Choosable.Contains(e.Standard)).ToList();
        if (string.IsNullOrWhiteSpace(wanted.Edition))
            return AppliedEditions.Choosable.Contains(wanted.Standard ?? "") ? wanted.Standard! : CommonErrors.BadParameter.Of("standard", wanted.Standard, string.Join(", ", AppliedEditions.Choosable));
        if (allowed.Find(e => e.Title == wanted.Edition.Trim()) is not { } edition) return CommonErrors.BadParameter.Of("edition", wanted.Edition, string.Join(", ", allowed.Select(e => e.Title)));
        return string.IsNullOrWhiteSpace(wanted.Standard) || wanted.Standard == edition.Standard ? edition.Standard : CommonErrors.BadParameter.Of("standard", wanted.Standard, edition.Standard);
    }

    private static Result<DateTime> Day(string name, string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1980 and < 2200
            ? BeijingTime.ToUtc(day.ToDateTime(default))
            : CommonErrors.BadParameter.Of(name, text, "2026-03-01");
}
