using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Identity;

/// <summary>A flood of refusals is counted, and nothing of it is lost but the repetition.</summary>
public sealed class RefusalSumsTests : IAsyncLifetime
{
    private readonly ManualTime _time = new(new DateTime(2026, 3, 5, 4, 0, 0, DateTimeKind.Utc));
    private PlatformDbs _dbs = null!;
    private Audit _audit = null!;

    public async ValueTask InitializeAsync()
    {
        _dbs = new PlatformDbs(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)), _time);
        await _dbs.MigrateAsync(CancellationToken.None);
        _audit = new Audit(_dbs, new RefusalSums(_time), _time);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_first_is_written_at_once_and_the_others_when_their_minute_is_over()
    {
        for (var i = 0; i < 10_000; i++) await RefuseAsync(Visitor("203.0.113.7"), "GET /api/v1/people");
        var first = Assert.Single(await EntriesAsync());
        Assert.Equal((0, "203.0.113.7", "GET /api/v1/people", "needs ManagePeople"), (first.Repeats, first.Address, first.Subject, first.Detail));
        await _audit.RecordSumsAsync(all: false, CancellationToken.None);
        Assert.Single(await EntriesAsync());

        _time.Advance(RefusalSums.Minute);
        await _audit.RecordSumsAsync(all: false, CancellationToken.None);
        var sum = (await EntriesAsync())[1];
        Assert.Equal((9_999, "203.0.113.7", "GET /api/v1/people", AuditOutcome.Refused), (sum.Repeats, sum.Address, sum.Subject, sum.Outcome));
        Assert.Contains("9999 more since 2026-03-05T04:00:00", sum.Detail, StringComparison.Ordinal);

        // A minute later the next first one stands by itself again.
        await RefuseAsync(Visitor("203.0.113.7"), "GET /api/v1/people");
        Assert.Equal(3, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task Whoever_varies_what_they_ask_fills_a_bounded_number_of_entries_and_all_are_counted()
    {
        for (var i = 0; i < 5_000; i++) await RefuseAsync(Visitor("203.0.113.7"), $"GET /api/v1/packets/{i}");
        await _audit.RecordSumsAsync(all: true, CancellationToken.None);
        var entries = await EntriesAsync();
        Assert.Equal(RefusalSums.KindsOfVisitor + 1, entries.Count);
        Assert.Equal(5_000, entries.Sum(e => e.Repeats == 0 ? 1 : e.Repeats));
    }

    [Fact]
    public async Task Many_addresses_together_fill_a_bounded_number_of_entries_and_a_network_counts_as_one()
    {
        for (var i = 0; i < 20_000; i++) await RefuseAsync(Visitor($"10.{i / 65536}.{i / 256 % 256}.{i % 256}"), "POST /api/v1/keys");
        for (var i = 0; i < 1_000; i++) await RefuseAsync(Visitor($"2001:db8::{i:x}"), "POST /api/v1/keys");
        await _audit.RecordSumsAsync(all: true, CancellationToken.None);
        var entries = await EntriesAsync();
        Assert.InRange(entries.Count, RefusalSums.KindsOfVisitors, RefusalSums.KindsOfVisitors + RefusalSums.MostVisitors + 2);
        Assert.Equal(21_000, entries.Sum(e => e.Repeats == 0 ? 1 : e.Repeats));
        // What is known by now does not stand in the way of who comes later, nor does a flood of strangers hide a person.
        await RefuseAsync(new Viewer(Guid.NewGuid(), "wang", Roles.Viewer, false, [], "10.0.0.1"), "POST /api/v1/keys");
        Assert.Equal("wang", (await EntriesAsync())[^1].Actor);
    }

    [Fact]
    public async Task What_differs_in_who_from_where_what_or_why_is_not_equal()
    {
        await RefuseAsync(Visitor("203.0.113.7"), "GET /a");
        await RefuseAsync(Visitor("203.0.113.8"), "GET /a");
        await RefuseAsync(Visitor("203.0.113.7"), "GET /b");
        await RefuseAsync(Visitor("203.0.113.7"), "GET /a", "the key is not valid");
        await RefuseAsync(new Viewer(Guid.NewGuid(), "wang", Roles.Viewer, false, [], "203.0.113.7"), "GET /a");
        Assert.Equal(5, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task What_was_done_is_never_summed_up()
    {
        for (var i = 0; i < 5; i++) await _audit.RecordAsync(Visitor("203.0.113.7"), "export", "series 1", AuditOutcome.Done, null, CancellationToken.None);
        Assert.Equal(5, (await EntriesAsync()).Count);
    }

    private static Viewer Visitor(string address) => Viewer.Visitor with { Address = address };

    private Task RefuseAsync(Viewer who, string subject, string why = "needs ManagePeople") =>
        _audit.RecordAsync(who, "refuse", subject, AuditOutcome.Refused, why, CancellationToken.None);

    private async Task<List<AuditEntry>> EntriesAsync()
    {
        await using var db = _dbs.Open(Viewer.Program);
        return await db.Set<AuditEntry>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }
}
