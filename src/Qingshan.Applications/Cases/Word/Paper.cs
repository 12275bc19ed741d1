using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = Qingshan.Platform.Common.Text;

namespace Qingshan.Applications.Cases.Word;

/// <summary>A Word document that is written from top to bottom: headings, lines, tables, pictures; A4, with page numbers.</summary>
internal sealed class Paper : IDisposable
{
    /// <summary>Twentieths of a point: A4, and what lies between its margins.</summary>
    private const int Width = 11906, Height = 16838, Margin = 1134, Printed = Width - 2 * Margin;

    private readonly MemoryStream _stream = new();
    private readonly WordprocessingDocument _document;
    private readonly MainDocumentPart _main;
    private readonly Body _body = new();
    private readonly SectionProperties _section;
    private uint _pictures;

    /// <param name="foot">At the foot of every page, before its number.</param>
    public Paper(string foot)
    {
        _document = WordprocessingDocument.Create(_stream, WordprocessingDocumentType.Document);
        _main = _document.AddMainDocumentPart();
        _main.AddNewPart<StyleDefinitionsPart>().Styles = PaperStyles.All();
        var footer = _main.AddNewPart<FooterPart>();
        footer.Footer = new Footer(new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = PaperStyles.Small }, new Justification { Val = JustificationValues.Center }),
            new Run(Words($"{foot} · ")), new SimpleField { Instruction = "PAGE" }, new Run(Words(" / ")), new SimpleField { Instruction = "NUMPAGES" }));
        _main.Document = new Document(_body);
        _section = new SectionProperties(new FooterReference { Type = HeaderFooterValues.Default, Id = _main.GetIdOfPart(footer) },
            new PageSize { Width = Width, Height = Height }, new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = 567, Footer = 567, Gutter = 0 });
    }

    public void Heading(int level, Text text) => Heading(level, text.ToString());

    public void Heading(int level, string text) => _body.Append(Styled(PaperStyles.Heading(level), text));

    public void Line(Text text, bool bold = false, bool small = false)
    {
        var line = Styled(small ? PaperStyles.Small : PaperStyles.Normal, text.ToString());
        if (bold) line.GetFirstChild<Run>()!.PrependChild(new RunProperties(new Bold()));
        _body.Append(line);
    }

    /// <summary>A table whose first column says what the second is.</summary>
    public void Facts(int[] widths, IEnumerable<(Text Name, string Value)> facts) =>
        _body.Append(Rows(widths, [], facts.Select(f => (string[])[f.Name.ToString(), f.Value]), namesFirst: true), Styled(PaperStyles.Small, ""));

    /// <param name="widths">Of the columns, in percent.</param>
    public void Table(int[] widths, IReadOnlyList<Text> header, IEnumerable<string[]> rows) => _body.Append(Rows(widths, header, rows, namesFirst: false), Styled(PaperStyles.Small, ""));

    /// <summary>A JPEG or PNG, 8 cm at most on its longer side; what has no size that can be read is left out, its hash stands beside.</summary>
    public async Task PictureAsync(Stream picture, string mediaType, string name, CancellationToken cancel)
    {
        using var copy = new MemoryStream();
        await picture.CopyToAsync(copy, cancel);
        if (PictureSize.Of(copy.GetBuffer().AsSpan(0, (int)copy.Length)) is not { } size) return;
        var part = _main.AddImagePart(mediaType == "image/png" ? ImagePartType.Png : ImagePartType.Jpeg);
        copy.Position = 0;
        part.FeedData(copy);
        _body.Append(new Paragraph(new ParagraphProperties(new KeepNext()), new Run(PaperPicture.Of(_main.GetIdOfPart(part), ++_pictures, name, size))));
    }

    public byte[] Bytes()
    {
        _body.Append(_section);
        _document.Save();
        _document.Dispose();
        return _stream.ToArray();
    }

    public void Dispose()
    {
        _document.Dispose();
        _stream.Dispose();
    }

    private static Paragraph Styled(string style, string text) => new(new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(Words(text)));

    private static Table Rows(int[] widths, IReadOnlyList<Text> header, IEnumerable<string[]> rows, bool namesFirst)
    {
        var table = new Table(new TableProperties(
            new TableWidth { Type = TableWidthUnitValues.Dxa, Width = $"{Printed}" },
            new TableBorders(Edge<TopBorder>(), Edge<LeftBorder>(), Edge<BottomBorder>(), Edge<RightBorder>(), Edge<InsideHorizontalBorder>(), Edge<InsideVerticalBorder>()),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 100, Type = TableWidthValues.Dxa }, new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 100, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(w => new GridColumn { Width = $"{Printed * w / 100}" })));
        if (header.Count > 0) table.Append(Row(widths, [.. header.Select(h => h.ToString())], new(new CantSplit(), new TableHeader()), _ => true));
        foreach (var row in rows) table.Append(Row(widths, row, new(new CantSplit()), column => namesFirst && column == 0));
        return table;
    }

    private static TableRow Row(int[] widths, string[] cells, TableRowProperties properties, Func<int, bool> isName) => new([properties, .. cells.Select((text, column) =>
    {
        var cell = new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = $"{Printed * widths[column] / 100}" });
        if (isName(column)) cell.Append(new Shading { Val = ShadingPatternValues.Clear, Fill = "EEF2F5" });
        return new TableCell(cell, Styled(isName(column) ? PaperStyles.Name : PaperStyles.Cell, text));
    })]);

    private static T Edge<T>() where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "8A949E" };

    private static DocumentFormat.OpenXml.Wordprocessing.Text Words(string text) => new(new string([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')])) { Space = SpaceProcessingModeValues.Preserve };
}
