using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Notify;

/// <summary>A shift with the names of those it is about.</summary>
public sealed record ShiftView(
    Guid Id, string UserName, string Name, string Organisation, int Level, DateTime From, DateTime To, string CreatedBy, DateTime? CancelledAt, string? CancelledBy);

/// <summary>Somebody who can be on duty.</summary>
public sealed record ColleagueView(string UserName, string Name);

/// <summary>What somebody enters: user name, level, UTC.</summary>
public sealed record WantedShift(string UserName, int Level, DateTime From, DateTime To);

/// <summary>值班表 · Who is on duty for an organisation, when, at which level. People see and change that of their own organisation; the program's own commands all.</summary>
public sealed class Roster(PlatformDbs dbs, Viewers viewers, TimeProvider time)
{
    public const int HighestLevel = 9;
    public static readonly TimeSpan LongestShift = TimeSpan.FromDays(31);

    /// <summary>The shifts that touch a span, in order of their beginning; with those that were cancelled where they are wanted.</summary>
    public async Task<IReadOnlyList<ShiftView>> ListAsync(Viewer viewer, DateTime from, DateTime to, bool cancelled, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        var mine = (await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out _) ? me.OrganisationId : (Guid?)null;
        if (mine is null && !viewer.Everywhere) return [];
        var found = from shift in db.Set<Shift>().AsNoTracking()
                    join person in db.Users on shift.PersonId equals person.Id
                    join organisation in db.Set<Organisation>() on shift.OrganisationId equals organisation.Id
                    where shift.From < to && shift.To > @from && (mine == null || shift.OrganisationId == mine) && (cancelled || shift.CancelledAt == null)
                    orderby shift.From, shift.Level, person.UserName
                    select new ShiftView(shift.Id, person.UserName!, person.DisplayName, organisation.Name, shift.Level, shift.From, shift.To, shift.CreatedBy, shift.CancelledAt, shift.CancelledBy);
        return await found.ToListAsync(cancel);
    }

    /// <summary>Who is on duty now.</summary>
    public Task<IReadOnlyList<ShiftView>> NowAsync(Viewer viewer, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return ListAsync(viewer, now, now.AddTicks(1), cancelled: false, cancel);
    }

    /// <summary>Who can be on duty: the people of one's organisation who see its signals, by user name.</summary>
    public async Task<IReadOnlyList<ColleagueView>> ColleaguesAsync(Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.May(Permission.ManageRoster)) return [];
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out _)) return [];
        var people = await db.Users.AsNoTracking().Where(p => p.OrganisationId == me.OrganisationId && p.ClosedAt == null).OrderBy(p => p.UserName).ToListAsync(cancel);
        return [.. people.Where(p => Roles.Find(p.Role)?.Permissions.Contains(Permission.SeeInternal) == true).Select(p => new ColleagueView(p.UserName!, p.DisplayName))];
    }

    /// <summary>Adds shifts, all or none.</summary>
    public async Task<Result<IReadOnlyList<Guid>>> AddAsync(Viewer viewer, IReadOnlyList<WantedShift> wanted, CancellationToken cancel)
    {
        if (!viewer.May(Permission.ManageRoster)) return CommonErrors.Forbidden.Of(nameof(Permission.ManageRoster));
        await using var db = dbs.Open(viewer);
        var mine = (await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out _) ? me.OrganisationId : (Guid?)null;
        if (mine is null && !viewer.Everywhere) return NotifyErrors.NeedsPerson.Of();
        var added = new List<Shift>();
        foreach (var want in wanted)
        {
            if (want.Level is < 1 or > HighestLevel) return NotifyErrors.WrongLevel.Of(want.Level, HighestLevel);
            if (want.To <= want.From || want.To - want.From > LongestShift) return NotifyErrors.WrongShift.Of(want.UserName, LongestShift.Days);
            var name = want.UserName.Trim().ToUpperInvariant();
            if (await db.Users.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedUserName == name && (mine == null || p.OrganisationId == mine), cancel) is not { } person)
                return NotifyErrors.NotOfOrganisation.Of(want.UserName);
            if (!(await viewers.OfAsync(person.Id, cancel)).May(Permission.SeeInternal)) return NotifyErrors.SeesNothing.Of(want.UserName, person.Role);
            var twice = added.Exists(s => s.PersonId == person.Id && s.From < want.To && want.From < s.To)
                || await db.Set<Shift>().AnyAsync(s => s.PersonId == person.Id && s.CancelledAt == null && s.From < want.To && want.From < s.To, cancel);
            if (twice) return NotifyErrors.ShiftTwice.Of(want.UserName);
            added.Add(new() { OrganisationId = person.OrganisationId, PersonId = person.Id, Level = want.Level, From = want.From, To = want.To, CreatedAt = time.GetUtcNow().UtcDateTime, CreatedBy = viewer.Name });
            Audit.Add(db, "add", $"Shift {added[^1].Id}", $"{want.UserName}; level {want.Level}; {want.From:O} … {want.To:O}");
        }
        db.AddRange(added);
        await db.SaveChangesAsync(cancel);
        return added.ConvertAll(s => s.Id);
    }

    /// <summary>Takes a shift that is not over out of the roster; that it stood there stays on record.</summary>
    public async Task<Error?> CancelAsync(Viewer viewer, string id, CancellationToken cancel)
    {
        if (!viewer.May(Permission.ManageRoster)) return CommonErrors.Forbidden.Of(nameof(Permission.ManageRoster));
        await using var db = dbs.Open(viewer);
        var mine = (await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out _) ? me.OrganisationId : (Guid?)null;
        var now = time.GetUtcNow().UtcDateTime;
        if (!Guid.TryParse(id, out var which) || (mine is null && !viewer.Everywhere)
            || await db.Set<Shift>().FirstOrDefaultAsync(s => s.Id == which && s.CancelledAt == null && (mine == null || s.OrganisationId == mine), cancel) is not { } shift)
            return NotifyErrors.UnknownShift.Of(id);
        if (shift.To <= now) return NotifyErrors.ShiftIsOver.Of();
        (shift.CancelledAt, shift.CancelledBy) = (now, viewer.Name);
        Audit.Add(db, "cancel", $"Shift {id}");
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
