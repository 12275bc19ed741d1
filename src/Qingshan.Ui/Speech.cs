using Qingshan.Platform.Common;

namespace Qingshan.Ui;

/// <summary>The words of a page: both languages stand side by side, the reader's is shown.</summary>
public static class Speech
{
    public static string T(string zh, string en) => new Text(zh, en).ToString();

    /// <summary>A name of which the English form may be missing.</summary>
    public static string NameOf(string name, string? nameEn) => T(name, string.IsNullOrEmpty(nameEn) ? name : nameEn);

    /// <summary>The language of the page, as HTML names it.</summary>
    public static string HtmlLanguage => Text.IsEnglish ? "en" : "zh-CN";
}
