using Npgsql;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Tests.Ledger;

namespace Qingshan.Platform.Tests.Notify;

public sealed class SqliteNotifyTests : NotifyContract
{
    private readonly DataFolder _folder = new(new TestFolder().Path);

    public override Task<LedgerPlace> PlaceAsync() => Task.FromResult(LedgerPlace.Sqlite(_folder));

    [Fact]
    public async Task A_program_that_dies_while_it_sends_sends_it_again_with_the_same_id()
    {
        await World.SubscribeAsync(await World.PersonAsync("li", Roles.Viewer));
        await World.OpensAsync();
        var answer = new TaskCompletionSource();
        Receiver.Until = answer.Task;
        var dying = World.RunAsync();
        while (Receiver.All.Count == 0) await Task.Delay(10);

        // The files as they lie on the disk at this moment: what a program finds that starts after a kill.
        var left = new DataFolder(new TestFolder().Path);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(_folder.LedgerFile)!, Path.GetFileName(_folder.LedgerFile) + "*"))
            File.Copy(file, Path.Combine(Path.GetDirectoryName(left.LedgerFile)!, Path.GetFileName(file)));
        answer.SetResult();
        await dying;

        var again = NotifyWorld.On(LedgerPlace.Sqlite(left), World.Time, Receiver.Url);
        await again.RunAsync();
        Assert.Single(Receiver.All);
        World.Time.Advance(NoticeSender.Lease);
        await again.RunAsync();
        await again.RunAsync();
        Assert.Equal(2, Receiver.All.Count);
        Assert.Single(Receiver.All.Select(r => r.Headers["Qingshan-Delivery"]).Distinct());
        Assert.Equal(DeliveryState.Sent, Assert.Single(await again.AllAsync<Delivery>()).State);
    }
}

[Trait("needs", "server")]
public sealed class PostgresNotifyTests(PostgresServer server) : NotifyContract, IClassFixture<PostgresServer>
{
    public override async Task<LedgerPlace> PlaceAsync()
    {
        var name = "notify_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(server.Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await create.ExecuteNonQueryAsync();
        return new("postgres", server.Connection(name));
    }
}
