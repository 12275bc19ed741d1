using CsCheck;
using DuckDB.NET.Data;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Platform.Tests.Observations;

public sealed class DuckDbStoreTests : ObservationStoreContract
{
    private readonly TestFolder _folder = new();

    protected override Task<IObservationStore> OpenAsync() =>
        Task.FromResult<IObservationStore>(DuckDbStore.Open(_folder.File("observations.duckdb")));
}

/// <summary>The same promises where each batch is sorted into the history before the next one.</summary>
public sealed class SettledDuckDbStoreTests : ObservationStoreContract
{
    private readonly TestFolder _folder = new();

    protected override Task<IObservationStore> OpenAsync() =>
        Task.FromResult<IObservationStore>(DuckDbStore.Open(_folder.File("observations.duckdb"), settleRows: 1));
}

public sealed class SettlingTests
{
    private static readonly DateTime T0 = new(2014, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_settled_when_reading_finds_the_same() =>
        await Gen.Select(Gen.Int[1, 40], Gen.Select(Gen.Int[1, 3], Gen.Int[0, 9], Gen.Int[0, 99]).Array[1, 8].Array[1, 12]).SampleAsync(async (settleRows, batches) =>
        {
            var folder = new TestFolder();
            await using var settled = DuckDbStore.Open(folder.File("settled.duckdb"), settleRows: settleRows);
            await using var plain = DuckDbStore.Open(folder.File("plain.duckdb"));
            for (var i = 0; i < batches.Length; i++)
            {
                var batch = new ObservationBatch(i, i + 1,
                    [.. batches[i].DistinctBy(o => (o.Item1, o.Item2)).Select(o => Observation.Plain(o.Item1, T0.AddHours(o.Item2), o.Item3, T0.AddDays(1), i + 1))], []);
                await settled.AppendAsync(batch, Cancel);
                await plain.AppendAsync(batch, Cancel);
            }
            for (var series = 1; series <= 3; series++)
            {
                foreach (var revisions in new[] { false, true })
                {
                    Assert.Equal(
                        await plain.ReadAsync(series, T0, T0.AddDays(1), revisions, Cancel).ToListAsync(Cancel),
                        await settled.ReadAsync(series, T0, T0.AddDays(1), revisions, Cancel).ToListAsync(Cancel));
                }
                Assert.Equal(await plain.SpanAsync(series, Cancel), await settled.SpanAsync(series, Cancel));
            }
            Assert.Equal((await plain.SizeAsync(Cancel)).Observations, (await settled.SizeAsync(Cancel)).Observations);
        }, iter: 20, threads: 1);

    [Fact]
    public async Task A_store_of_the_first_format_is_taken_over_with_its_rows()
    {
        var file = new TestFolder().File("observations.duckdb");
        using (var old = new DuckDBConnection($"Data Source={file}"))
        {
            old.Open();
            using var command = old.CreateCommand();
            command.CommandText = """
                CREATE TABLE observation (series INTEGER NOT NULL, start TIMESTAMP NOT NULL, value DOUBLE, vmin DOUBLE, vmax DOUBLE, total DOUBLE,
                    converted DOUBLE, qualifier UTINYINT NOT NULL, flag UTINYINT NOT NULL, received TIMESTAMP NOT NULL, packet BIGINT NOT NULL);
                CREATE TABLE progress (version INTEGER NOT NULL, position BIGINT NOT NULL, latest_position BIGINT NOT NULL);
                INSERT INTO progress VALUES (1, 3, 0);
                INSERT INTO observation VALUES (1, TIMESTAMP '2014-01-01 00:00:00', 7.5, NULL, NULL, NULL, NULL, 0, 78, TIMESTAMP '2014-01-02 00:00:00', 3);
                """;
            command.ExecuteNonQuery();
        }
        await using var store = DuckDbStore.Open(file);

        Assert.Equal(3, store.Position);
        Assert.Equal([Observation.Plain(1, T0, 7.5, T0.AddDays(1), 3, 'N')], await store.ReadAsync(1, T0, T0.AddDays(1), false, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public void A_store_of_a_later_format_is_refused_with_what_to_do()
    {
        var file = new TestFolder().File("observations.duckdb");
        using (var later = new DuckDBConnection($"Data Source={file}"))
        {
            later.Open();
            using var command = later.CreateCommand();
            command.CommandText = "CREATE TABLE progress (version INTEGER NOT NULL, position BIGINT NOT NULL, latest_position BIGINT NOT NULL); INSERT INTO progress VALUES (99, 3, 0);";
            command.ExecuteNonQuery();
        }
        var refused = Assert.Throws<InvalidDataException>(() => DuckDbStore.Open(file));
        Assert.Contains("format 99", refused.Message, StringComparison.Ordinal);
    }
}
