using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Qingshan.Applications.Cases.Word;

/// <summary>How a case file looks: Song for Chinese, Times for the rest, as documents of offices have it.</summary>
internal static class PaperStyles
{
    public const string Normal = "Normal", Cell = "Cell", Name = "Name", Small = "Small";

    public static string Heading(int level) => string.Create(CultureInfo.InvariantCulture, $"Heading{level}");

    public static Styles All() => new(
        new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = "宋体" }, new FontSize { Val = "21" }, new Languages { Val = "en-GB", EastAsia = "zh-CN" }))),
        Of(Normal, 21, before: 0, after: 80, isDefault: true),
        Of(Heading(1), 32, before: 0, after: 160, bold: true, outline: 0), Of(Heading(2), 26, before: 240, after: 100, bold: true, outline: 1), Of(Heading(3), 22, before: 160, after: 60, bold: true, outline: 2),
        Of(Cell, 20, before: 0, after: 0), Of(Name, 20, before: 0, after: 0, bold: true), Of(Small, 16, before: 0, after: 60));

    /// <param name="size">Half points.</param>
    /// <param name="outline">Of a heading, which is not left alone at the foot of a page.</param>
    private static Style Of(string id, int size, int before, int after, bool bold = false, int? outline = null, bool isDefault = false)
    {
        var paragraph = new StyleParagraphProperties();
        if (outline is not null) paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = $"{before}", After = $"{after}" });
        if (outline is { } level) paragraph.Append(new OutlineLevel { Val = level });
        var run = new StyleRunProperties();
        if (bold) run.Append(new Bold());
        run.Append(new FontSize { Val = $"{size}" });
        return new Style(new StyleName { Val = id }, paragraph, run) { Type = StyleValues.Paragraph, StyleId = id, Default = isDefault ? OnOffValue.FromBoolean(true) : null };
    }
}
