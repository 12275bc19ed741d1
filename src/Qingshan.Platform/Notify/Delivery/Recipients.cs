using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>Who is to be told, and through what.</summary>
/// <param name="Subscriptions">Empty for those who are told because of their duty: they are told by every channel that they can be reached by.</param>
internal sealed record Recipient(Person Person, NoticeReason Reason, int Level, IReadOnlyList<Subscription> Subscriptions);

/// <summary>Works out who is told of a signal: those on duty, those who subscribed; nobody who may not see it.</summary>
internal sealed class Recipients(Viewers viewers, LedgerBook ledger)
{
    /// <summary>Those on duty now at the lowest level above the given one; a level of nobody is passed over.</summary>
    public async Task<List<Recipient>> OnDutyAsync(PlatformDb db, Subject about, int above, NoticeReason reason, DateTime now, CancellationToken cancel)
    {
        var shifts = await db.Set<Shift>().AsNoTracking()
            .Where(s => s.CancelledAt == null && s.From <= now && now < s.To && s.Level > above).ToListAsync(cancel);
        foreach (var level in shifts.GroupBy(s => s.Level).OrderBy(g => g.Key))
        {
            var told = new List<Recipient>();
            foreach (var person in await PeopleAsync(db, level.Select(s => s.PersonId), cancel))
                if (await SeesAsync(person.Id, about, cancel)) told.Add(new(person, reason, level.Key, []));
            if (told.Count > 0) return told;
        }
        return [];
    }

    public async Task<List<Recipient>> SubscribedAsync(PlatformDb db, Signal signal, Subject about, CancellationToken cancel)
    {
        var subscriptions = (await db.Set<Subscription>().AsNoTracking().Where(s => s.EndedAt == null).ToListAsync(cancel))
            .Where(s => Matches(s, signal, about)).ToLookup(s => s.PersonId);
        var told = new List<Recipient>();
        foreach (var person in await PeopleAsync(db, subscriptions.Select(s => s.Key), cancel))
            if (await SeesAsync(person.Id, about, cancel)) told.Add(new(person, NoticeReason.Subscription, 0, [.. subscriptions[person.Id]]));
        return told;
    }

    public async Task<List<Recipient>> AssignedAsync(PlatformDb db, Signal signal, Subject about, CancellationToken cancel)
    {
        if (signal.AssignedTo is not { } id || !await SeesAsync(id, about, cancel)) return [];
        return [.. (await PeopleAsync(db, [id], cancel)).Select(p => new Recipient(p, NoticeReason.Assigned, 0, []))];
    }

    public async Task<bool> SeesAsync(Guid person, Subject about, CancellationToken cancel) => SignalAccess.Sees(await viewers.OfAsync(person, cancel), about.Record);

    private bool Matches(Subscription wanted, Signal signal, Subject about)
    {
        if (signal.Severity < wanted.LeastSeverity || (wanted.Kind is { } kind && kind != about.Point?.Kind) || (wanted.Detector is { } detector && detector != signal.Detector)) return false;
        if (wanted.RegionId is not { } region) return true;
        var inside = ledger.Now.Within(region);
        return (about.Record.RegionId is { } at && inside.Contains(at)) || (about.Point?.BasinId is { } basin && inside.Contains(basin));
    }

    private static Task<List<Person>> PeopleAsync(PlatformDb db, IEnumerable<Guid> people, CancellationToken cancel)
    {
        var ids = people.Distinct().ToArray();
        return db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).OrderBy(p => p.UserName).ToListAsync(cancel);
    }
}
