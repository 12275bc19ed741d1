using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <summary>What is looked for in the audit log. A text that ends with * means: begins so.</summary>
/// <param name="Person">User name, <c>visitor</c>, <c>program</c> or the local command.</param>
/// <param name="Subject">Kind and code of a thing, or method and path of a request.</param>
/// <param name="Text">Stands anywhere in subject or detail, capitals or not.</param>
/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive.</param>
public sealed record AuditFilter(string? Person, string? Action, string? Subject, AuditOutcome? Outcome, string? Address, string? Text, DateTime? From, DateTime? To)
{
    /// <summary>Reads what a page or a program asks for.</summary>
    public static Result<AuditFilter> Of(AuditQuery query)
    {
        if (!Query.Time("from", query.From, DateTime.MinValue).TryGet(out var from, out var error) || !Query.Time("to", query.To, DateTime.MaxValue).TryGet(out var to, out error)) return error;
        if (from >= to) return CommonErrors.BadParameter.Of("from", query.From, "from < to");
        AuditOutcome? outcome = query.Outcome switch { null or "" => null, "done" => AuditOutcome.Done, "refused" => AuditOutcome.Refused, _ => (AuditOutcome)(-1) };
        if (outcome is { } wanted && !Enum.IsDefined(wanted)) return CommonErrors.BadParameter.Of("outcome", query.Outcome, "done, refused");
        return new AuditFilter(Given(query.Person), Given(query.Action), Given(query.Subject), outcome, Given(query.Address), Given(query.Q),
            from == DateTime.MinValue ? null : from, to == DateTime.MaxValue ? null : to);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The parameters by which entries are chosen, as they stand in an address.</summary>
public sealed record AuditQuery(string? Person, string? Action, string? Subject, string? Outcome, string? Address, string? Q, string? From, string? To)
{
    /// <summary>Those that are given, for links.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parameters =>
        new (string Name, string? Value)[]
            { ("person", Person), ("action", Action), ("subject", Subject), ("outcome", Outcome), ("address", Address), ("q", Q), ("from", From), ("to", To) }
            .Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value));
}
