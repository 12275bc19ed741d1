using System.Xml;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>What people say in the catalogue: sets that are kept elsewhere, and what they add to entries. Both are records with their history.</summary>
public sealed class CatalogDesk(CatalogBook catalog, LedgerBook ledger, LedgerWriter writer, TimeProvider time)
{
    /// <returns>The code of the entry.</returns>
    public async Task<Result<string>> DescribeAsync(Viewer by, WantedDataset wanted, CancellationToken cancel)
    {
        var code = wanted.Code?.Trim() ?? "";
        if (code.Length is 0 or > 50 || code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-')))
            return CommonErrors.BadParameter.Of("code", wanted.Code, "a-z 0-9 . - （1…50）");
        if (!Given("title", wanted.Title, 200).TryGet(out var title, out var error) || !Given("about", wanted.About, 2000).TryGet(out var about, out error)
            || !Given("provider", wanted.Provider, 200).TryGet(out var provider, out error)
            || !Maybe("titleEn", wanted.TitleEn, 200).TryGet(out var titleEn, out error) || !Maybe("format", wanted.Format, 100).TryGet(out var format, out error)
            || !Maybe("licence", wanted.Licence, 200).TryGet(out var licence, out error) || !CycleOf(wanted.Cycle).TryGet(out var cycle, out error)
            || !UrlOf(wanted.Url).TryGet(out var url, out error)) return error;
        var database = Enum.GetValues<BaseDatabase>().Cast<BaseDatabase?>().FirstOrDefault(b => CatalogQuery.Written(b!.Value) == (string.IsNullOrEmpty(wanted.Base) ? "common" : wanted.Base));
        if (database is null) return CommonErrors.BadParameter.Of("base", wanted.Base, string.Join(", ", Enum.GetValues<BaseDatabase>().Select(CatalogQuery.Written)));
        Region? region = null;
        if (!string.IsNullOrEmpty(wanted.Region) && (!ledger.Now.RegionsByCode.TryGetValue(wanted.Region, out region) || !Policy.For(by)(region))) return LedgerErrors.UnknownRegion.Of(wanted.Region);

        var record = new ExternalDataset
        {
            Code = code, Title = title, TitleEn = Null(titleEn), About = about, Provider = provider, Url = Null(url), Format = Null(format), Licence = Null(licence),
            Cycle = Null(cycle), Base = database.Value, RegionId = region?.Id, Disclosure = wanted.Public ? Disclosure.Public : Disclosure.Internal,
        };
        if (!(await writer.PutAsync(by, [record], time.GetUtcNow().UtcDateTime, "catalogue", cancel)).TryGet(out _, out error)) return error;
        catalog.Refresh();
        return ExternalDatasets.CodeOf(record);
    }

    public async Task<Result<Written>> NoteAsync(Viewer by, string dataset, WantedNote wanted, CancellationToken cancel)
    {
        if (!catalog.Find(by, dataset).TryGet(out var of, out var error)) return error;
        if (!Maybe("owner", wanted.Owner, 200).TryGet(out var owner, out error) || !Maybe("contact", wanted.Contact, 200).TryGet(out var contact, out error)
            || !Maybe("licence", wanted.Licence, 200).TryGet(out var licence, out error) || !Maybe("about", wanted.About, 2000).TryGet(out var about, out error)
            || !Maybe("keywords", wanted.Keywords, 400).TryGet(out var keywords, out error) || !CycleOf(wanted.Cycle).TryGet(out var cycle, out error)) return error;
        var note = new DatasetNote
        {
            Code = of.Code, Owner = Null(owner), Contact = Null(contact), Cycle = Null(cycle), Licence = Null(licence), About = Null(about), Keywords = Null(keywords),
            RegionId = of.RegionId, Disclosure = of.Disclosure,
        };
        if (!(await writer.PutAsync(by, [note], time.GetUtcNow().UtcDateTime, "catalogue", cancel)).TryGet(out var put, out error)) return error;
        catalog.Refresh();
        return put[0].What;
    }

    private static Result<string> Given(string field, string? text, int most) =>
        text?.Trim() is { Length: > 0 } given && given.Length <= most ? given : CatalogErrors.BadText.Of(field, 1, most);

    private static Result<string> Maybe(string field, string? text, int most) => (text?.Trim() ?? "").Length <= most ? text?.Trim() ?? "" : CatalogErrors.BadText.Of(field, 0, most);

    private static Result<string> CycleOf(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        try
        {
            return XmlConvert.ToTimeSpan(text.Trim()) > TimeSpan.Zero ? text.Trim() : CatalogErrors.BadCycle.Of(text);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return CatalogErrors.BadCycle.Of(text);
        }
    }

    private static Result<string> UrlOf(string? text) => string.IsNullOrWhiteSpace(text) ? ""
        : Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && text.Trim().Length <= 500 ? text.Trim() : CatalogErrors.BadUrl.Of(text);

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
