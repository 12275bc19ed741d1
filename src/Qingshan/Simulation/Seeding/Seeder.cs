using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <summary>
/// 生成模拟省 · Puts a made-up province into a data folder: ledger, people, and a history that goes through journal and decoder like any
/// packet, so that it can be traced and read again. Run again it changes nothing; cut off, it goes on; asked for more days, it adds them.
/// </summary>
internal sealed class Seeder(
    PlatformDbs dbs, LedgerWriter writer, LedgerBook ledger, Viewers viewers, PacketJournal journal, IObservationStore store, SeriesBook series, StreamRunner streams, SignalRunner signals, DetectorBook detectors, IEnumerable<IEnterpriseDetector> ofEnterprises,
    ILookupNormalizer names, Audit audit, TimeProvider time) : IDisposable
{
    public const string Source = "seeded province " + Record.SimulatedSource;

    /// <summary>How the work divides, as it shows in the bar: what is made, what the store has taken, what is derived.</summary>
    private const double ShareOfLedger = 0.05, ShareOfHistory = 0.6;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim _one = new(1, 1);

    public void Dispose() => _one.Dispose();

    public async IAsyncEnumerable<Result<SeedReport>> RunAsync(Viewer by, SeedWish wish, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!await _one.WaitAsync(TimeSpan.Zero, cancel))
        {
            yield return SeedErrors.Busy.Of();
            yield break;
        }
        try
        {
            if (!wish.Mix && Real() is { } real)
            {
                yield return real;
                yield break;
            }
            var plan = new ProvincePlan(wish.Scale, wish.Seed);
            if (IsOther(plan))
            {
                yield return SeedErrors.OtherScale.Of(plan.Code);
                yield break;
            }
            var (seconds, began, report) = (new Dictionary<string, double>(), time.GetTimestamp(), new SeedReport("ledger", 0, new Dictionary<string, int>(), 0, 0, 0, 0, new Dictionary<string, double>(), false));
            var records = await LedgerAsync(by, plan, cancel);
            records["people"] = await PeopleAsync(by, plan, cancel);
            Lap("ledger");
            if (wish.Enterprises > 0)
            {
                yield return report with { Records = records, Stage = "desk", Share = ShareOfLedger };
                foreach (var (kind, count) in await new SeedDesk(dbs, writer, ledger, detectors, ofEnterprises, time).RunAsync(by, plan, wish, cancel)) records[kind] = count;
                Lap("desk");
            }
            report = report with { Records = records, Stage = "history", Share = ShareOfLedger };
            yield return report;

            await foreach (var step in HistoryAsync(plan, wish, cancel))
            {
                if (!step.TryGet(out var far, out var error))
                {
                    yield return error;
                    yield break;
                }
                report = report with { Packets = far.Packets, Share = ShareOfLedger + (ShareOfHistory * far.Share) };
                yield return report;
            }
            Lap("history");

            var (first, last) = (store.Position, journal.LastSynced);
            for (var at = first; at < last; at = store.Position)
            {
                yield return report with { Stage = "store", Share = ShareOfLedger + ShareOfHistory + (0.2 * (at - first) / Math.Max(1, last - first)) };
                await Task.Delay(Look, time, cancel);
            }
            Lap("store");
            if (wish.Derive)
            {
                yield return report = report with { Stage = "derive", Share = 0.85 };
                var derived = await streams.RunAsync(cancel);
                Lap("derive");
                yield return report = report with { Stage = "detect", Share = 0.97, Derived = derived.Stored };
                report = report with { Signals = (await signals.RunAsync(cancel)).Opened };
                Lap("detect");
            }
            await audit.RecordAsync(by, "seed", $"Region {plan.Code}", AuditOutcome.Done, $"scale {wish.Scale:R}, {wish.Days} days, {report.Packets} packets", cancel);
            yield return report with { Stage = "", Share = 1, Observations = (await store.SizeAsync(cancel)).Observations, Seconds = seconds, Done = true };

            void Lap(string stage)
            {
                seconds[stage] = Math.Round(time.GetElapsedTime(began).TotalSeconds, 1);
                began = time.GetTimestamp();
            }
        }
        finally
        {
            _one.Release();
        }
    }

    private Error? Real()
    {
        var real = ledger.Now.Points.Values.Where(p => !p.Simulated).OrderBy(p => p.Code, StringComparer.Ordinal).ToList();
        return real.Count == 0 ? null : SeedErrors.RealData.Of(real.Count, real[0].Code);
    }

    /// <summary>Counties and points are each written all at once: where some are there, all of the plan's are.</summary>
    private bool IsOther(ProvincePlan plan)
    {
        bool Differ(IEnumerable<string> held, IEnumerable<string> planned) =>
            held.Where(c => c.StartsWith(plan.Code + "-", StringComparison.Ordinal)).ToHashSet() is { Count: > 0 } those && !those.SetEquals(planned.Where(c => c.StartsWith(plan.Code + "-", StringComparison.Ordinal)));
        var now = ledger.Now;
        return Differ(now.Regions.Values.Where(r => r.Kind == RegionKind.County).Select(r => r.Code), plan.Counties.Select(c => c.Code)) || Differ(now.PointsByCode.Keys, plan.Points.Select(p => p.Code));
    }

    private async Task<Dictionary<string, int>> LedgerAsync(Viewer by, ProvincePlan plan, CancellationToken cancel)
    {
        var put = new BulkPut(writer, by, cancel, Source);
        var regions = new Dictionary<string, Guid>();
        // What others lie in comes first.
        foreach (var level in plan.Regions.GroupBy(r => r.Kind).OrderBy(g => g.Key is RegionKind.Province or RegionKind.Basin ? 0 : (int)g.Key))
            foreach (var (code, id) in await put.RunAsync([.. level.Select(r => DemoRegion.Region(r.Code, r.Zh, r.En, r.Kind, r.Parent is { } parent ? regions[parent] : null))])) regions[code] = id;
        var counts = await new PlanWriter(put, regions).RunAsync(plan.Enterprises, plan.Points);
        return new()
        {
            ["regions"] = regions.Count, ["enterprises"] = counts.Enterprises, ["sources"] = counts.Sources, ["outlets"] = counts.Outlets, ["stations"] = counts.Stations,
            ["points"] = counts.Points, ["devices"] = counts.Devices, ["limits"] = counts.Limits,
        };
    }

    /// <summary>Accounts without a password: nobody can sign in with one until it is given a one-time password.</summary>
    private async Task<int> PeopleAsync(Viewer by, ProvincePlan plan, CancellationToken cancel)
    {
        await using var db = dbs.Open(by);
        var (now, organisations) = (time.GetUtcNow().UtcDateTime, ProvincePeople.Of(plan));
        var held = (await db.Set<Organisation>().ToListAsync(cancel)).ToDictionary(o => o.Name);
        var known = (await db.Users.Select(u => u.UserName!).ToListAsync(cancel)).ToHashSet();
        foreach (var wanted in organisations)
        {
            if (!held.TryGetValue(wanted.Zh, out var home))
            {
                home = new Organisation { Name = wanted.Zh, NameEn = $"{wanted.En}, simulated", CreditCode = wanted.CreditCode };
                db.Add(home);
                if (wanted.Region is { } region) db.Add(new Jurisdiction { OrganisationId = home.Id, RegionId = ledger.Now.RegionsByCode[region].Id, From = now });
                Audit.Add(db, "add", $"Organisation {wanted.Zh}", $"{(wanted.Region is null ? "is an enterprise or works for some" : $"holds {wanted.Region}")}; {Source}");
            }
            foreach (var person in wanted.People.Where(p => !known.Contains(p.UserName)))
            {
                db.Add(new Person
                {
                    Id = Guid.CreateVersion7(), UserName = person.UserName, NormalizedUserName = names.NormalizeName(person.UserName), DisplayName = person.DisplayName, Role = person.Role.Name,
                    OrganisationId = home.Id, SecurityStamp = Guid.NewGuid().ToString("N"), LockoutEnabled = true, MustChangePassword = true, CreatedAt = now,
                });
                Audit.Add(db, "add", $"Person {person.UserName}", $"role {person.Role.Name}; organisation {wanted.Zh}; no password; {Source}");
            }
        }
        await db.SaveChangesAsync(cancel);
        viewers.Forget();
        return organisations.Sum(o => o.People.Count);
    }

    private async IAsyncEnumerable<Result<(long Packets, double Share)>> HistoryAsync(ProvincePlan plan, SeedWish wish, [EnumeratorCancellation] CancellationToken cancel)
    {
        var history = new SeedHistory(plan);
        // What is stored already is not sent again; what was put into the journal before it was cut off is stored first.
        while (store.Position < journal.LastSynced) await Task.Delay(Look, time, cancel);
        var spans = new List<SeriesSpan?>();
        foreach (var point in history.Points) spans.Add(await SpanAsync(ledger.Now.PointsByCode[point].Id, cancel));
        var (last, packets, hours) = (default(JournalAppend), 0L, Math.Max(1, (wish.Until - wish.From).TotalHours));
        // Day by day (of Beijing, by when the packets came), as days are closed.
        for (var from = wish.From; from < wish.Until;)
        {
            var until = BeijingTime.StartOfDay(from.AddHours(1)).AddDays(1).AddHours(-1);
            if (until > wish.Until) until = wish.Until;
            foreach (var (head, frame) in history.Hours(from, until, (i, at) => spans[i] is not { } span || at < span.First || at > span.Last))
            {
                last = await journal.AppendAsync(head, frame, last, cancel);
                packets++;
            }
            if (last.Failure is { } failure)
            {
                yield return SeedErrors.JournalRefuses.Of(failure.Message);
                yield break;
            }
            from = until;
            yield return (packets, (from - wish.From).TotalHours / hours);
        }
        if (packets > 0 && await journal.WhenSyncedAsync(last, cancel) is { } refused) yield return SeedErrors.JournalRefuses.Of(refused.Message);
    }

    private async Task<SeriesSpan?> SpanAsync(Guid point, CancellationToken cancel)
    {
        var hourly = series.OfPoint(point).FirstOrDefault(s => s.Origin == Origin.Simulated && s.Kind.Period == TimeSpan.FromHours(1));
        return hourly is null ? null : await store.SpanAsync(hourly.Id, cancel);
    }
}
