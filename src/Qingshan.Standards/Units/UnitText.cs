using System.Text;

namespace Qingshan.Standards;

/// <summary>Brings the many ways of typing a unit to one.</summary>
internal static class UnitText
{
    /// <summary>
    /// Full-width forms become plain ones; blanks and square brackets go; superscripts become digits; the micro sign, the Greek mu
    /// and the sign ㎍ become u; the various dots and multiplication signs become one dot.
    /// </summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var raw in text)
        {
            var c = raw is >= '\uFF01' and <= '\uFF5E' ? (char)(raw - 0xFEE0) : raw;
            switch (c)
            {
                case '[' or ']': break;
                case '\u00B5' or '\u03BC': result.Append('u'); break;
                case '²': result.Append('2'); break;
                case '³': result.Append('3'); break;
                case '℃': result.Append("°C"); break;
                case 'º' or '˚': result.Append('°'); break;
                case '㎡': result.Append("m2"); break;
                case '㎥': result.Append("m3"); break;
                case '㎎': result.Append("mg"); break;
                case '㎍': result.Append("ug"); break;
                case '•' or '・' or '∙' or '⋅' or '*' or '×': result.Append('·'); break;
                default:
                    if (!char.IsWhiteSpace(c)) result.Append(c);
                    break;
            }
        }
        return result.ToString();
    }
}
