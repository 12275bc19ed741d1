using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary>The parameters of an action: of the address, of a form or of a JSON object.</summary>
internal sealed class CkanParameters(IReadOnlyDictionary<string, string> values)
{
    public string? Of(string name) => values.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>A whole number from 0 to a limit; above it CKAN takes the limit.</summary>
    /// <returns>Null where it is none.</returns>
    public int? Number(string name, int otherwise, int most) =>
        Of(name) is not { } text ? otherwise : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, most) : null;

    /// <summary>A list as CKAN takes it: JSON, or words with commas between.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (Of(name) is not { } text) return [];
        if (!text.StartsWith('[')) return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Parse(text) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(Plain)] : [];
    }

    /// <summary>A JSON object of names and values; null where it is none.</summary>
    public IReadOnlyDictionary<string, string>? Object(string name) =>
        Of(name) is not { } text ? new Dictionary<string, string>() : Parse(text) is { ValueKind: JsonValueKind.Object } of ? of.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value)) : null;

    /// <returns>Null where the body is no JSON object.</returns>
    public static async Task<CkanParameters?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var values = request.Query.ToDictionary(q => q.Key, q => q.Value.ToString());
        if (HttpMethods.IsPost(request.Method) && request.HasFormContentType)
        {
            foreach (var field in await request.ReadFormAsync(cancel)) values[field.Key] = field.Value.ToString();
        }
        else if (HttpMethods.IsPost(request.Method) && request.ContentLength is not 0)
        {
            using var reader = new StreamReader(request.Body);
            var text = await reader.ReadToEndAsync(cancel);
            if (!string.IsNullOrWhiteSpace(text))
            {
                if (Parse(text) is not { ValueKind: JsonValueKind.Object } body) return null;
                foreach (var property in body.EnumerateObject()) values[property.Name] = Plain(property.Value);
            }
        }
        return new(values);
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };
}
