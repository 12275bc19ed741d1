namespace Qingshan.Platform.Catalog;

/// <param name="Code">Letters, digits, dots and hyphens; the code in the catalogue is <c>external.</c> and this.</param>
/// <param name="Base">A base database as the API writes it; empty is common ground.</param>
/// <param name="Cycle">ISO 8601 duration; empty where it is not updated.</param>
/// <param name="Public">Whether everybody may know of it.</param>
/// <param name="Region">Code of the region where it lies; empty for everywhere.</param>
public sealed record WantedDataset(
    string? Code, string? Title, string? TitleEn, string? About, string? Provider, string? Url, string? Format, string? Licence, string? Cycle, string? Base, bool Public, string? Region);

/// <summary>What somebody adds to an entry; empty leaves to the platform what it knows by itself.</summary>
public sealed record WantedNote(string? Owner, string? Contact, string? Cycle, string? Licence, string? About, string? Keywords);
