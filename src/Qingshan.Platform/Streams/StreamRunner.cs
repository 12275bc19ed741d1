using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>
/// Derives what has become due: looks which series got values since the last time, waits until their periods are over, and
/// derives those again, and only those. What comes late touches its periods in the same way. A value that comes out as it
/// stands already is not stored again, so that to look twice changes nothing: after a crash it goes on from what the store
/// says was done.
/// </summary>
public sealed class StreamRunner(
    IObservationStore store, SeriesBook series, LedgerBook ledger, LatestBook latest, LiveFeed live, StreamBook book, MarkBook marks, StreamPace pace, TimeProvider time,
    ILogger<StreamRunner> log) : BackgroundService
{
    /// <summary>So many packets are looked at together: a long import is not held in memory as a whole.</summary>
    private const long PacketsAtOnce = 20_000;
    private const int RowsAtOnce = 10_000;

    /// <summary>A mark or a record of the ledger may be saved a moment after the time that it carries.</summary>
    private static readonly TimeSpan OnTheirWay = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly StreamInputs _inputs = new(store, series, marks, ledger);
    private readonly AutoReview _review = new(series, ledger, marks, new(store, series, marks, ledger), time);
    private readonly EditionFollower _editions = new(ledger, series, book, store);
    private readonly Work _work = new();
    private bool _begun;

    /// <summary>Periods that are touched and not yet over.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many values it has stored since the program started: where this has not moved, nothing was derived meanwhile.</summary>
    public long Stored { get; private set; }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (pace.Every <= TimeSpan.Zero) return;
        try
        {
            while (true)
            {
                // A person who has reviewed something does not wait for the next look.
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(Task.Delay(pace.Every, time, either.Token), marks.ChangedAsync(either.Token));
                await either.CancelAsync();
                await TryRunAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops. What was not derived is derived after the next start.
        }
    }

    /// <summary>Derives all that is due now.</summary>
    public Task<DerivationRun> RunAsync(CancellationToken cancel) => RunAsync([], default, default, cancel);

    /// <summary>Derives everything of some points over a span again, as after a change of a rule or an edition, and all that is due.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="to">UTC, exclusive.</param>
    public async Task<DerivationRun> RunAsync(IReadOnlyCollection<MonitoringPoint> again, DateTime from, DateTime to, CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            if (!_begun) await BeginAsync(cancel);
            foreach (var mark in marks.TakeChanged()) Touch(mark);
            await _editions.TouchAsync(_work, time.GetUtcNow().UtcDateTime, cancel);
            foreach (var s in again.SelectMany(p => series.OfPoint(p.Id))) Touch(s.Id, from, to.AddTicks(-1));
            var stored = default(DerivationRun);
            var caughtUp = false;
            for (var position = store.Derived.Position; !caughtUp;)
            {
                var upTo = Math.Min(store.Position, position + PacketsAtOnce);
                foreach (var touched in await store.TouchedAsync(position, upTo, cancel)) Touch(touched.Series, touched.First, touched.Last);
                caughtUp = upTo == store.Position;
                stored = stored.And(await DeriveAsync(upTo, caughtUp, cancel));
                position = upTo;
            }
            Waiting = _work.Count;
            return stored;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Stores values that a rule put in or took back, and derives what they enter into at the next look.</summary>
    internal async Task PutAsync(IReadOnlyList<Observation> values, CancellationToken cancel)
    {
        if (values.Count == 0) return;
        await _one.WaitAsync(cancel);
        try
        {
            live.Publish(latest.Take(values));
            await store.AppendDerivedAsync(values, store.Derived, cancel);
            live.PublishAll(values);
            Touch(values[0].Series, values.Min(o => o.Start), values.Max(o => o.Start));
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Derives what is due and waits for it, but not for long: for a person who wants to see what the own review has changed.</summary>
    public async Task CatchUpAsync(TimeSpan atMost) => await Task.WhenAny(TryRunAsync(CancellationToken.None), Task.Delay(atMost, time));

    private async Task TryRunAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (Exception e) when (StorageFailure.Is(e) && !cancel.IsCancellationRequested)
        {
            // What was taken out to be derived is touched again after a new beginning.
            _begun = false;
            log.LogError(e, "Deriving failed at position {Position}; it is tried again", store.Derived.Position);
        }
    }

    /// <summary>Periods that were not over when the program was last here are touched again, whatever came meanwhile.</summary>
    private async Task BeginAsync(CancellationToken cancel)
    {
        var until = store.Derived.Until;
        if (until > DateTime.UnixEpoch)
        {
            // Not of series that had ended before: no value of theirs lies in such a period, not even in a year.
            var (from, since) = (until - TimeSpan.FromHours(1), Period.Year.StartOf(until - TimeSpan.FromHours(1)));
            foreach (var s in series.All.Where(s => latest.Of(s.Id) is { } last && last.Start >= since)) Touch(s.Id, from, time.GetUtcNow().UtcDateTime);
            foreach (var mark in await marks.ChangedSinceAsync(until - OnTheirWay, cancel)) Touch(mark);
        }
        _editions.Begin(until > DateTime.UnixEpoch ? until - OnTheirWay : DateTime.MaxValue);
        _begun = true;
    }

    /// <summary>What a review touches: everything of the factor at the point that begins within its span, or before it and reaches into it.</summary>
    private void Touch(Mark mark)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var last = (mark.To < now ? mark.To : now).AddTicks(-1);
        if (last < mark.From) return;
        foreach (var s in series.OfPoint(mark.PointId))
            if ((mark.Factor is null || s.Factor == mark.Factor) && (mark.Channel is null || s.Channel == mark.Channel)) Touch(s.Id, mark.From, last);
    }

    private void Touch(int id, DateTime first, DateTime last)
    {
        if (series.Find(id) is not { } source || !ledger.Now.Points.TryGetValue(source.PointId, out var point)) return;
        foreach (var derivation in book.All)
            if (derivation.TargetOf(point, source) is { } target) _work.Touch(derivation, point, target, first, last);
        if (AutoReview.LooksAt(source)) _review.Touch(point.Id, first, last);
    }

    /// <param name="caughtUp">
    /// Nothing follows. Before that months and years wait, which the next packets would touch again, and how far it has come is not yet
    /// written: a crash on the way begins anew, and what stands already is not stored again.
    /// </param>
    private async Task<DerivationRun> DeriveAsync(long upTo, bool caughtUp, CancellationToken cancel)
    {
        var (now, spans, stored) = (time.GetUtcNow().UtcDateTime, 0, 0);
        // In their order: what one derives touches what the next ones build on.
        foreach (var derivation in book.All.Where(d => caughtUp || d.Period < Period.Month))
        {
            var rows = new List<Observation>();
            foreach (var span in _work.TakeDue(derivation, now))
            {
                if (!ledger.Now.Points.TryGetValue(span.Point, out var point)) continue;
                spans++;
                var derived = await derivation.DeriveAsync(point, span.Target, span.From, span.To, _inputs, cancel);
                var changed = await ChangedAsync(point, span, derived, upTo, now, cancel);
                if (changed.Count == 0) continue;
                Touch(changed[0].Series, changed[0].Start, changed[^1].Start);
                rows.AddRange(changed);
                stored += changed.Count;
                if (rows.Count >= RowsAtOnce) await StoreAsync(rows, cancel);
            }
            await StoreAsync(rows, cancel);
            // Before anything is made of the hours.
            if (derivation == book.Hours)
                foreach (var mark in await _review.RunAsync(cancel)) Touch(mark);
        }
        if (caughtUp) await store.AppendDerivedAsync([], new(upTo, now), cancel);
        return new(spans, stored);
    }

    private async Task StoreAsync(List<Observation> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        // Told before it is stored: the latest values that are saved in between may be ahead of the store, never behind it.
        live.Publish(latest.Take(rows));
        IReadOnlyList<Observation> stored = [.. rows];
        await store.AppendDerivedAsync(stored, store.Derived, cancel);
        live.PublishAll(stored);
        Stored += rows.Count;
        rows.Clear();
    }

    /// <summary>What differs from the values that stand there; what stands there and cannot be derived any more is taken back.</summary>
    private async Task<List<Observation>> ChangedAsync(
        MonitoringPoint point, Span span, IReadOnlyList<Derived> derived, long packet, DateTime now, CancellationToken cancel)
    {
        if (series.Find(span.Target.KeyOf(point)) is null && derived.Count == 0) return [];
        var id = (await series.EnsureAsync([(span.Target.KeyOf(point), span.Target.Unit)], cancel))[0].Id;
        var standing = await store.ReadAsync(id, span.From, span.To, everyRevision: false, cancel).ToDictionaryAsync(o => o.Start, cancellationToken: cancel);
        var changed = derived.Select(d => new Observation(id, d.Start, d.Value, d.Min, d.Max, double.NaN, double.NaN, Qualifier.Equal, d.Flag, now, packet))
            .Where(o => !standing.TryGetValue(o.Start, out var held) || !Same(held, o)).ToList();
        var gone = standing.Values.Where(o => !double.IsNaN(o.Value)).ExceptBy(derived.Select(d => d.Start), o => o.Start);
        changed.AddRange(gone.Select(o => Observation.Plain(id, o.Start, double.NaN, now, packet, Derived.Insufficient)));
        changed.Sort((a, b) => a.Start.CompareTo(b.Start));
        return changed;
    }

    private static bool Same(in Observation a, in Observation b) => (a.Value, a.Min, a.Max, a.Flag).Equals((b.Value, b.Min, b.Max, b.Flag));
}

/// <param name="Every">How often it is looked for what is due; zero: only when asked.</param>
public sealed record StreamPace(TimeSpan Every);

/// <summary>What was done.</summary>
/// <param name="Spans">Stretches of derived series that were derived, whether anything came out differently or not.</param>
/// <param name="Stored">Values that were stored because they are new or have changed.</param>
public readonly record struct DerivationRun(int Spans, int Stored)
{
    internal DerivationRun And(DerivationRun other) => new(Spans + other.Spans, Stored + other.Stored);
}
