using System.Collections.Concurrent;
using System.Threading.Channels;
using Qingshan.Applications.Data;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Applications.Analyses;

/// <summary>
/// The analyses of the last day, in memory: each can be had again by its call, so that nothing is lost with them. One is computed at a time,
/// and at most a few of one person wait, so that nobody takes the machine away from those who watch it.
/// </summary>
public sealed class AnalysisRuns(SeriesAccess access, LedgerBook ledger, LatestBook latest, IObservationStore store, UseMeter uses, Audit audit, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 4, MostKept = 100;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24), Patience = TimeSpan.FromSeconds(2), Month = TimeSpan.FromDays(30);
    private readonly ConcurrentDictionary<Guid, AnalysisRun> _runs = new();
    private readonly Channel<AnalysisRun> _waiting = Channel.CreateUnbounded<AnalysisRun>();
    private readonly CancellationTokenSource _stopping = new();

    internal ChannelReader<AnalysisRun> Waiting => _waiting.Reader;

    /// <summary>Checks a request and puts it into the queue.</summary>
    public async Task<Result<AnalysisRun>> StartAsync(Viewer viewer, AnalysisRequest request, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        Forget(now);
        if (!RoleChoice.Fits(request.Method)) return AnalysisErrors.NeedsFile.Of(request.Method.Name);
        if (!SelectionOf(viewer, request.Choice, RoleChoice.ShapeOf(request.Method)).TryGet(out var selection, out var error)) return error;
        var there = selection.Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        if (request.Columns.Values.SelectMany(c => c).FirstOrDefault(c => !there.Contains(c)) is { } unknown) return AnalysisErrors.UnknownColumn.Of(unknown, string.Join(", ", there));
        var owner = OwnerOf(viewer);
        var waiting = _runs.Values.Count(r => r.Owner == owner && r.State is RunState.Waiting or RunState.Running);
        if (waiting >= MostWaiting) return AnalysisErrors.Busy.Of(waiting);

        var run = new AnalysisRun(Guid.CreateVersion7(time.GetUtcNow()), owner, request with { Choice = selection.Choice.Query, Options = Changed(request) }, selection, now, _stopping.Token);
        await audit.RecordAsync(viewer, "analyse", request.Method.Name, AuditOutcome.Done, run.Request.Address(), cancel);
        uses.Count(viewer, selection.Series);
        _runs[run.Id] = run;
        _waiting.Writer.TryWrite(run);
        return run;
    }

    /// <summary>
    /// What a page proposes to analyse: what is asked for, and where nothing is said one point (a series of one place means something by
    /// itself) and a month (which most methods need).
    /// </summary>
    public Result<(DataChoice Choice, ChoiceQuery Query)> ProposedFor(Viewer viewer, ChoiceQuery asked, SelectionShape shape)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (!DataChoice.Of(asked, access, ledger, latest, viewer, now).TryGet(out var choice, out var error)) return error;
        if (asked.From is null && asked.To is null && choice.Shown.To - choice.Shown.From < Month)
        {
            asked = asked with { From = BeijingTime.ToIso(choice.Shown.To - Month), To = BeijingTime.ToIso(choice.Shown.To) };
            if (!DataChoice.Of(asked, access, ledger, latest, viewer, now).TryGet(out choice, out error)) return error;
        }
        var first = choice.Shown.Series.Select(s => s.Point.Code).Order(StringComparer.Ordinal).FirstOrDefault();
        return (choice, shape == SelectionShape.Series && asked.Point is null && first is not null ? asked with { Point = [first] } : asked);
    }

    /// <summary>The table of a choice for a viewer.</summary>
    public Result<AnalysisSelection> SelectionOf(Viewer viewer, ChoiceQuery choice, SelectionShape shape) =>
        AnalysisSelection.Of(choice, shape, access, ledger, latest, store, viewer, time.GetUtcNow().UtcDateTime);

    /// <summary>Waits until a run is over, but not longer than a person would look at a page that does not come.</summary>
    public async Task WaitAsync(AnalysisRun run, CancellationToken cancel)
    {
        try
        {
            await run.Over.Task.WaitAsync(Patience, time, cancel);
        }
        catch (TimeoutException)
        {
            // It goes on; its page shows how far it is.
        }
    }

    /// <summary>A run of the viewer.</summary>
    public Result<AnalysisRun> Find(Viewer viewer, Guid id) => _runs.TryGetValue(id, out var run) && run.Owner == OwnerOf(viewer) ? run : AnalysisErrors.UnknownRun.Of(id);

    /// <summary>The viewer's runs, the newest first.</summary>
    public IReadOnlyList<AnalysisRun> Of(Viewer viewer) => [.. _runs.Values.Where(r => r.Owner == OwnerOf(viewer)).OrderByDescending(r => r.Asked)];

    /// <summary>Ends a run that waits or is computed; one that is over stays.</summary>
    public async Task<Result<AnalysisRun>> CancelAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        if (!Find(viewer, id).TryGet(out var run, out var error)) return error;
        if (run.State is RunState.Done or RunState.Failed) return run;
        await audit.RecordAsync(viewer, "cancel-analysis", run.Request.Method.Name, AuditOutcome.Done, null, cancel);
        await run.Stop.CancelAsync();
        run.End(AnalysisErrors.Cancelled.Of(), TimeSpan.Zero);
        return run;
    }

    public void Dispose() => _stopping.Dispose();

    internal void StopAll() => _stopping.Cancel();

    /// <summary>What is set as it is anyway needs no mention in calls and addresses.</summary>
    private static Dictionary<string, string> Changed(AnalysisRequest request) =>
        request.Options.Where(o => request.Method.Options.FirstOrDefault(m => m.Name == o.Key)?.Default != o.Value).ToDictionary(o => o.Key, o => o.Value);

    private static Guid OwnerOf(Viewer viewer) => viewer.PersonId ?? viewer.KeyId ?? Guid.Empty;

    private void Forget(DateTime now)
    {
        var over = _runs.Values.Where(r => r.State is RunState.Done or RunState.Failed).OrderByDescending(r => r.Asked).ToList();
        foreach (var run in over.Where((r, i) => i >= MostKept || now - r.Asked > Kept))
            if (_runs.TryRemove(run.Id, out _)) run.Stop.Dispose();
    }
}
