using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

public enum FieldKind
{
    Text,
    Choice,
    Number,
    Date,
}

/// <summary>One of the values that a choice offers.</summary>
public sealed record FieldChoice(string Key, Text Name);

/// <summary>表单项 · What a step asks for.</summary>
public sealed record FormField(string Key, Text Name, FieldKind Kind, bool Required = false)
{
    public const int LongestText = 1000;

    public IReadOnlyList<FieldChoice> Choices { get; init; } = [];

    /// <summary>The value as people read it.</summary>
    public Text Show(string value) => Choices.FirstOrDefault(c => c.Key == value)?.Name ?? new(value, value);

    /// <summary>What was given, checked; empty where nothing was given and nothing has to be.</summary>
    internal Result<string> Read(string? given)
    {
        var value = given?.Trim() ?? "";
        if (value.Length == 0) return Required ? CaseErrors.FieldNeeded.Of(Name) : "";
        var fits = Kind switch
        {
            FieldKind.Text => value.Length <= LongestText,
            FieldKind.Choice => Choices.Any(c => c.Key == value),
            FieldKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number),
            _ => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        };
        return fits ? value : CaseErrors.WrongField.Of(Name, value, Kind switch
        {
            FieldKind.Text => new Text($"最多 {LongestText} 个字符", $"{LongestText} characters at most"),
            FieldKind.Choice => new Text(string.Join("、", Choices.Select(c => c.Key)), string.Join(", ", Choices.Select(c => c.Key))),
            FieldKind.Number => new Text("数字", "a number"),
            _ => new Text("日期，如 2026-11-29", "a date such as 2026-11-29"),
        });
    }

    /// <summary>A whole form: every value by the key of its field. What no field asks for is refused.</summary>
    public static Result<IReadOnlyDictionary<string, string>> Read(IReadOnlyList<FormField> fields, IReadOnlyDictionary<string, string?>? given)
    {
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (given?.Keys.FirstOrDefault(k => !fields.Any(f => f.Key == k)) is { } stray)
            return CommonErrors.BadParameter.Of("form", stray, string.Join(", ", fields.Select(f => f.Key)));
        foreach (var field in fields)
        {
            if (!field.Read(given?.GetValueOrDefault(field.Key)).TryGet(out var value, out var error)) return error;
            if (value.Length > 0) read[field.Key] = value;
        }
        return Result.Of<IReadOnlyDictionary<string, string>>(read);
    }
}
