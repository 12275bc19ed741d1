using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>Reads the options of an address, and those in the parentheses of an expand, which are the same.</summary>
internal static class OptionsParser
{
    public const string SkipToken = "$skiptoken";

    /// <summary>A page that is asked for holds no more, whatever is asked.</summary>
    public const int LargestPage = 10_000, LargestArray = 1_000_000;

    private const int DeepestExpand = 8;

    private static readonly string[] Known = ["$filter", "$count", "$orderby", "$skip", "$top", "$select", "$expand"];

    /// <param name="query">The query of an address as it was sent, with or without its question mark.</param>
    public static Result<QueryOptions> ParseQuery(string? query)
    {
        var options = new List<(string, string)>();
        foreach (var part in (query ?? "").TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            options.Add(equals < 0 ? (Decoded(part), "") : (Decoded(part[..equals]), Decoded(part[(equals + 1)..])));
        }
        return Read(options, "", 0);
    }

    private static Result<QueryOptions> Read(IReadOnlyList<(string Name, string Value)> options, string within, int depth)
    {
        var (read, seen) = (QueryOptions.None with { Given = options }, new HashSet<string>());
        foreach (var (name, value) in options)
        {
            var where = within.Length == 0 ? name : $"{within}({name})";
            // What belongs to nobody is left alone, as the standard of the web has it; what looks like an option has to be one.
            if (!name.StartsWith('$')) continue;
            if (!seen.Add(name)) return SensorThingsErrors.BadOption.Of(where, value, new Text("同一选项只能出现一次", "an option stands once"));
            if (!ReadOne(read, name, value, where, within.Length == 0, depth).TryGet(out var next, out var error)) return error;
            read = next;
        }
        return read;
    }

    private static Result<QueryOptions> ReadOne(QueryOptions read, string name, string value, string where, bool outermost, int depth)
    {
        switch (name)
        {
            case "$filter":
                return ExprParser.Parse(value, where).TryGet(out var filter, out var error) ? read with { Filter = filter } : error;
            case "$count":
                return value is "true" or "false" ? read with { Count = value == "true" } : SensorThingsErrors.BadOption.Of(where, value, new Text("true 或 false", "true or false"));
            case "$skip":
                return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? read with { Skip = skip } : NoNumber(where, value);
            case "$top":
                return long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var top) ? read with { Top = (int)Math.Min(top, LargestArray) } : NoNumber(where, value);
            case "$select":
                var names = value.Split(',').Select(n => n.Trim()).ToList();
                return names.Any(n => n.Length == 0) ? SensorThingsErrors.BadOption.Of(where, value, new Text("以逗号分隔的属性名", "names of properties, separated by commas")) : read with { Select = names };
            case "$orderby":
                return OrderBy(value, where).TryGet(out var order, out error) ? read with { OrderBy = order } : error;
            case "$expand":
                return Expand(value, where, depth).TryGet(out var expand, out error) ? read with { Expand = expand } : error;
            case "$resultFormat" when outermost:
                return value == "dataArray" ? read with { DataArray = true } : SensorThingsErrors.BadOption.Of(where, value, new Text("dataArray", "dataArray"));
            case SkipToken when outermost && value.Length > 0:
                return PagePlace.Parse(value).TryGet(out var place, out error) ? read with { After = place } : error;
            default:
                return SensorThingsErrors.UnsupportedOption.Of(where, string.Join(", ", Known.Append("$resultFormat")));
        }
    }

    private static Result<List<OrderItem>> OrderBy(string value, string where)
    {
        var items = new List<OrderItem>();
        foreach (var text in Split(value, ','))
        {
            var item = text.Trim();
            var descending = item.EndsWith(" desc", StringComparison.Ordinal);
            if (descending) item = item[..^5];
            else if (item.EndsWith(" asc", StringComparison.Ordinal)) item = item[..^4];
            if (!ExprParser.Parse(item, items.Count == 0 ? where : $"{where} #{items.Count + 1}").TryGet(out var by, out var error)) return error;
            items.Add(new(by, descending));
        }
        return items;
    }

    private static Result<List<ExpandItem>> Expand(string value, string where, int depth)
    {
        if (depth >= DeepestExpand) return SensorThingsErrors.BadOption.Of(where, value, new Text($"$expand 嵌套最多 {DeepestExpand} 层", $"at most {DeepestExpand} levels of $expand"));
        var items = new List<ExpandItem>();
        foreach (var text in Split(value, ','))
        {
            var item = text.Trim();
            var open = item.IndexOf('(', StringComparison.Ordinal);
            if (open >= 0 && item[^1] != ')') return SensorThingsErrors.BadOption.Of(where, value, new Text("括号不配对", "parentheses that match"));
            var path = open < 0 ? item : item[..open];
            var names = path.Split('/');
            if (names.Any(n => n.Length == 0)) return SensorThingsErrors.BadOption.Of(where, value, new Text("导航名，如 Datastreams 或 Datastreams/Sensor", "names of navigations, such as Datastreams or Datastreams/Sensor"));
            var within = $"{where}={path}";
            var options = open < 0 ? [] : Split(item[(open + 1)..^1], ';').Where(o => !string.IsNullOrWhiteSpace(o)).Select(o => Pair(o.Trim())).ToList();
            if (options.Find(o => !o.Name.StartsWith('$')) is { Name: not null } odd) return SensorThingsErrors.UnsupportedOption.Of($"{within}({odd.Name})", string.Join(", ", Known));
            if (!Read(options, within, depth + names.Length).TryGet(out var read, out var error)) return error;
            var expand = new ExpandItem(names[^1], read);
            foreach (var name in names.Reverse().Skip(1)) expand = new(name, QueryOptions.None with { Expand = [expand] });
            Add(items, expand);
        }
        return items;

        static (string Name, string Value) Pair(string text) =>
            text.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? (text[..equals].Trim(), text[(equals + 1)..].Trim()) : (text, "");
    }

    /// <summary><c>Datastreams,Datastreams/Sensor</c> asks for the same datastreams twice.</summary>
    private static void Add(List<ExpandItem> items, ExpandItem item)
    {
        var at = items.FindIndex(i => i.Navigation == item.Navigation);
        if (at < 0)
        {
            items.Add(item);
            return;
        }
        var (held, more) = (items[at].Options, item.Options);
        var merged = new List<ExpandItem>(held.Expand);
        foreach (var inner in more.Expand) Add(merged, inner);
        items[at] = new(item.Navigation, (held.Given.Count == 0 ? more : held) with { Expand = merged });
    }

    /// <summary>Parts between separators that stand in no parentheses and in no quotes.</summary>
    private static IEnumerable<string> Split(string text, char separator)
    {
        var (start, depth, quoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\'') quoted = !quoted;
            else if (quoted) continue;
            else if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (c == separator && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
        yield return text[start..];
    }

    /// <summary>A plus is a blank, as browsers send it; the reader of times knows where one has lost its plus.</summary>
    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static Error NoNumber(string where, string value) => SensorThingsErrors.BadOption.Of(where, value, new Text("0 或正整数", "a whole number, 0 or more"));
}
