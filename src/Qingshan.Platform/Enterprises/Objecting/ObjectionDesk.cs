using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Platform.Enterprises;

/// <summary>Working days in which an objection is to be decided; unverified.</summary>
public sealed record ObjectionPace(int Days);

/// <param name="About">What kind of thing it is about.</param>
/// <param name="Subject">The act of a mark, the number of an inquiry, the key of a rule of disclosure; for data <c>POINT/2026-11-28</c>.</param>
public sealed record WantedObjection(ObjectionSubject About, string? Subject, string? Text, IReadOnlyList<SentFile> Files);

/// <summary>申诉与决定 · An enterprise objects; an officer who has not done the thing decides, with reasons. The decision changes nothing by itself: who may does what follows from it.</summary>
public sealed class ObjectionDesk(
    PlatformDbs dbs, LedgerBook ledger, OwnEnterprise own, InquiryAccess inquiries, NoticeDesk notices, CaseFiles files, ObjectionPace pace)
{
    private const int Tries = 5;

    public async Task<Result<Objection>> ObjectAsync(Viewer by, WantedObjection wanted, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryObjectAsync(by, wanted, cancel);
            }
            catch (DbUpdateException) when (tries < Tries)
            {
                // Two at once take the same number, and the second takes the next.
            }
        }
    }

    /// <summary>Decides, with reasons; never who did what is objected to.</summary>
    public async Task<Result<Objection>> DecideAsync(Viewer by, string number, ObjectionDecision decision, string? reasons, CancellationToken cancel)
    {
        if (!by.May(Permission.CheckCases)) return CommonErrors.Forbidden.Of(nameof(Permission.CheckCases));
        if (by.PersonId is null) return CaseErrors.NeedsPerson.Of();
        await using var db = dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Set<Objection>().FirstOrDefaultAsync(o => o.Number == number, cancel) is not { } objection || !ObjectionAccess.Sees(by, objection)) return EnterpriseErrors.UnknownObjection.Of(number);
        if (objection.Decision is not null) return EnterpriseErrors.Decided.Of(number);
        if (objection.DoneBy == by.Name || objection.DoneBy == by.For?.UserName || by.Name.StartsWith($"{objection.DoneBy} for ", StringComparison.Ordinal)) return EnterpriseErrors.OwnDecision.Of();
        if (reasons?.Trim() is not { Length: > 0 and <= InquiryDesk.LongestText } said) return EnterpriseErrors.TextNeeded.Of(InquiryDesk.LongestText);
        (objection.Decision, objection.Reasons, objection.DecidedAt, objection.DecidedBy) = (decision, said, db.Time.GetUtcNow().UtcDateTime, by.Name);
        objection.Version++;
        var word = Terms.Of(decision);
        Audit.Add(db, "objection-decided", $"Objection {number}", $"{word.Zh}：{said}");
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return EnterpriseErrors.ChangedMeanwhile.Of(number);
        }
        await notices.TellAsync(db, new(ObjectionTopic.Name, objection.Id, 2, $"/own/objections/{number}", Severity.Notice,
            new($"申诉 {number} 已决定：{word.Zh}", $"Objection {number} was decided: {word.En}"), new($"{objection.SubjectZh}\n理由：{said}", $"{objection.SubjectEn}\nReasons: {said}")),
            NoticeReason.Answer, await OwnEnterprise.PeopleOfAsync(db, objection.EnterpriseCode, cancel), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return objection;
    }

    /// <summary>Tells those who can decide of what was not decided in time, once.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var overdue = await db.Set<Objection>().Where(o => o.DecidedAt == null && o.OverdueAt == null && o.DueAt <= now).ToListAsync(cancel);
        foreach (var objection in overdue)
        {
            objection.OverdueAt = now;
            Audit.Add(db, "objection-overdue", $"Objection {objection.Number}");
            await TellOfficersAsync(db, objection, 3, new("到期未决定", "not decided in time"), cancel);
        }
        await db.SaveChangesAsync(cancel);
        return overdue.Count;
    }

    private async Task<Result<Objection>> TryObjectAsync(Viewer by, WantedObjection wanted, CancellationToken cancel)
    {
        if (!(await own.OfAsync(by, cancel)).TryGet(out var enterprise, out var error)) return error;
        var subject = wanted.Subject?.Trim() ?? "";
        if (await SubjectAsync(by, wanted.About, subject, cancel) is not { } about) return EnterpriseErrors.NothingToObject.Of($"{Terms.Of(wanted.About)} {subject}");
        if (wanted.Text?.Trim() is not { Length: > 0 and <= InquiryDesk.LongestText } said) return EnterpriseErrors.TextNeeded.Of(InquiryDesk.LongestText);
        await using var db = dbs.Open(by);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Set<Objection>().FirstOrDefaultAsync(o => o.EnterpriseId == enterprise.Id && o.About == wanted.About && o.Subject == subject && o.DecidedAt == null, cancel) is { } open) return EnterpriseErrors.ObjectedAlready.Of(open.Number);
        var now = db.Time.GetUtcNow().UtcDateTime;
        var objection = new Objection
        {
            Number = await Numbering.NextAsync(db.Set<Objection>().Select(o => o.Number), "SS", now, cancel), EnterpriseId = enterprise.Id, EnterpriseCode = enterprise.Code, EnterpriseName = enterprise.Name,
            RegionId = enterprise.RegionId, About = wanted.About, Subject = subject, SubjectZh = about.What.Zh, SubjectEn = about.What.En, DoneBy = about.DoneBy, Text = said, At = now, By = by.Name,
            DueAt = (await CaseTimes.CalendarAsync(db, cancel)).Due(now, pace.Days),
        };
        if (!(await SentFiles.KeepAsync(files, wanted.Files, objection.Id, by.Name, now, cancel)).TryGet(out var kept, out error)) return error;
        db.Add(objection);
        db.AddRange(kept);
        Audit.Add(db, "object", $"Objection {objection.Number}", $"{about.What.Zh}; {kept.Count} files");
        await db.SaveChangesAsync(cancel);
        await TellOfficersAsync(db, objection, 1, new("企业提出申诉，请决定", "an enterprise objects; please decide"), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return objection;
    }

    private async Task TellOfficersAsync(PlatformDb db, Objection objection, long happened, Text what, CancellationToken cancel)
    {
        var due = BeijingTime.FromUtc(objection.DueAt.AddTicks(-1)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await notices.TellAsync(db, new(ObjectionTopic.Name, objection.Id, happened, $"/objections/{objection.Number}", Severity.Notice,
            new($"申诉 {objection.Number}：{objection.EnterpriseName}", $"Objection {objection.Number}: {objection.EnterpriseName}"),
            new($"{what.Zh}。\n对象：{objection.SubjectZh}\n期限：{due}（北京时间）", $"{char.ToUpperInvariant(what.En[0])}{what.En[1..]}.\nAbout: {objection.SubjectEn}\nDue: {due} (Beijing time)")),
            NoticeReason.Decision, await notices.WhoMayAsync(db, Permission.CheckCases, v => ObjectionAccess.Sees(v, objection), cancel), cancel);
    }

    /// <summary>What is objected to, in words, and who did it; null where there is no such thing that is the enterprise's.</summary>
    private async Task<(Text What, string DoneBy)?> SubjectAsync(Viewer by, ObjectionSubject about, string subject, CancellationToken cancel)
    {
        switch (about)
        {
            case ObjectionSubject.Mark:
                if (!Guid.TryParse(subject, out var batch)) return null;
                await using (var db = dbs.Open(by))
                    return await db.Set<Observations.Mark>().AsNoTracking().FirstOrDefaultAsync(m => m.Batch == batch && m.WithdrawnAt == null && m.Stage != ReviewStage.Enterprise, cancel) is { } mark
                        && Policy.Owns(by, mark.PointId) && ledger.Now.Points.TryGetValue(mark.PointId, out var point) && MarkReason.Find(mark.Reason) is { } reason
                        ? (new($"{point.Name} {BeijingTime.ToIso(mark.From)} 至 {BeijingTime.ToIso(mark.To)}，{mark.Stage.Name().Zh}：{reason.Name.Zh}",
                            $"{point.Code} {BeijingTime.ToIso(mark.From)} to {BeijingTime.ToIso(mark.To)}, {mark.Stage.Name().En}: {reason.Name.En}"), mark.By) : null;
            case ObjectionSubject.Inquiry:
                return (await inquiries.FindOwnAsync(by, subject, cancel)).TryGet(out var inquiry, out _) ? (new($"告知 {inquiry.Number} {inquiry.Title}", $"Notice {inquiry.Number} {inquiry.Title}"), inquiry.AskedBy) : null;
            case ObjectionSubject.Disclosure:
                return DisclosureRules.Find(subject) is { } rule ? (new($"公开项“{rule.What.Zh}”", $"Public item “{rule.What.En}”"), "") : null;
            default:
                return subject.Split('/') is [var code, var day] && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    && ledger.Now.PointsByCode.TryGetValue(code, out var at) && Policy.Owns(by, at.Id)
                    ? (new($"{at.Name} {Periods.Show(date)} 的数据", $"The data of {at.Code} on {Periods.Show(date)}"), "") : null;
        }
    }
}
