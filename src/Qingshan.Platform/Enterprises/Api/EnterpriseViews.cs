using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>What waits for somebody's enterprise.</summary>
/// <param name="Enterprises">Credit codes.</param>
/// <param name="Points">Codes of its points.</param>
/// <param name="Inquiries">How many wait for an answer.</param>
/// <param name="MarkSince">The earliest moment (UTC) whose data may still be marked by the enterprise.</param>
/// <param name="MarkUntil">Until when that is so (UTC).</param>
public sealed record OwnView(IReadOnlyList<string> Enterprises, IReadOnlyList<string> Points, int Inquiries, DateTime MarkSince, DateTime MarkUntil);

/// <param name="Case">Number of the case; only for who sees it.</param>
public sealed record InquiryView(
    string Number, InquiryState State, string? Case, string Enterprise, string Subject, string Title, string Text, DateTime AskedAt, DateTime Due, string? Answer, DateTime? AnsweredAt,
    IReadOnlyList<EnterpriseFileView>? Files)
{
    public static InquiryView Of(Inquiry i, DateTime now, string? inCase, IReadOnlyList<EnterpriseFile>? files) => new(
        i.Number, i.StateAt(now), inCase, i.EnterpriseCode, i.SubjectCode, i.Title, i.Text, i.AskedAt, i.DueAt, i.Answer, i.AnsweredAt, files is null ? null : [.. files.Select(EnterpriseFileView.Of)]);
}

public sealed record EnterpriseFileView(Guid Id, string Name, string MediaType, long Size, string Sha256, DateTime At)
{
    public static EnterpriseFileView Of(EnterpriseFile f) => new(f.Id, f.Name, f.MediaType, f.Size, f.Sha256, f.At);
}

public sealed record ObjectionView(
    string Number, string Enterprise, ObjectionSubject About, string Subject, string What, string Text, DateTime At, DateTime Due, ObjectionDecision? Decision, string? Reasons, DateTime? DecidedAt,
    IReadOnlyList<EnterpriseFileView>? Files)
{
    public static ObjectionView Of(Objection o, IReadOnlyList<EnterpriseFile>? files) => new(
        o.Number, o.EnterpriseCode, o.About, o.Subject, new Text(o.SubjectZh, o.SubjectEn).ToString(), o.Text, o.At, o.DueAt, o.Decision, o.Reasons, o.DecidedAt, files is null ? null : [.. files.Select(EnterpriseFileView.Of)]);
}

public sealed record ManualFilingView(Guid Id, DateTime At, string By, int Results, IReadOnlyList<Intake.ManualLine>? Lines)
{
    public static ManualFilingView Of(ManualFiling f, IReadOnlyList<Intake.ManualLine>? lines) => new(f.Id, f.At, f.By, f.Results, lines);
}

/// <summary>A rule of disclosure in words.</summary>
/// <param name="Verified">Whether somebody has compared it with the text of the law.</param>
public sealed record DisclosureRuleView(string Key, string What, string When, string Law, string Clause, DateOnly From, bool Verified)
{
    public static DisclosureRuleView Of(DisclosureRule r) => new(r.Key, r.What.ToString(), r.When.ToString(), r.Law.ToString(), r.Clause.ToString(), r.From, false);
}

/// <summary>What is public of an enterprise, with the rules that make it so.</summary>
public sealed record DisclosureView(DisclosedEnterprise Enterprise, IReadOnlyList<DisclosureRuleView> Rules);

/// <param name="Content">Base64.</param>
public sealed record SentFileView(string? Name, byte[]? Content)
{
    public static IReadOnlyList<SentFile> All(IReadOnlyList<SentFileView>? files) => [.. (files ?? []).Where(f => f.Content is not null).Select(f => new SentFile(f.Name ?? "", f.Content!))];
}
