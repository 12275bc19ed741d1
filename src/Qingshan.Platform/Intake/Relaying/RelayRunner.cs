using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>Runs a relay for each target that is switched on, and begins it anew where the ledger changes it.</summary>
internal sealed class RelayRunner(
    PlatformDbs dbs, PacketJournal journal, LedgerBook ledger, RelayBooks books, RelayRules rules, TimeProvider time, ILogger<RelayRunner> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ForgetEvery = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<Guid, Running> _running = [];
    private DateTime _forgotten;

    /// <summary>What runs of a target; null where it is switched off.</summary>
    public RelayRun? Of(Guid target)
    {
        lock (_running) return _running.GetValueOrDefault(target)?.Run;
    }

    public IReadOnlyList<RelayRun> All
    {
        get
        {
            lock (_running) return [.. _running.Values.Select(r => r.Run)];
        }
    }

    /// <summary>Takes over what the ledger says now.</summary>
    /// <param name="beginAt">A target that is to begin anew behind a sequence.</param>
    public async Task ApplyAsync((Guid Target, long Position)? beginAt, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            var targets = await TargetsAsync(cancel);
            foreach (var (id, running) in Copy())
                if (beginAt?.Target == id || running.Task.IsFaulted || targets.Find(t => t.Id == id) is not { Enabled: true } now || now.Row != running.Run.Target.Row) await StopAsync(id, running);
            if (beginAt is { } begin) books.Of(begin.Target).BeginAt(begin.Position, time.GetUtcNow().UtcDateTime);
            foreach (var target in targets.Where(t => t.Enabled && Of(t.Id) is null)) Start(target);
            if (time.GetUtcNow().UtcDateTime is var today && today - _forgotten >= ForgetEvery)
            {
                _forgotten = today;
                foreach (var target in targets) books.Of(target.Id).Forget(today - rules.Receipts);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                try
                {
                    await ApplyAsync(null, stoppingToken);
                }
                catch (DbException e)
                {
                    log.LogError(e, "The targets of relays cannot be read; what runs goes on, and it is tried again");
                }
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; the books say how far each was.
        }
        await _one.WaitAsync(CancellationToken.None);
        foreach (var (id, running) in Copy()) await StopAsync(id, running);
    }

    private async Task<List<RelayTarget>> TargetsAsync(CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        return await db.Set<RelayTarget>().AsNoTracking().ToListAsync(cancel);
    }

    private void Start(RelayTarget target)
    {
        var run = new RelayRun(target, journal, ledger, books.Of(target.Id), rules, time, log);
        var stop = new CancellationTokenSource();
        lock (_running) _running[target.Id] = new(run, Task.Run(() => run.RunAsync(stop.Token), CancellationToken.None), stop);
    }

    private async Task StopAsync(Guid id, Running running)
    {
        await running.Stop.CancelAsync();
        try
        {
            await running.Task;
        }
        catch (Exception e)
        {
            // A full disk, or a bug: neither may stop the gateway. What was not written down is sent again.
            log.LogCritical(e, "Relay {Target} broke off; it begins anew from where it last wrote down how far it was", running.Run.Target.Code);
        }
        running.Stop.Dispose();
        lock (_running) _running.Remove(id);
    }

    private List<KeyValuePair<Guid, Running>> Copy()
    {
        lock (_running) return [.. _running];
    }

    private sealed record Running(RelayRun Run, Task Task, CancellationTokenSource Stop);
}
