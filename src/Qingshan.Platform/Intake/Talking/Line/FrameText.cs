using System.Text;
using System.Text.RegularExpressions;

namespace Qingshan.Platform.Intake;

/// <summary>A frame for people to read: without its passwords and keys. Exactly as it came it stands in the journal.</summary>
internal static partial class FrameText
{
    private const int Longest = 1500;

    public static string Of(ReadOnlySpan<byte> frame)
    {
        var text = Secrets().Replace(Encoding.UTF8.GetString(frame).TrimEnd('\r', '\n').Replace("\0", "", StringComparison.Ordinal), "${key}=…");
        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    [GeneratedRegex("(?<![A-Za-z])(?<key>PW|NewPW|NewSK)=[^;,&]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secrets();
}
