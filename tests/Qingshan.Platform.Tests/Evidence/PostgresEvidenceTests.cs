using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Tests.Ledger;

namespace Qingshan.Platform.Tests.Evidence;

/// <summary>The same with the ledger in PostgreSQL: what is hashed is what the database gives back.</summary>
[Trait("needs", "server")]
public sealed class PostgresEvidenceTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task Days_are_closed_and_hold_and_what_was_altered_afterwards_does_not()
    {
        await using var world = await EvidenceWorld.OpenAsync(await server.NewDatabaseAsync());
        // A clock that is finer than what the database keeps.
        world.Time.Advance(TimeSpan.FromTicks(7));
        for (var day = 0; day < 3; day++)
        {
            await world.PutAsync("P1", $"点位 {day}");
            await world.KeepAsync(EvidenceWorld.Noon.AddDays(day), 10);
            world.Time.Advance(TimeSpan.FromDays(1));
            await world.CloseAllAsync();
        }
        var check = new EvidenceCheck(world.Folder, world.Dbs);
        var report = await check.RunAsync(null, null, CancellationToken.None);
        Assert.True(report.Holds, string.Join('\n', report.Wrong));
        Assert.Equal([1, 2, 2], (await world.RootsAsync()).Select(r => (int)r.State.RecordEntries));

        await using var db = world.Dbs.Open(Viewer.Program);
        await db.Database.ExecuteSqlRawAsync("UPDATE \"MonitoringPoint\" SET \"Author\" = 'li.si' WHERE \"Row\" = 1");
        Assert.Contains("MonitoringPoint row 1 does not fit its commitment in day root 1", string.Join('\n', (await check.RunAsync(null, null, CancellationToken.None)).Wrong.Select(w => w.En)), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => db.Database.ExecuteSqlRawAsync("UPDATE \"DayRoot\" SET \"Root\" = ''"));
    }
}
