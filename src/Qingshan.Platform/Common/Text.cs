using System.Globalization;

namespace Qingshan.Platform.Common;

/// <summary>
/// A sentence or a word in both languages of the platform, side by side, so that neither can be forgotten.
/// Chinese is the default; English is shown where the reader has asked for it.
/// </summary>
public readonly record struct Text(string Zh, string En)
{
    /// <summary>Whether the reader of the current request has asked for English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? En : Zh;

    /// <summary>Both languages filled with the same values, formatted without a culture; a value that is a text itself gives each its language.</summary>
    public Text With(params object?[] values) => values.Length == 0 ? this : new(
        string.Format(CultureInfo.InvariantCulture, Zh, [.. values.Select(v => v is Text t ? t.Zh : v)]),
        string.Format(CultureInfo.InvariantCulture, En, [.. values.Select(v => v is Text t ? t.En : v)]));

    /// <summary>The text in the language of the current request.</summary>
    public override string ToString() => IsEnglish ? En : Zh;
}
