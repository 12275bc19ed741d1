using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.Ckan;

/// <summary>What an action gives: a result, or a failure in the words of CKAN.</summary>
/// <param name="Status">The HTTP status with which CKAN sends it.</param>
/// <param name="Type">CKAN's <c>__type</c>; null for a result.</param>
/// <param name="Field">The parameter that is wrong, of a validation error.</param>
internal sealed record CkanAnswer(int Status, object? Result, string? Type = null, Text Message = default, string? Field = null)
{
    public static CkanAnswer Of(object? result) => new(200, result);

    public static CkanAnswer NotFound(string what) => new(404, null, "Not Found Error", new($"没有找到：{what}", $"Not found: {what}"));

    public static CkanAnswer Invalid(string field, Text message) => new(409, null, "Validation Error", message, field);

    public static CkanAnswer Missing(string field) => Invalid(field, new("缺少此参数", "Missing value"));

    public static CkanAnswer BadSearch(Text message) => new(400, null, "Search Query Error", message);
}
