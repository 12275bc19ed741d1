using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Qingshan.Platform.Common;
using Text = Qingshan.Platform.Common.Text;

namespace Qingshan.Applications.Duty;

/// <param name="Template">A Word document of the operator's in the place of the ones that come with the program; empty for those.</param>
public sealed record BulletinOptions(string Template);

/// <summary>
/// 日报文档 · Fills a Word template: <c>{{name}}</c> anywhere, also in headers and footers; a row of a table that holds <c>{{list.field}}</c>
/// is repeated for each item of that list.
/// </summary>
public sealed class BulletinDocument(BulletinOptions options)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>The template that comes with the program, in the language of the request.</summary>
    public static byte[] Original()
    {
        using var stream = typeof(BulletinDocument).Assembly.GetManifestResourceStream($"Bulletin/template-{(Text.IsEnglish ? "en" : "zh")}.docx")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public async Task<Result<byte[]>> WriteAsync(Bulletin bulletin, CancellationToken cancel)
    {
        using var stream = new MemoryStream();
        try
        {
            stream.Write(options.Template.Length == 0 ? Original() : await File.ReadAllBytesAsync(options.Template, cancel));
            using var document = WordprocessingDocument.Open(stream, isEditable: true);
            if (document.MainDocumentPart is not { } main) return BulletinErrors.UnreadableTemplate.Of(options.Template, "no document inside");
            if (Fill(main, bulletin) is { } error) return error;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OpenXmlPackageException or FormatException or InvalidDataException)
        {
            return BulletinErrors.UnreadableTemplate.Of(options.Template, e.Message);
        }
        return stream.ToArray();
    }

    private static Error? Fill(MainDocumentPart main, Bulletin bulletin)
    {
        IEnumerable<DocumentFormat.OpenXml.OpenXmlPartRootElement?> roots =
            [main.Document, .. main.HeaderParts.Select(h => h.Header), .. main.FooterParts.Select(f => f.Footer)];
        var fields = BulletinFields.Of(bulletin);
        foreach (var root in roots.OfType<DocumentFormat.OpenXml.OpenXmlPartRootElement>())
        {
            foreach (var row in root.Descendants<TableRow>().ToList())
                if (Repeat(row, bulletin, fields) is { } mixed) return mixed;
            foreach (var paragraph in root.Descendants<Paragraph>())
                if (Placeholders.Fill(paragraph, name => fields.GetValueOrDefault(name)) is { } unknown) return BulletinErrors.UnknownPlaceholder.Of(unknown);
            root.Save();
        }
        return null;
    }

    /// <summary>The row once for each item of its list; once with a dash where there is none.</summary>
    private static Error? Repeat(TableRow row, Bulletin bulletin, IReadOnlyDictionary<string, string> scalars)
    {
        // A row that holds another table is not repeated: that table's own rows are.
        if (row.Descendants<Table>().Any()) return null;
        var names = row.Descendants<Paragraph>().SelectMany(Placeholders.Names).ToList();
        var lists = names.Where(n => !scalars.ContainsKey(n)).Select(n => n.Split('.')[0]).Where(BulletinFields.Lists.ContainsKey).Distinct().ToList();
        if (lists.Count == 0) return null;
        if (lists.Count > 1) return BulletinErrors.MixedLists.Of(lists[0], lists[1]);
        var (list, fields) = (lists[0], BulletinFields.Lists[lists[0]]);
        var rows = BulletinFields.Rows(bulletin, list);
        if (rows.Count == 0) rows = [[.. fields.Select(_ => "—")]];
        foreach (var values in rows)
        {
            var copy = (TableRow)row.CloneNode(deep: true);
            foreach (var paragraph in copy.Descendants<Paragraph>())
            {
                var unknown = Placeholders.Fill(paragraph, name => name.StartsWith(list + ".", StringComparison.Ordinal) && IndexOf(fields, name[(list.Length + 1)..]) is >= 0 and var at
                    ? values[at] : scalars.GetValueOrDefault(name));
                if (unknown is not null) return BulletinErrors.UnknownPlaceholder.Of(unknown);
            }
            row.InsertBeforeSelf(copy);
        }
        row.Remove();
        return null;
    }

    private static int IndexOf(IReadOnlyList<string> fields, string name) => fields.ToList().IndexOf(name);
}
