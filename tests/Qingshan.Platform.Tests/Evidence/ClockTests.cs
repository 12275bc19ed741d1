using CsCheck;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>The clock of the machine is set, forward or back, by minutes or by days. What is kept and signed bears it.</summary>
public sealed class ClockTests
{
    private enum Deed { Packets, Record, Jump, Pass, Close, Restart }

    [Fact]
    public async Task However_the_clock_is_set_every_packet_audit_entry_and_version_is_covered_by_one_root_and_none_by_two()
    {
        var deeds = Gen.Select(Gen.Int[0, 5], Gen.Int[-50, 50]).Array[10, 25];
        await deeds.SampleAsync(async array => await HoldsAsync([.. array.Select(d => ((Deed)d.Item1, d.Item2))]), iter: 12, threads: 1);
    }

    [Fact]
    public async Task A_day_that_a_clock_running_ahead_closed_too_early_is_closed_for_good_and_what_comes_after_it_belongs_to_the_next()
    {
        await using var world = await EvidenceWorld.OpenAsync();
        await world.KeepAsync(EvidenceWorld.Noon, 3);
        await world.PutAsync("P1", "before");
        world.Time.Advance(TimeSpan.FromDays(1));
        var early = Assert.Single(await world.CloseAllAsync());
        world.Time.Advance(TimeSpan.FromDays(-1));
        await world.PutAsync("P1", "after");
        await world.KeepAsync(EvidenceWorld.Noon.AddHours(1), 2);
        Assert.Empty(await world.CloseAllAsync());

        world.Time.Advance(TimeSpan.FromDays(3));
        var next = Assert.Single(await world.CloseAllAsync());
        Assert.Equal((4, 5, early.Day.AddDays(1)), (next.FirstPacket, next.LastPacket, next.Day));
        Assert.Equal(2, next.State.RecordEntries);
        await IsSoundAsync(world);
    }

    private static async Task HoldsAsync((Deed What, int How)[] deeds)
    {
        await using var world = await EvidenceWorld.OpenAsync();
        var last = 0L;
        for (var i = 0; i < deeds.Length; i++)
        {
            var (what, how) = deeds[i];
            switch (what)
            {
                case Deed.Packets:
                    await world.KeepAsync(world.Time.GetUtcNow().UtcDateTime, Math.Abs(how) + 1);
                    // Sequences know nothing of clocks.
                    Assert.Equal(last += Math.Abs(how) + 1, world.Journal.LastSynced);
                    break;
                case Deed.Record:
                    await world.PutAsync($"P{how & 3}", $"name {i}");
                    break;
                case Deed.Jump:
                    world.Time.Advance(TimeSpan.FromHours(how));
                    break;
                case Deed.Pass:
                    world.Time.Advance(TimeSpan.FromHours(Math.Abs(how)));
                    break;
                case Deed.Close:
                    await world.CloseAllAsync();
                    break;
                default:
                    await world.RestartAsync();
                    break;
            }
        }
        // In the end the clock is right again, and goes on.
        await world.KeepAsync(world.Time.GetUtcNow().UtcDateTime);
        await world.PutAsync("END", "the end");
        world.Time.Advance(TimeSpan.FromDays(200));
        await world.CloseAllAsync();
        await IsSoundAsync(world);
    }

    private static async Task IsSoundAsync(EvidenceWorld world)
    {
        var roots = await world.RootsAsync();
        Assert.Equal(roots.Select(r => r.Day).Distinct().Order(), roots.Select(r => r.Day));
        Assert.Equal(1, roots[0].FirstPacket);
        Assert.Equal(world.Journal.LastSynced, roots[^1].LastPacket);
        foreach (var (before, next) in roots.Zip(roots.Skip(1)))
        {
            Assert.Equal(before.LastPacket + 1, next.FirstPacket);
            Assert.Equal(before.State.AuditLast, next.State.AuditAfter);
            Assert.Equal(before.State.RecordsUntil, next.State.RecordsFrom);
        }
        await using var db = world.Dbs.Open(Viewer.Program);
        var versions = await db.Set<MonitoringPoint>().IgnoreQueryFilters([PlatformDb.TimeFilter]).AsNoTracking().ToListAsync();
        Assert.DoesNotContain(versions, v => v.RecordedTo < v.RecordedFrom);
        Assert.Equal(versions.Count + versions.Count(v => v.RecordedTo is not null), roots.Sum(r => r.State.RecordEntries));
        var report = await new EvidenceCheck(world.Folder, world.Dbs).RunAsync(null, null, CancellationToken.None);
        Assert.True(report.Holds, string.Join("; ", report.Wrong.Select(w => w.En)));
    }
}
