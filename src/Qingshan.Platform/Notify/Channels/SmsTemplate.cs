using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Qingshan.Platform.Notify;

/// <param name="Id">The same at each try: for gateways that drop what they have had.</param>
internal readonly record struct SmsValues(string Phone, string Text, string Id, string Severity);

/// <summary>The address and the body of a gateway's request, with <c>{phone}</c>, <c>{text}</c>, <c>{id}</c>, <c>{severity}</c> in the place of what changes.</summary>
internal static partial class SmsTemplate
{
    private static readonly string[] Names = ["phone", "text", "id", "severity"];

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The first placeholder that means nothing; null where all are known.</summary>
    public static string? Unknown(string template) =>
        Placeholder().Matches(template).Select(m => m.Groups[1].Value).FirstOrDefault(n => !Names.Contains(n));

    public static string Fill(string template, SmsValues values, Func<string, string> escape) => Placeholder().Replace(template, m => escape(m.Groups[1].Value switch
    {
        "phone" => values.Phone,
        "text" => values.Text,
        "id" => values.Id,
        _ => values.Severity,
    }));

    /// <summary>How a value is written so that it cannot break out of its place.</summary>
    public static Func<string, string> EscaperOf(string contentType) =>
        contentType.Contains("json", StringComparison.OrdinalIgnoreCase) ? v => JsonSerializer.Serialize(v, Relaxed)[1..^1]
        : contentType.Contains("form-urlencoded", StringComparison.OrdinalIgnoreCase) ? Uri.EscapeDataString
        : contentType.Contains("xml", StringComparison.OrdinalIgnoreCase) ? v => SecurityElement.Escape(v)!
        : v => v;

    // A name right between braces: the braces of JSON have quotes or blanks inside.
    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}
