using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>Reading what a page or a program asks of quality.</summary>
public static class QualityQuery
{
    /// <summary>A span is no longer than this.</summary>
    public const int MostDays = 400;

    /// <summary>Days of Beijing, both included; without them the last ones.</summary>
    public static Result<(DateOnly From, DateOnly To)> Days(string? from, string? to, DateTime now, int usual)
    {
        if (!Day("to", to, Periods.Day(now)).TryGet(out var last, out var error) || !Day("from", from, last.AddDays(1 - usual)).TryGet(out var first, out error)) return error;
        return first <= last && last.DayNumber - first.DayNumber < MostDays ? (first, last) : CommonErrors.BadParameter.Of("from", from, $"from <= to, ≤ {MostDays} d");
    }

    /// <summary>A value of an enumeration by the word of the interface; null where none is asked for.</summary>
    public static Result<Given<T>> Word<T>(string name, string? text) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text)) return new Given<T>(null);
        foreach (var value in Enum.GetValues<T>())
            if (CatalogQuery.Written(value) == text) return new Given<T>(value);
        return CommonErrors.BadParameter.Of(name, text, string.Join(", ", Enum.GetValues<T>().Select(CatalogQuery.Written)));
    }

    /// <param name="state">A state, or <c>unclosed</c>, <c>overdue</c>.</param>
    public static Result<IssueFilter> Issues(string? region, string? kind, string? point, string? of, string? rule, string? state, string? organisation)
    {
        if (!Word<QualityClass>("class", of).TryGet(out var which, out var error) || !Organisation(organisation).TryGet(out var who, out error)) return error;
        if (!string.IsNullOrEmpty(rule) && QualityRules.Find(rule) is null) return QualityErrors.UnknownRule.Of(rule, string.Join(", ", QualityRules.KeysOf(null)));
        var filter = new IssueFilter(region, kind, point, which.Value, string.IsNullOrEmpty(rule) ? null : rule, null, who.Value);
        if (state == "unclosed") return filter with { Open = true };
        if (state == "overdue") return filter with { Overdue = true };
        return Word<IssueState>("state", state).TryGet(out var stands, out error) ? filter with { State = stands.Value }
            : CommonErrors.BadParameter.Of("state", state, "unclosed, overdue, " + string.Join(", ", Enum.GetValues<IssueState>().Select(CatalogQuery.Written)));
    }

    public static Result<Given<Guid>> Organisation(string? id) => string.IsNullOrEmpty(id) ? new Given<Guid>(null)
        : Guid.TryParse(id, out var given) ? new Given<Guid>(given) : CommonErrors.BadParameter.Of("organisation", id, "id");

    private static Result<DateOnly> Day(string name, string? text, DateOnly otherwise) => string.IsNullOrEmpty(text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : CommonErrors.BadParameter.Of(name, text, "2026-11-28");

    /// <summary>A value, or that none was asked for.</summary>
    public readonly record struct Given<T>(T? Value) where T : struct;
}
