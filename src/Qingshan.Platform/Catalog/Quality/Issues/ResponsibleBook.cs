using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Catalog;

/// <summary>Who answers for what, kept for a minute or until the ledger changes: it is asked for with every list.</summary>
public sealed class ResponsibleBook(PlatformDbs dbs, LedgerBook ledger, TimeProvider time)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);
    private volatile Held? _held;

    public async ValueTask<Responsibles> NowAsync(CancellationToken cancel)
    {
        var (snapshot, now) = (ledger.Now, time.GetUtcNow());
        if (_held is { } held && ReferenceEquals(held.Of, snapshot) && (now - held.At).Duration() < Keep) return held.Made;
        await using var db = dbs.Open(Viewer.Program);
        var made = await Responsibles.LoadAsync(db, snapshot, now.UtcDateTime, cancel);
        _held = new(made, snapshot, now);
        return made;
    }

    private sealed record Held(Responsibles Made, LedgerSnapshot Of, DateTimeOffset At);
}
