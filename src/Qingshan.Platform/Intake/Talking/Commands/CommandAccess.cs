using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>One command with all that happened to it.</summary>
public sealed record CommandFile(DeviceCommand Command, IReadOnlyList<DeviceCommandEvent> Events, IReadOnlyList<DeviceCommandFrame> Frames);

/// <summary>Commands and gaps under the policy: whoever sees the device and its point sees what it is asked.</summary>
public sealed class CommandAccess(PlatformDbs dbs, LedgerBook ledger)
{
    private const int MostSent = 100;

    /// <summary>Newest first.</summary>
    /// <param name="mn">Of this device; null or empty for all that the viewer sees.</param>
    /// <param name="before">Only older ones: the cursor.</param>
    public async Task<Result<IReadOnlyList<DeviceCommand>>> ListAsync(Viewer viewer, string? mn, DeviceCommandState? state, Guid? before, int take, CancellationToken cancel)
    {
        if (!Scope(viewer, mn).TryGet(out var scope, out var error)) return error;
        await using var db = dbs.Open(viewer);
        var found = scope.Of(db.Set<DeviceCommand>().AsNoTracking(), c => c.Mn);
        if (state is { } wanted) found = found.Where(c => c.State == wanted);
        if (before is { } id && await db.Set<DeviceCommand>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is { } last)
            found = found.Where(c => c.AskedAt < last.AskedAt || (c.AskedAt == last.AskedAt && c.Id.CompareTo(last.Id) < 0));
        return Result.Of<IReadOnlyList<DeviceCommand>>(await found.OrderByDescending(c => c.AskedAt).ThenByDescending(c => c.Id).Take(take).ToListAsync(cancel));
    }

    public async Task<Result<CommandFile>> FindAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (await db.Set<DeviceCommand>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } command || !DeviceSight.Sees(ledger.Now, viewer, command.Mn))
            return TalkingErrors.UnknownCommand.Of(id);
        return new CommandFile(command,
            await db.Set<DeviceCommandEvent>().AsNoTracking().Where(e => e.CommandId == id).OrderBy(e => e.Id).ToListAsync(cancel),
            await db.Set<DeviceCommandFrame>().AsNoTracking().Where(f => f.CommandId == id).OrderBy(f => f.Id).ToListAsync(cancel));
    }

    /// <summary>What was sent to a device in a span of time, newest first.</summary>
    public async Task<IReadOnlyList<DeviceCommandFrame>> SentAsync(Viewer viewer, string mn, DateTime from, DateTime to, CancellationToken cancel)
    {
        if (!DeviceSight.Sees(ledger.Now, viewer, mn)) return [];
        await using var db = dbs.Open(viewer);
        return await db.Set<DeviceCommandFrame>().AsNoTracking()
            .Where(f => f.Sent && f.At >= from && f.At < to && db.Set<DeviceCommand>().Any(c => c.Id == f.CommandId && c.Mn == mn))
            .OrderByDescending(f => f.Id).Take(MostSent).ToListAsync(cancel);
    }

    /// <summary>Newest first; those that are still open before the others.</summary>
    public async Task<Result<IReadOnlyList<DeviceGap>>> GapsAsync(Viewer viewer, string? mn, int take, CancellationToken cancel)
    {
        if (!Scope(viewer, mn).TryGet(out var scope, out var error)) return error;
        await using var db = dbs.Open(viewer);
        return Result.Of<IReadOnlyList<DeviceGap>>(await scope.Of(db.Set<DeviceGap>().AsNoTracking(), g => g.Mn)
            .OrderBy(g => g.State == GapState.Open ? 0 : 1).ThenByDescending(g => g.FoundAt).Take(take).ToListAsync(cancel));
    }

    private Result<SeenDevices> Scope(Viewer viewer, string? mn)
    {
        var now = ledger.Now;
        if (!string.IsNullOrEmpty(mn)) return DeviceSight.Sees(now, viewer, mn) ? new SeenDevices([mn]) : IntakeErrors.UnknownDevice.Of(mn);
        return new SeenDevices(viewer.Everywhere && viewer.May(Permission.SeeInternal) ? null : [.. now.Devices.Keys.Where(d => DeviceSight.Sees(now, viewer, d))]);
    }

    /// <param name="Mns">Null: all.</param>
    private sealed record SeenDevices(string[]? Mns)
    {
        public IQueryable<T> Of<T>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, string>> mn)
        {
            if (Mns is null) return rows;
            System.Linq.Expressions.Expression<Func<string, bool>> among = m => Mns.Contains(m);
            var body = System.Linq.Expressions.Expression.Invoke(among, mn.Body);
            return rows.Where(System.Linq.Expressions.Expression.Lambda<Func<T, bool>>(body, mn.Parameters));
        }
    }
}
