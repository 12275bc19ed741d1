using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Enterprises;

/// <summary>告知与答复 · What officers ask an enterprise about a case, and what the enterprise answers. Each act is an event of the case, audited and told, in one transaction.</summary>
public sealed class InquiryDesk
{
    public const int LongestTitle = 200, LongestText = 2000, LongestDue = 90;
    private const int Tries = 5;

    private readonly PlatformDbs _dbs;
    private readonly LedgerBook _ledger;
    private readonly CaseAccess _cases;
    private readonly InquiryAccess _access;
    private readonly CaseNotices _caseNotices;
    private readonly NoticeDesk _notices;
    private readonly CaseFiles _files;

    internal InquiryDesk(PlatformDbs dbs, LedgerBook ledger, CaseAccess cases, InquiryAccess access, CaseNotices caseNotices, NoticeDesk notices, CaseFiles files) =>
        (_dbs, _ledger, _cases, _access, _caseNotices, _notices, _files) = (dbs, ledger, cases, access, caseNotices, notices, files);

    /// <summary>Asks the enterprise of a case's subject.</summary>
    /// <param name="due">A day of Beijing, that day included.</param>
    public async Task<Result<Inquiry>> AskAsync(Viewer by, string number, string? title, string? text, string? due, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAskAsync(by, number, title, text, due, cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Two who ask at once take the same number, and the second takes the next.
            }
        }
    }

    private async Task<Result<Inquiry>> TryAskAsync(Viewer by, string number, string? title, string? text, string? due, CancellationToken cancel)
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (!(await _cases.FindAsync(by, number, cancel)).TryGet(out var seen, out var error)) return error;
        if (seen.ClosedAt is not null) return CaseErrors.Closed.Of(number);
        if (title?.Trim() is not { Length: > 0 and <= LongestTitle } about) return EnterpriseErrors.TextNeeded.Of(LongestTitle);
        if (text?.Trim() is not { Length: > 0 and <= LongestText } said) return EnterpriseErrors.TextNeeded.Of(LongestText);
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var today = Periods.Day(now);
        if (!DateOnly.TryParseExact(due?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day <= today || day > today.AddDays(LongestDue))
            return EnterpriseErrors.BadDue.Of(due, LongestDue);
        // A case that was transferred may be seen by who does not see its point: whose it is, the ledger says all the same.
        await using var whole = _dbs.Open(Viewer.Program);
        var whose = seen.SubjectKind == SubjectKind.Enterprise ? await whole.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == seen.SubjectId, cancel)
            : await OwnEnterprise.OfPointAsync(whole, _ledger.Now.Points.GetValueOrDefault(seen.SubjectId)?.OutletId, cancel);
        if (whose is not { } enterprise) return EnterpriseErrors.PointOfNobody.Of(seen.SubjectCode);
        var people = await OwnEnterprise.PeopleOfAsync(whole, enterprise.Code, cancel);
        if (people.Count == 0) return EnterpriseErrors.NobodyToAnswer.Of(enterprise.Name, enterprise.Code);

        var one = await db.Set<Case>().FirstAsync(c => c.Id == seen.Id, cancel);
        var inquiry = new Inquiry
        {
            Number = await Numbering.NextAsync(db.Set<Inquiry>().Select(i => i.Number), "GZ", now, cancel), CaseId = one.Id, EnterpriseId = enterprise.Id, EnterpriseCode = enterprise.Code,
            EnterpriseName = enterprise.Name, SubjectCode = one.SubjectCode, Title = about, Text = said, AskedAt = now, AskedBy = by.Name, AskedById = by.PersonId, DueAt = Periods.StartOf(day.AddDays(1)),
        };
        db.Add(inquiry);
        Tell(db, one, CaseEventKind.Inquired, "inquiry-asked", inquiry, new($"{inquiry.Number}（{enterprise.Name}，{Periods.Show(day)} 前答复）：{about}", $"{inquiry.Number} ({enterprise.Name}, to be answered by {Periods.Show(day)}): {about}"), now);
        await db.SaveChangesAsync(cancel);
        await _notices.TellAsync(db, NewsOf(inquiry, 1, Severity.Warning, new("生态环境部门向本企业发出告知，请答复", "the environmental authority asks your enterprise; please answer")), NoticeReason.Responsible, people, cancel);
        return await SavedAsync(db, transaction, one, inquiry, cancel);
    }

    /// <summary>Answers an inquiry to one's own enterprise. One answer is given; what it lacks is asked anew.</summary>
    public async Task<Result<Inquiry>> AnswerAsync(Viewer by, string number, string? text, IReadOnlyList<SentFile> files, CancellationToken cancel)
    {
        if (!(await _access.FindOwnAsync(by, number, cancel)).TryGet(out var seen, out var error)) return error;
        if (!seen.Waits) return EnterpriseErrors.Settled.Of(number);
        if (text?.Trim() is not { Length: > 0 and <= LongestText } said) return EnterpriseErrors.TextNeeded.Of(LongestText);
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = db.Time.GetUtcNow().UtcDateTime;
        if (!(await SentFiles.KeepAsync(_files, files, seen.Id, by.Name, now, cancel)).TryGet(out var kept, out error)) return error;
        var inquiry = await db.Set<Inquiry>().FirstAsync(i => i.Id == seen.Id, cancel);
        if (!inquiry.Waits) return EnterpriseErrors.Settled.Of(number);
        (inquiry.Answer, inquiry.AnsweredAt, inquiry.AnsweredBy) = (said, now, by.Name);
        db.AddRange(kept);
        var one = await db.Set<Case>().FirstAsync(c => c.Id == inquiry.CaseId, cancel);
        var (late, lateEn) = now > inquiry.DueAt ? ("逾期答复，", "late, ") : ("", "");
        Tell(db, one, CaseEventKind.Answered, "inquiry-answered", inquiry, new($"{inquiry.Number}（{late}附件 {kept.Count} 个）", $"{inquiry.Number} ({lateEn}{kept.Count} files)"), now);
        return await SavedAsync(db, transaction, one, inquiry, cancel);
    }

    /// <summary>Takes back what was asked and not yet answered.</summary>
    public async Task<Result<Inquiry>> WithdrawAsync(Viewer by, string number, CancellationToken cancel)
    {
        if (!by.May(Permission.HandleCases)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleCases));
        if (!(await _access.FindAsync(by, number, cancel)).TryGet(out var seen, out var error)) return error;
        await using var db = _dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var inquiry = await db.Set<Inquiry>().FirstAsync(i => i.Id == seen.Inquiry.Id, cancel);
        if (!inquiry.Waits) return EnterpriseErrors.Settled.Of(number);
        (inquiry.WithdrawnAt, inquiry.WithdrawnBy) = (now, by.Name);
        var one = await db.Set<Case>().FirstAsync(c => c.Id == inquiry.CaseId, cancel);
        Tell(db, one, CaseEventKind.Inquired, "inquiry-withdrawn", inquiry, new($"撤回 {inquiry.Number}", $"{inquiry.Number} was withdrawn"), now);
        return await SavedAsync(db, transaction, one, inquiry, cancel);
    }

    /// <summary>Tells of what was not answered in time: once, the enterprise and whose turn the case is.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        await using var look = _dbs.Open(Viewer.Program);
        var (now, told) = (look.Time.GetUtcNow().UtcDateTime, 0);
        foreach (var id in await look.Set<Inquiry>().Where(i => i.AnsweredAt == null && i.WithdrawnAt == null && i.OverdueAt == null && i.DueAt <= now).Select(i => i.Id).ToListAsync(cancel))
        {
            await using var db = _dbs.Open(Viewer.Program);
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var inquiry = await db.Set<Inquiry>().FirstAsync(i => i.Id == id, cancel);
            if (!inquiry.Waits || inquiry.OverdueAt is not null) continue;
            inquiry.OverdueAt = now;
            var one = await db.Set<Case>().FirstAsync(c => c.Id == inquiry.CaseId, cancel);
            Tell(db, one, CaseEventKind.Unanswered, "inquiry-overdue", inquiry, new($"{inquiry.Number} 到期未答复", $"{inquiry.Number} was not answered in time"), now);
            await db.SaveChangesAsync(cancel);
            await _notices.TellAsync(db, NewsOf(inquiry, 2, Severity.Warning, new("告知已到期未答复，请尽快答复", "the notice was not answered in time; please answer")), NoticeReason.Responsible, await OwnEnterprise.PeopleOfAsync(db, inquiry.EnterpriseCode, cancel), cancel);
            if ((await SavedAsync(db, transaction, one, inquiry, cancel)).IsOk) told++;
        }
        return told;
    }

    /// <summary>Saves what was done with the event of the case, and tells those whose turn the case is.</summary>
    private async Task<Result<Inquiry>> SavedAsync(PlatformDb db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, Case one, Inquiry inquiry, CancellationToken cancel)
    {
        one.Version++;
        inquiry.Version++;
        try
        {
            await db.SaveChangesAsync(cancel);
            await _caseNotices.TellAsync(db, one, cancel);
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return inquiry;
        }
        catch (DbUpdateConcurrencyException)
        {
            return EnterpriseErrors.ChangedMeanwhile.Of(inquiry.Number);
        }
    }

    private static void Tell(PlatformDb db, Case one, CaseEventKind kind, string action, Inquiry inquiry, Text text, DateTime now)
    {
        db.Add(new CaseEvent { CaseId = one.Id, At = now, Kind = kind, By = db.Viewer.Name, PersonId = db.Viewer.PersonId, Text = text.Zh, TextEn = text.En });
        Audit.Add(db, action, $"Inquiry {inquiry.Number}", $"Case {one.Number}; {text.Zh}");
    }

    private static News NewsOf(Inquiry inquiry, long happened, Severity severity, Text what)
    {
        var due = BeijingTime.FromUtc(inquiry.DueAt.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new(InquiryTopic.Name, inquiry.Id, happened, $"/own/inquiries/{inquiry.Number}", severity,
            new($"{inquiry.Number} {inquiry.Title}", $"{inquiry.Number} {inquiry.Title}"),
            new($"{what.Zh}。\n期限：{due}（北京时间，当日有效）\n请登录企业端办理。", $"{char.ToUpperInvariant(what.En[0])}{what.En[1..]}.\nDue: {due} (Beijing time, that day included)\nSign in and open “Enterprise”."));
    }
}
