using System.Collections.Frozen;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Catalog;

/// <summary>Looks from time to time at what stands in every dataset: one question to the store for all series, one to the ledger a type.</summary>
public sealed class DatasetStates(
    IObservationStore store, SeriesBook series, LatestBook latest, LedgerBook ledger, RecordDatasets records, PlatformDbs dbs, CatalogPace pace, TimeProvider time, ILogger<DatasetStates> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(3);
    private readonly ImportSenders _senders = new(store, latest);
    private volatile FrozenDictionary<string, DatasetState> _states = FrozenDictionary<string, DatasetState>.Empty;
    private volatile FrozenDictionary<int, string> _imports = FrozenDictionary<int, string>.Empty;

    /// <summary>When it was last looked (UTC); null before the first look.</summary>
    public DateTime? LookedAt { get; private set; }

    public DatasetState Of(string dataset) => _states.GetValueOrDefault(dataset, DatasetState.Empty);

    /// <summary>The dataset of the import that brought a series; null where none did.</summary>
    public string? ImportOf(int series) => _imports.GetValueOrDefault(series);

    public async Task LookAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var states = new Dictionary<string, DatasetState>(StringComparer.Ordinal);
        await OfSeriesAsync(states, now, cancel);
        foreach (var type in records.Types) states[type.Code] = await (Task<DatasetState>)OfRecords.MakeGenericMethod(type.Type).Invoke(this, [cancel])!;
        _states = states.ToFrozenDictionary(StringComparer.Ordinal);
        LookedAt = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            for (var wait = First; ; wait = pace.Every)
            {
                await Task.Delay(wait, time, stoppingToken);
                try
                {
                    await LookAsync(stoppingToken);
                }
                catch (Exception e) when (e is IOException or System.Data.Common.DbException)
                {
                    log.LogWarning(e, "What stands in the datasets could not be looked at; the last look stays");
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task OfSeriesAsync(Dictionary<string, DatasetState> states, DateTime now, CancellationToken cancel)
    {
        var since = now - DatasetQuality.Window;
        var (points, members, imports) = (ledger.Now.Points, new Dictionary<string, List<DatasetState>>(StringComparer.Ordinal), new Dictionary<int, string>());
        foreach (var tally in await store.TalliesAsync(since, cancel))
        {
            if (series.Find(tally.Series) is not { } of || !points.TryGetValue(of.PointId, out var point)) continue;
            var state = states[Series.CodeOf(of.Id)] = DatasetState.Of(tally, DatasetQuality.Of(of, tally, since, now));
            Add(SeriesDatasets.CollectionOf(of, point), state);
            if (await _senders.OfAsync(of, cancel) is { } import) Add(imports[of.Id] = ImportDatasets.CodeOf(import), state);
        }
        _imports = imports.ToFrozenDictionary();
        foreach (var (code, of) in members) states[code] = DatasetState.Of(of);

        void Add(string code, DatasetState state) => (members.TryGetValue(code, out var others) ? others : members[code] = []).Add(state);
    }

    private static readonly MethodInfo OfRecords = typeof(DatasetStates).GetMethod(nameof(OfRecordsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private async Task<DatasetState> OfRecordsAsync<T>(CancellationToken cancel) where T : Record
    {
        await using var db = dbs.Open(Viewer.Program);
        var inForce = await db.Set<T>().GroupBy(r => r.Disclosure).Select(g => new { g.Key, Count = g.LongCount() }).ToListAsync(cancel);
        var ever = db.Set<T>().IgnoreQueryFilters([PlatformDb.TimeFilter]);
        return new(inForce.Sum(c => c.Count), inForce.Where(c => c.Key == Disclosure.Public).Sum(c => c.Count), 0,
            await ever.MinAsync(r => (DateTime?)r.RecordedFrom, cancel), null, await ever.MaxAsync(r => (DateTime?)r.RecordedFrom, cancel), null);
    }
}
