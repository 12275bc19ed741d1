using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Counts who reads which dataset, by organisation and never by person: in memory, and every minute into the ledger's database. A program
/// that is killed loses a minute of counts.
/// </summary>
public sealed class UseMeter(PlatformDbs dbs, TimeProvider time, ILogger<UseMeter> log) : BackgroundService
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _saving = new(1, 1);
    private ConcurrentDictionary<(DateOnly Day, string Dataset, Guid Organisation), long> _counts = new();

    /// <summary>One reading of a dataset by a viewer; what the program itself reads is no use.</summary>
    public void Count(Viewer viewer, string dataset)
    {
        if (ReferenceEquals(viewer, Viewer.Program)) return;
        var day = DateOnly.FromDateTime(BeijingTime.FromUtc(time.GetUtcNow().UtcDateTime));
        _counts.AddOrUpdate((day, dataset, viewer.OrganisationId ?? Guid.Empty), 1, (_, n) => n + 1);
    }

    /// <summary>One reading of some series together. Who walks through everything there is uses nothing in particular: that is not counted.</summary>
    public void Count(Viewer viewer, IEnumerable<int> series)
    {
        List<int> all = [.. series.Take(MostAtOnce + 1)];
        if (all.Count > MostAtOnce) return;
        foreach (var one in all) Count(viewer, Series.CodeOf(one));
    }

    /// <summary>Uses since a moment (its whole day), by dataset and organisation.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyDictionary<Guid, long>>> SinceAsync(DateTime since, CancellationToken cancel)
    {
        await SaveAsync(cancel);
        var day = DateOnly.FromDateTime(BeijingTime.FromUtc(since));
        await using var db = dbs.Open(Viewer.Program);
        var sums = await db.Set<UseCount>().Where(u => u.Day >= day).GroupBy(u => new { u.Dataset, u.OrganisationId }).Select(g => new { g.Key.Dataset, g.Key.OrganisationId, Times = g.Sum(u => u.Times) }).ToListAsync(cancel);
        return sums.GroupBy(u => u.Dataset).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<Guid, long>)g.ToDictionary(u => u.OrganisationId, u => u.Times));
    }

    public override void Dispose()
    {
        _saving.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await SaveAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Every, time, stoppingToken);
                try
                {
                    await SaveAsync(stoppingToken);
                }
                catch (Exception e) when (e is DbException or DbUpdateException)
                {
                    log.LogWarning(e, "Uses of datasets could not be saved; it is tried again in a minute");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; what is left is saved there.
        }
    }

    private async Task SaveAsync(CancellationToken cancel)
    {
        await _saving.WaitAsync(cancel);
        try
        {
            var taken = Interlocked.Exchange(ref _counts, new());
            if (taken.IsEmpty) return;
            try
            {
                await AddAsync(taken, cancel);
            }
            catch
            {
                // What could not be saved is counted on.
                foreach (var (of, times) in taken) _counts.AddOrUpdate(of, times, (_, n) => n + times);
                throw;
            }
        }
        finally
        {
            _saving.Release();
        }
    }

    private async Task AddAsync(IReadOnlyDictionary<(DateOnly Day, string Dataset, Guid Organisation), long> taken, CancellationToken cancel)
    {
        await using var db = dbs.Open(Viewer.Program);
        foreach (var ((day, dataset, organisation), times) in taken)
        {
            if (await db.Set<UseCount>().FindAsync([day, dataset, organisation], cancel) is { } held) held.Times += times;
            else db.Add(new UseCount { Day = day, Dataset = dataset, OrganisationId = organisation, Times = times });
        }
        await db.SaveChangesAsync(cancel);
    }
}
