using System.Globalization;
using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>Reads what somebody filled in; the first thing that is wrong stays in <see cref="Error"/>.</summary>
internal sealed class FieldReader(IReadOnlyList<CommandField> fields, IReadOnlyDictionary<string, string> given)
{
    public Error? Error { get; private set; }

    public string Factor(string name) => OptionalFactor(name) ?? "";

    public string? OptionalFactor(string name) =>
        Text(name) is not { } text ? null : text.Length <= 10 && text.All(char.IsAsciiLetterOrDigit) ? text : Wrong<string>(name);

    public int Number(string name, int least, int most) =>
        Text(name) is not { } text ? least
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : Wrong<int>(name);

    public TimeOnly TimeOfDay(string name) =>
        Text(name) is not { } text ? default : TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : Wrong<TimeOnly>(name);

    /// <summary>The fields begin and end.</summary>
    public TimeSpanUtc Span()
    {
        var (begin, end) = (Moment("begin"), Moment("end"));
        if (begin > end) Wrong<DateTime>("end");
        return new(begin, end);
    }

    public TimeSpanUtc? OptionalSpan() => Has("begin") || Has("end") ? Span() : null;

    public string Word(string name, int longest = 100) =>
        Text(name) is not { } text ? ""
        : text.Length <= longest && !text.Any(c => c is ';' or ',' or '=' or '&' or '#' || char.IsControl(c)) ? text : Wrong<string>(name) ?? "";

    private DateTime Moment(string name) =>
        Has(name) && Query.Time(name, given[name].Trim(), default).TryGet(out var at, out _) ? at : Text(name) is null ? default : Wrong<DateTime>(name);

    private bool Has(string name) => given.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text);

    /// <summary>Null where it is empty, which is wrong unless the field is optional.</summary>
    private string? Text(string name)
    {
        if (Has(name)) return given[name].Trim();
        if (!fields.First(f => f.Name == name).Optional || name is "begin" or "end") Wrong<string>(name);
        return null;
    }

    private T? Wrong<T>(string name)
    {
        var field = fields.First(f => f.Name == name);
        var hint = field.Form == FieldForm.Moment ? new Text($"{field.Hint.Zh}，例如 2026-11-24T08:00", $"{field.Hint.En}, for example 2026-11-24T08:00") : field.Hint;
        Error ??= TalkingErrors.BadField.Of(field.Label, field.Form == FieldForm.Secret ? "…" : given.GetValueOrDefault(name) ?? "", hint);
        return default;
    }
}
