using CsCheck;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>What every store promises, kept by ClickHouse on Debian's server.</summary>
[Trait("needs", "server")]
public sealed class ClickHouseStoreTests(DebianClickHouse server) : ObservationStoreContract, IClassFixture<DebianClickHouse>
{
    private string? _database;

    protected override async Task<IObservationStore> OpenAsync() =>
        await ClickHouseStore.OpenAsync(server.Connection(_database ??= await server.NewDatabaseAsync()), TimeProvider.System, TestContext.Current.CancellationToken);

    [Fact]
    public async Task It_answers_as_the_embedded_store_does() =>
        await SameAnswers.AsDuckDbAsync(async () => server.Connection(await server.NewDatabaseAsync()));

    [Fact]
    public async Task Senders_are_what_they_are_whatever_signs_they_contain()
    {
        await using var store = await ClickHouseStore.OpenAsync(server.Connection(await server.NewDatabaseAsync()), TimeProvider.System, TestContext.Current.CancellationToken);
        var position = 0L;
        await Gen.String[Gen.OneOf(Gen.Const('\''), Gen.Const('\\'), Gen.Const('\0'), Gen.Const('青'), Gen.Const('\n'), Gen.Const('-'), Gen.Const('n'), Gen.Char['\x01', '\x7f']), 0, 12]
            .SampleAsync(async sender =>
            {
                var packet = new PacketRow(++position, DateTime.UnixEpoch, "hj212", sender, 0, Verdict.Refused, "", 1, 0);
                await store.AppendAsync(new(position - 1, position, [], [packet]), CancellationToken.None);
                Assert.Equal(packet, (await store.PacketsAsync(new([sender], null, null, 1), CancellationToken.None)).Single());
            }, iter: 50, threads: 1);
    }
}

/// <summary>The same on a current engine, with the tables for it. Its SQL has to be that of 2018 and of today.</summary>
[Trait("needs", "server")]
public sealed class CurrentClickHouseTests(CurrentClickHouse engine) : ObservationStoreContract, IClassFixture<CurrentClickHouse>
{
    private string? _connection;

    protected override async Task<IObservationStore> OpenAsync() =>
        await ClickHouseStore.OpenAsync(_connection ??= await engine.NewConnectionAsync(), TimeProvider.System, TestContext.Current.CancellationToken);

    [Fact]
    public async Task The_engine_is_a_current_one_and_has_the_tables_for_it()
    {
        var database = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = _connection! }["Database"].ToString()!;

        Assert.True(int.Parse((await engine.AskAsync(database, "SELECT version() FORMAT TSV")).Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) >= 25);
        var table = await engine.AskAsync(database, "SHOW CREATE TABLE observation FORMAT TSVRaw");
        Assert.Contains("DoubleDelta", table, StringComparison.Ordinal);
        Assert.Contains("fsync_after_insert = 1", table, StringComparison.Ordinal);
        Assert.Contains("RECOMPRESS", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_as_the_embedded_store_does() => await SameAnswers.AsDuckDbAsync(engine.NewConnectionAsync);

    [Fact]
    public async Task What_a_crashed_program_left_beyond_the_position_is_removed_at_the_opening()
    {
        var connection = await engine.NewConnectionAsync();
        var database = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connection }["Database"].ToString()!;
        await using (await ClickHouseStore.OpenAsync(connection, TimeProvider.System, TestContext.Current.CancellationToken)) { }
        await engine.AskAsync(database, "INSERT INTO observation VALUES (1, 0, 11, nan, nan, nan, nan, 0, 78, 0, 2)");
        await engine.AskAsync(database, "INSERT INTO packet VALUES (2, 0, 'hj212', 'A', 2011, 0, '', 100, 1)");

        await using var store = await ClickHouseStore.OpenAsync(connection, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal("0", await engine.AskAsync(database, "SELECT count() FROM observation FORMAT TSV"));
        Assert.Equal("0", await engine.AskAsync(database, "SELECT count() FROM packet FORMAT TSV"));
    }
}
