using System.Text.Json;

namespace Qingshan.Platform.Notify;

/// <summary>
/// When a gateway has taken a message: always an HTTP status of success, and what the rule asks of its answer.
/// <c>status</c>: nothing more; <c>contains:TEXT</c>; <c>json:a.b=VALUE</c>: the member at that path has that value.
/// </summary>
public sealed record SmsSuccess
{
    private readonly string? _contains;
    private readonly string[] _path = [];
    private readonly string _value = "";

    private SmsSuccess(string? contains, string[] path, string value) => (_contains, _path, _value) = (contains, path, value);

    /// <summary>Null where it is none of the three forms.</summary>
    public static SmsSuccess? Parse(string rule) => rule.Trim() switch
    {
        "status" => new(null, [], ""),
        ['c', 'o', 'n', 't', 'a', 'i', 'n', 's', ':', .. var text] when text.Length > 0 => new(text, [], ""),
        ['j', 's', 'o', 'n', ':', .. var path] when path.Split('=', 2) is [{ Length: > 0 } at, var value] => new(null, at.Split('.'), value),
        _ => null,
    };

    public bool Holds(int status, string answer)
    {
        if (status is < 200 or >= 300) return false;
        if (_contains is not null) return answer.Contains(_contains, StringComparison.Ordinal);
        return _path.Length == 0 || ValueAt(answer) == _value;
    }

    private string? ValueAt(string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var at = document.RootElement;
            foreach (var name in _path)
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return null;
            return at.ToString();
        }
        catch (JsonException)
        {
            return null; // A page of an error, for example: not what was asked for, and the attempt keeps its beginning.
        }
    }
}
