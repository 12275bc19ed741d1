using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Qingshan.Applications.Duty;
using Qingshan.Platform.Signals;
using Qingshan.Standards;
using Word = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace Qingshan.Applications.Tests.Duty;

/// <summary>A Word document from a template: the one that comes with the program, and an operator's own.</summary>
public sealed class BulletinDocumentTests
{
    private static readonly DateTime Night = new(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc);

    private static Bulletin Made(bool simulated = true) => new(
        "110000", new("北京市", "Beijing"), new DateOnly(2026, 11, 24), Night.AddHours(1), simulated, "HJ 633-2026",
        [
            new("BJ-1", new("东四", "Dongsi"), simulated, 132, AqiLevel.Of(132, Editions.Hj633Of2026), [new("PM₂.₅", "PM₂.₅")], []),
            new("BJ-2", new("天坛", "Tiantan"), false, null, null, [], [new("臭氧", "O₃")]),
        ],
        [new("W-1", new("古北口", "Gubeikou"), false, WaterClass.II, WaterClass.InferiorToV, Night.AddHours(-4))],
        [new("air-station", new("空气站", "Air station"), 2, 1, 288, 144)],
        [new(Guid.Empty, "BJ-1", new("东四", "Dongsi"), simulated, Severity.Serious, new("数据不变 <&>", "constant <&>"), Night.AddHours(-6), true, null, null)],
        [new(Night.AddHours(-2), new("来电来访", "Call or visit"), "王值班", "第一行\n第二行\u0001")]);

    [Theory]
    [InlineData("zh-CN", "北京市环境质量日报")]
    [InlineData("en", "Beijing: daily environmental bulletin")]
    public async Task The_document_is_one_that_Word_opens_and_says_what_the_bulletin_says(string language, string title)
    {
        CultureInfo.CurrentUICulture = new(language);
        var written = await new BulletinDocument(new("")).WriteAsync(Made(), CancellationToken.None);
        Assert.True(written.IsOk, written.Error?.ToString());
        using var document = Open(written.Value);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"));

        var paragraphs = document.MainDocumentPart!.Document!.Descendants<Paragraph>().Select(p => p.InnerText).ToList();
        Assert.Equal(title, paragraphs[0]);
        Assert.DoesNotContain(paragraphs, p => p.Contains("{{", StringComparison.Ordinal));
        Assert.Contains(paragraphs, p => p == BulletinFields.Simulated.ToString());
        var rows = document.MainDocumentPart.Document.Descendants<TableRow>().Select(r => string.Join('|', r.Elements<TableCell>().Select(c => c.InnerText))).ToList();
        Assert.Contains(rows, r => r.EndsWith(language == "en" ? "Dongsi (simulated)|132|Lightly polluted|PM₂.₅|—" : "东四（模拟）|132|轻度污染|PM₂.₅|—", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.EndsWith(language == "en" ? "Tiantan|—|—|—|O₃" : "天坛|—|—|—|臭氧", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.EndsWith("|2|1|288|144|50.0 %", StringComparison.Ordinal));
        Assert.Contains(rows, r => r.Contains("<&>", StringComparison.Ordinal));
        Assert.Contains(paragraphs, p => p.Contains("HJ 633-2026", StringComparison.Ordinal));
        Assert.Single(document.MainDocumentPart.Document.Descendants<Break>());
        Assert.Contains("2026-11-24", document.MainDocumentPart.FooterParts.Single().Footer!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_simulated_is_not_said_to_be_and_an_empty_list_is_a_dash()
    {
        CultureInfo.CurrentUICulture = new("zh-CN");
        var written = await new BulletinDocument(new("")).WriteAsync(Made(simulated: false) with { Air = [], Log = null }, CancellationToken.None);
        using var document = Open(written.Value);
        Assert.DoesNotContain("模拟", document.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Contains(document.MainDocumentPart.Document.Descendants<TableRow>(), r => r.InnerText == "—————");
    }

    [Fact]
    public async Task A_placeholder_that_Word_has_cut_into_pieces_is_found_and_keeps_its_look()
    {
        var bold = new Run(new RunProperties(new Bold()), new Word("关于 {{re"));
        var file = Template(new Paragraph(bold, new Run(new Word("gi")), new Run(new Word("on}} 的{{date}}日报"))));
        var written = await new BulletinDocument(new(file)).WriteAsync(Made(), CancellationToken.None);
        using var document = Open(written.Value);
        var runs = document.MainDocumentPart!.Document!.Descendants<Run>().ToList();
        Assert.Equal(["关于 北京市", "", " 的2026-11-24日报"], runs.Select(r => r.InnerText));
        Assert.NotNull(runs[0].RunProperties?.Bold);
    }

    [Theory]
    [InlineData("{{reigon}}", "{{reigon}}")]
    [InlineData("{{air.name}}", "{{air.name}}")]
    [InlineData("{{ region", "{{ region")]
    public async Task A_placeholder_that_means_nothing_is_said(string text, string said)
    {
        CultureInfo.CurrentUICulture = new("en");
        var written = await new BulletinDocument(new(Template(new Paragraph(new Run(new Word(text)))))).WriteAsync(Made(), CancellationToken.None);
        Assert.Equal("bulletin.unknown-placeholder", written.Error?.Code);
        Assert.Contains(said, written.Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_repeats_one_list_and_only_fields_that_the_list_has()
    {
        static Table Row(string text) => new(new TableRow(new TableCell(new Paragraph(new Run(new Word(text))))));
        Assert.Equal("bulletin.mixed-lists", (await new BulletinDocument(new(Template(Row("{{air.name}} {{water.name}}")))).WriteAsync(Made(), CancellationToken.None)).Error?.Code);
        Assert.Equal("bulletin.unknown-placeholder", (await new BulletinDocument(new(Template(Row("{{air.nmae}}")))).WriteAsync(Made(), CancellationToken.None)).Error?.Code);
        var written = await new BulletinDocument(new(Template(Row("{{region}} {{air.name}}")))).WriteAsync(Made(simulated: false), CancellationToken.None);
        using var document = Open(written.Value);
        Assert.Equal(2, document.MainDocumentPart!.Document!.Descendants<TableRow>().Count());
    }

    [Fact]
    public async Task A_template_that_is_no_document_is_said()
    {
        var file = new TestFolder().File("template.docx");
        Assert.Equal("bulletin.unreadable-template", (await new BulletinDocument(new(file)).WriteAsync(Made(), CancellationToken.None)).Error?.Code);
        File.WriteAllText(file, "no document");
        Assert.Equal("bulletin.unreadable-template", (await new BulletinDocument(new(file)).WriteAsync(Made(), CancellationToken.None)).Error?.Code);
    }

    [Fact]
    public void Every_placeholder_is_documented()
    {
        var docs = File.ReadAllText(Path.Combine(ProjectFolder.Docs, "duty.md"));
        var names = BulletinFields.Of(Made()).Keys.Concat(BulletinFields.Lists.SelectMany(l => l.Value.Select(f => $"{l.Key}.{f}")));
        Assert.All(names, n => Assert.Contains($"`{{{{{n}}}}}`", docs, StringComparison.Ordinal));
        foreach (var list in BulletinFields.Lists) Assert.All(BulletinFields.Rows(Made(), list.Key), row => Assert.Equal(list.Value.Count, row.Count));
    }

    private static string Template(OpenXmlElement content)
    {
        var file = new TestFolder().File("template.docx");
        using var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Document(new Body(content, new Paragraph()));
        return file;
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
}
