using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Signals;

/// <summary>Somebody to whom a signal can be given.</summary>
public sealed record Assignee(Guid Id, string UserName, string DisplayName);

/// <summary>What people do with a signal: acknowledge it, say something, give it to somebody. Each is an event of the signal and audited.</summary>
public sealed class SignalDesk(PlatformDbs dbs, SignalAccess access, Viewers viewers)
{
    public const int LongestComment = 1000;

    /// <summary>确认: somebody has seen it. To do so again changes nothing.</summary>
    public Task<Result<Signal>> AcknowledgeAsync(Viewer by, Guid id, CancellationToken cancel) => ChangeAsync(by, id, (db, signal) =>
    {
        if (signal.AcknowledgedAt is not null) return null;
        (signal.AcknowledgedAt, signal.AcknowledgedBy) = (Now(db), by.Name);
        Tell(db, signal, SignalEventKind.Acknowledged, "", null);
        return null;
    }, cancel);

    /// <summary>说明.</summary>
    public Task<Result<Signal>> CommentAsync(Viewer by, Guid id, string? text, CancellationToken cancel) => ChangeAsync(by, id, (db, signal) =>
    {
        if (text?.Trim() is not { Length: > 0 and <= LongestComment } said) return SignalErrors.EmptyComment.Of(LongestComment);
        Tell(db, signal, SignalEventKind.Commented, said, null);
        return null;
    }, cancel);

    /// <summary>指派.</summary>
    /// <param name="userName">Somebody who may see the signal; empty takes it back.</param>
    public async Task<Result<Signal>> AssignAsync(Viewer by, Guid id, string? userName, CancellationToken cancel)
    {
        if (!(await access.FindAsync(by, id, cancel)).TryGet(out var found, out var error)) return error;
        var to = string.IsNullOrWhiteSpace(userName) ? null : (await AssigneesAsync(found.Subject.Record, cancel)).FirstOrDefault(a => a.UserName == userName.Trim());
        if (to is null && !string.IsNullOrWhiteSpace(userName)) return SignalErrors.CannotAssign.Of(userName);
        return await ChangeAsync(by, id, (db, signal) =>
        {
            if (signal.AssignedTo == to?.Id) return null;
            signal.AssignedTo = to?.Id;
            Tell(db, signal, SignalEventKind.Assigned, to is null ? "取消指派" : $"{to.DisplayName}（{to.UserName}）", to is null ? "nobody any more" : $"{to.DisplayName} ({to.UserName})");
            return null;
        }, cancel);
    }

    /// <summary>Those who may see the signals of a point or an enterprise, by name.</summary>
    public async Task<IReadOnlyList<Assignee>> AssigneesAsync(Record subject, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        var people = await db.Users.AsNoTracking().OrderBy(p => p.UserName).Select(p => new Assignee(p.Id, p.UserName!, p.DisplayName)).ToListAsync(cancel);
        var may = new List<Assignee>();
        foreach (var person in people)
            if (SignalAccess.Sees(await viewers.OfAsync(person.Id, cancel), subject)) may.Add(person);
        return may;
    }

    /// <summary>The person a signal is given to; null where there is none.</summary>
    public async Task<Assignee?> AssigneeAsync(Signal signal, CancellationToken cancel)
    {
        if (signal.AssignedTo is not { } id) return null;
        await using var db = dbs.Open(Viewer.Program);
        return await db.Users.AsNoTracking().Where(p => p.Id == id).Select(p => new Assignee(p.Id, p.UserName!, p.DisplayName)).FirstOrDefaultAsync(cancel);
    }

    private async Task<Result<Signal>> ChangeAsync(Viewer by, Guid id, Func<PlatformDb, Signal, Error?> change, CancellationToken cancel)
    {
        if (!by.May(Permission.HandleSignals)) return CommonErrors.Forbidden.Of(nameof(Permission.HandleSignals));
        if (!(await access.FindAsync(by, id, cancel)).TryGet(out _, out var error)) return error;
        await using var db = dbs.Open(by);
        var signal = await db.Set<Signal>().FirstAsync(s => s.Id == id, cancel);
        if (change(db, signal) is { } wrong) return wrong;
        await db.SaveChangesAsync(cancel);
        return signal;
    }

    private static void Tell(PlatformDb db, Signal signal, SignalEventKind kind, string text, string? en)
    {
        db.Add(new SignalEvent { SignalId = signal.Id, At = Now(db), Kind = kind, Severity = signal.Severity, By = db.Viewer.Name, Text = text, TextEn = en });
#pragma warning disable CA1308 // An action of the audit log is lower case.
        Audit.Add(db, $"signal-{kind.ToString().ToLowerInvariant()}", $"Signal {signal.Id}", text);
#pragma warning restore CA1308
    }

    private static DateTime Now(PlatformDb db) => db.Time.GetUtcNow().UtcDateTime;
}
