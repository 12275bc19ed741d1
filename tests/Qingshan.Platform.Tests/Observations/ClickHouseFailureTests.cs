using System.Data.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>A batch and its position, all or nothing, on an engine without transactions.</summary>
[Trait("needs", "server")]
public sealed class ClickHouseFailureTests(DebianClickHouse server) : IClassFixture<DebianClickHouse>
{
    private static readonly DateTime T0 = new(2014, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly ObservationBatch First = new(0, 1, [Plain(1, 0, 10, 1)], [Packet(1)]);
    private static readonly ObservationBatch Second = new(1, 3, [Plain(1, 1, 11, 2), Plain(1, 2, 12, 3)], [Packet(2), Packet(3)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("observation", Cut.TheRequest)]
    [InlineData("observation", Cut.TheAnswer)]
    [InlineData("packet", Cut.TheRequest)]
    [InlineData("packet", Cut.TheAnswer)]
    [InlineData("progress", Cut.TheRequest)]
    [InlineData("progress", Cut.TheAnswer)]
    public async Task A_batch_that_was_broken_off_anywhere_is_not_seen_and_stored_again_it_is_there_once(string table, Cut what)
    {
        var database = await server.NewDatabaseAsync();
        using var relay = new CuttingRelay(server.Port);
        await using var store = await OpenAsync(database, relay.Port);
        await store.AppendAsync(First, Cancel);
        relay.CutAt($"INTO+{table}", what);

        await Assert.ThrowsAsync<StoreUnreachableException>(() => store.AppendAsync(Second, Cancel));

        Assert.True(relay.HasCut);
        await HoldsAsync(store, First);

        await store.AppendAsync(Second, Cancel);

        await HoldsAsync(store, First, Second);
        Assert.Equal(("3", "3"), await RowsOnServerAsync(database));
        await store.AppendAsync(new(3, 4, [Plain(1, 3, 13, 4)], []), Cancel);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_a_crashed_program_left_beyond_the_position_is_removed_at_the_opening(bool observations, bool packets)
    {
        var database = await server.NewDatabaseAsync();
        await using (var before = await OpenAsync(database)) await before.AppendAsync(First, Cancel);
        // What the server has of the second batch where the program ends before its progress row.
        if (observations) await server.AskAsync(database, "INSERT INTO observation VALUES (1, 1388538000000000, 11, nan, nan, nan, nan, 0, 78, 1388620800000000, 2)");
        if (packets) await server.AskAsync(database, "INSERT INTO packet VALUES (2, 1388620800000000, 'hj212', 'A', 2011, 0, '', 100, 1)");

        await using var store = await OpenAsync(database);

        await HoldsAsync(store, First);
        Assert.Equal(("1", "1"), await RowsOnServerAsync(database));
        await store.AppendAsync(Second, Cancel);
        await HoldsAsync(store, First, Second);
    }

    [Fact]
    public async Task An_insert_that_still_runs_is_waited_for_before_its_rows_are_removed()
    {
        var database = await server.NewDatabaseAsync();
        await using (var before = await OpenAsync(database)) await before.AppendAsync(First, Cancel);
        // An insert of the program that ended, on its way for two seconds more.
        using var http = new HttpClient();
        var late = http.PostAsync(
            $"http://127.0.0.1:{server.Port}/?user=qingshan&password=right-password&database={database}&query_id=qingshan/{database}/late",
            new StringContent("INSERT INTO observation SELECT 1, toInt64(1388538000000000 + sleep(2)), 11, nan, nan, nan, nan, 0, 78, 1388620800000000, 2"), Cancel);
        while (await server.AskAsync(database, "SELECT count() FROM system.processes WHERE query_id LIKE '%late'") == "0") await Task.Delay(10, Cancel);

        await using var store = await OpenAsync(database);

        Assert.True(late.IsCompleted);
        Assert.True((await late).IsSuccessStatusCode, await (await late).Content.ReadAsStringAsync(Cancel));
        Assert.Equal(("1", "1"), await RowsOnServerAsync(database));
    }

    [Fact]
    public async Task A_server_that_was_killed_has_what_was_stored_and_takes_the_next_batch_when_it_is_back()
    {
        var database = await server.NewDatabaseAsync();
        await using var store = await OpenAsync(database);
        await store.AppendAsync(First, Cancel);
        server.Kill();
        try
        {
            await Assert.ThrowsAsync<StoreUnreachableException>(() => store.AppendAsync(Second, Cancel));
            await Assert.ThrowsAsync<StoreUnreachableException>(async () => await store.ReadAsync(1, T0, T0.AddDays(1), false, Cancel).ToListAsync(Cancel));
        }
        finally
        {
            server.Start();
        }
        await store.AppendAsync(Second, Cancel);

        await HoldsAsync(store, First, Second);
    }

    [Fact]
    public async Task Latest_values_whose_saving_was_broken_off_are_not_used_and_can_be_saved_again()
    {
        var database = await server.NewDatabaseAsync();
        using var relay = new CuttingRelay(server.Port);
        await using var store = await OpenAsync(database, relay.Port);
        await store.AppendAsync(First, Cancel);
        await store.SaveLatestAsync(First.Observations.ToList(), 1, Cancel);
        await store.AppendAsync(Second, Cancel);
        relay.CutAt("INTO+progress", Cut.TheRequest);

        await Assert.ThrowsAsync<StoreUnreachableException>(() => store.SaveLatestAsync([Second.Observations[1]], 3, Cancel));

        Assert.Equal([Second.Observations[1]], await store.LoadLatestAsync(Cancel));
        await store.AppendAsync(new(3, 4, [], [Packet(4)]), Cancel);
        await store.SaveLatestAsync([Second.Observations[1]], 4, Cancel);
        await store.AppendAsync(new(4, 5, [], [Packet(5)]), Cancel);
        await store.SaveLatestAsync([Second.Observations[1]], 5, Cancel);
        Assert.Equal([Second.Observations[1]], await store.LoadLatestAsync(Cancel));
        Assert.Equal("4\n5", await server.AskAsync(database, "SELECT DISTINCT saved FROM latest ORDER BY saved"));
    }

    [Fact]
    public async Task A_second_program_on_the_same_database_is_noticed_before_anything_is_mixed()
    {
        var database = await server.NewDatabaseAsync();
        await using var one = await OpenAsync(database);
        await using var other = await OpenAsync(database);
        await one.AppendAsync(First, Cancel);

        var refused = await Assert.ThrowsAsync<IOException>(() => other.AppendAsync(First, Cancel));

        Assert.Contains("another program", refused.Message, StringComparison.Ordinal);
        Assert.Equal(("1", "1"), await RowsOnServerAsync(database));
    }

    [Fact]
    public async Task What_cannot_be_opened_says_why_and_never_the_password()
    {
        var database = await server.NewDatabaseAsync();
        await using (await OpenAsync(database)) { }

        var wrong = await Assert.ThrowsAnyAsync<DbException>(() => OpenAsync(server.Connection(database, password: "wrong-password")));
        Assert.DoesNotContain("wrong-password", wrong.ToString(), StringComparison.Ordinal);
        var gone = await Assert.ThrowsAsync<StoreUnreachableException>(() => OpenAsync(database, Loopback.FreePort()));
        Assert.Contains("cannot be reached", gone.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("right-password", gone.ToString(), StringComparison.Ordinal);
        Assert.Contains("doesn't exist", (await Assert.ThrowsAnyAsync<DbException>(() => OpenAsync("nowhere"))).Message, StringComparison.Ordinal);
        var hiding = await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(server.Connection(database, account: "hiding")));
        Assert.Contains("skip_unavailable_shards", hiding.Message, StringComparison.Ordinal);
        await server.AskAsync(database, "INSERT INTO progress VALUES (1, 99, 99, 0, 0, 0, 0)");
        Assert.Contains("format 99", (await Assert.ThrowsAsync<InvalidDataException>(() => OpenAsync(database))).Message, StringComparison.Ordinal);
    }

    private static Observation Plain(int series, double hour, double value, long packet) =>
        Observation.Plain(series, T0.AddHours(hour), value, T0.AddDays(1), packet, 'N');

    private static PacketRow Packet(long sequence) => new(sequence, T0.AddDays(1), "hj212", "A", 2011, Verdict.Accepted, "", 100, 1);

    private Task<ClickHouseStore> OpenAsync(string database, int? port = null) =>
        database.StartsWith("Host=", StringComparison.Ordinal)
            ? ClickHouseStore.OpenAsync(database, TimeProvider.System, Cancel)
            : ClickHouseStore.OpenAsync(server.Connection(database, port), TimeProvider.System, Cancel);

    private static async Task HoldsAsync(ClickHouseStore store, params ObservationBatch[] batches)
    {
        Assert.Equal(batches[^1].Position, store.Position);
        Assert.Equal(batches.SelectMany(b => b.Observations), await store.ReadAsync(1, T0, T0.AddDays(1), true, Cancel).ToListAsync(Cancel));
        Assert.Equal(batches.SelectMany(b => b.Packets).Reverse(), await store.PacketsAsync(new(null, null, null, 10), Cancel));
        Assert.Equal(batches.Sum(b => b.Observations.Count), (await store.SpanAsync(1, Cancel))!.Value.Rows);
        var hours = await store.SummariseAsync(1, T0, T0.AddDays(1), TimeSpan.FromDays(1), false, Cancel);
        Assert.Equal(batches.Sum(b => b.Observations.Count), hours.Sum(h => h.Count));
        Assert.Equal(batches.Sum(b => b.Observations.Count), await store.CountAsync(new(null, DateTime.MinValue, DateTime.MaxValue), Cancel));
    }

    private async Task<(string Observations, string Packets)> RowsOnServerAsync(string database) =>
        (await server.AskAsync(database, "SELECT count() FROM observation"), await server.AskAsync(database, "SELECT count() FROM packet"));
}
