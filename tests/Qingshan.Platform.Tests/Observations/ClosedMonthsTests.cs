using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Standards;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>The same promises where everything stored is at once moved into files of closed months.</summary>
public sealed class ClosedMonthsStoreTests : ObservationStoreContract
{
    private readonly TestFolder _folder = new();

    protected override Task<IObservationStore> OpenAsync() =>
        Task.FromResult<IObservationStore>(new EverythingClosed(DuckDbStore.Open(_folder.File("observations.duckdb"), settleRows: 1)));
}

public sealed class ClosedMonthsTests : IAsyncLifetime
{
    private static readonly DateTime T0 = new(2014, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime At = new(2014, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly BeijingMonth January = new(2014, 1), February = new(2014, 2);
    private readonly TestFolder _folder = new();
    private DuckDbStore _store = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Months => Path.Combine(_folder.Path, "months");

    public ValueTask InitializeAsync()
    {
        _store = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task A_month_goes_into_one_file_and_the_others_stay()
    {
        // 16:00 UTC on the last of January is February in Beijing.
        await StoreAsync(1, (T0, 1), (January.End.AddSeconds(-1), 2), (January.End, 3));

        var issue = await CloseAsync(January);

        Assert.Equal((January, 1, "2014-01.v1.parquet", 2L, 1L, 1L, At), (issue.Month, issue.Version, issue.File, issue.Rows, issue.FirstPacket, issue.LastPacket, issue.IssuedAt));
        Assert.Equal([new MonthState(January, 0, issue), new MonthState(February, 1, null)], await _store.Months.StatesAsync(Cancel));
        Assert.Equal([1, 2, 3], await ReadAsync());
        Assert.Equal(issue, await CloseAsync(January));
        Assert.Equal("observations.empty-month", (await _store.Months.CompactAsync(new(2013, 5), At, Cancel)).Error!.Code);
    }

    [Fact]
    public async Task What_comes_late_is_issued_with_the_month_again_and_the_file_before_is_gone()
    {
        await StoreAsync(1, (T0, 1), (T0.AddHours(1), 2));
        var first = await CloseAsync(January);
        // A correction, and a value that was missing.
        await StoreAsync(2, (T0, 10), (T0.AddHours(2), 3));
        Assert.Equal([10, 2, 3], await ReadAsync());

        var second = await CloseAsync(January);

        Assert.Equal((2, 4L, 1L, 2L), (second.Version, second.Rows, second.FirstPacket, second.LastPacket));
        Assert.NotEqual(first.Sha256, second.Sha256);
        Assert.Equal([second.File], Directory.GetFiles(Months).Select(Path.GetFileName));
        Assert.Equal([10, 2, 3], await ReadAsync());
        Assert.Equal([1, 10, 2, 3], await ReadAsync(everyRevision: true));
    }

    [Fact]
    public async Task Everything_is_there_after_opening_again_and_what_a_crash_left_is_gone()
    {
        await StoreAsync(1, (T0, 1));
        var issue = await CloseAsync(January);
        await _store.DisposeAsync();
        // One file was being written, another was finished and not yet in the list.
        await File.WriteAllTextAsync(Path.Combine(Months, "2014-02.v1.parquet.tmp"), "half", Cancel);
        File.Copy(Path.Combine(Months, issue.File), Path.Combine(Months, "2014-01.v2.parquet"));
        _store = Open();

        Assert.Equal([issue.File], Directory.GetFiles(Months).Select(Path.GetFileName));
        Assert.Equal([1], await ReadAsync());
    }

    [Fact]
    public async Task A_missing_file_is_refused_at_the_start_with_its_name_and_hash()
    {
        await StoreAsync(1, (T0, 1));
        var issue = await CloseAsync(January);
        await _store.DisposeAsync();
        File.Move(Path.Combine(Months, issue.File), _folder.File("away"));

        var refused = Assert.Throws<InvalidDataException>(Open);
        Assert.Contains(issue.File, refused.Message, StringComparison.Ordinal);
        Assert.Contains(issue.Sha256, refused.Message, StringComparison.Ordinal);

        File.Move(_folder.File("away"), Path.Combine(Months, issue.File));
        _store = Open();
        Assert.Equal([1], await ReadAsync());
    }

    [Fact]
    public async Task Verifying_finds_one_altered_byte()
    {
        await StoreAsync(1, (T0, 1), (T0.AddHours(1), 2));
        var issue = await CloseAsync(January);
        Assert.Null(await _store.Months.VerifyAsync(issue, Cancel));

        var path = Path.Combine(Months, issue.File);
        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancel);

        Assert.StartsWith("its hash is ", await _store.Months.VerifyAsync(issue, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_reads_while_months_are_closed_sees_every_value_once()
    {
        const int Batches = 60, PerBatch = 50;
        var stored = 0;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var closing = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
                foreach (var month in (BeijingMonth[])[January, February]) await _store.Months.CompactAsync(month, At, CancellationToken.None);
        }, Cancel);
        var reading = Task.Run(async () =>
        {
            var reads = 0;
            while (!end.IsCancellationRequested)
            {
                var least = Volatile.Read(ref stored);
                // Revisions too: a row that stood in two places at once would show.
                var values = await ReadAsync(everyRevision: true);
                Assert.True(values.Count >= least, $"{values.Count} of at least {least}");
                Assert.Equal(Enumerable.Range(0, values.Count).Select(i => (double)i), values);
                reads++;
            }
            return reads;
        }, Cancel);
        for (var batch = 0; batch < Batches; batch++)
        {
            // Half an hour apart: the batches run from January into February.
            await StoreAsync(batch + 1, [.. Enumerable.Range(batch * PerBatch, PerBatch).Select(i => (T0.AddMinutes(30 * i), (double)i))]);
            Volatile.Write(ref stored, (batch + 1) * PerBatch);
        }
        await end.CancelAsync();
        await closing;
        Assert.True(await reading > 0);
        Assert.Equal(Batches * PerBatch, (await _store.SizeAsync(Cancel)).Observations);
        Assert.True((await _store.Months.StatesAsync(Cancel))[0].Issue!.Version > 1);
    }

    [Fact]
    public async Task A_disk_that_takes_no_file_changes_nothing_and_the_month_can_be_closed_later()
    {
        await StoreAsync(1, (T0, 1));
        // A folder stands where the file is to be written.
        var inTheWay = Directory.CreateDirectory(Path.Combine(Months, "2014-01.v1.parquet.tmp"));

        var failed = await _store.Months.CompactAsync(January, At, Cancel);

        Assert.Equal("observations.cannot-close-month", failed.Error?.Code);
        Assert.Equal([new MonthState(January, 1, null)], await _store.Months.StatesAsync(Cancel));
        Assert.Equal([1], await ReadAsync());
        inTheWay.Delete();
        Assert.Equal(1, (await CloseAsync(January)).Version);
        Assert.Equal([1], await ReadAsync());
    }

    private async Task<Segment> CloseAsync(BeijingMonth month) => (await _store.Months.CompactAsync(month, At, Cancel)).Value;

    private DuckDbStore Open() => DuckDbStore.Open(_folder.File("observations.duckdb"), settleRows: 100);

    private Task StoreAsync(long packet, params (DateTime Start, double Value)[] values) => _store.AppendAsync(
        new(packet - 1, packet, [.. values.Select(v => Observation.Plain(1, v.Start, v.Value, T0.AddDays(40), packet))], []), Cancel);

    private async Task<List<double>> ReadAsync(bool everyRevision = false) =>
        await _store.ReadAsync(1, T0.AddYears(-1), T0.AddYears(1), everyRevision, Cancel).Select(o => o.Value).ToListAsync(Cancel);
}
