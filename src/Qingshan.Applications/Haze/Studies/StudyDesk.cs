using System.Collections.Concurrent;
using System.Threading.Channels;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Haze;

/// <summary>
/// Where studies are asked for and found again: those of the last weeks, in memory, since each can be had again by asking. No reader of a page has
/// anything computed; one is computed at a time, and few wait.
/// </summary>
public sealed class StudyDesk(CityAirBook book, Audit audit, TimeProvider time) : IDisposable
{
    private const int MostWaiting = 6, MostKept = 60;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private readonly ConcurrentDictionary<Guid, Study> _studies = new();
    private readonly Channel<Study> _waiting = Channel.CreateUnbounded<Study>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _one = new();

    internal ChannelReader<Study> Waiting => _waiting.Reader;

    /// <summary>Asks a question, for who sees what is internal; where it has been asked and did not fail, that study is the answer.</summary>
    /// <param name="again">Whether an answer that is there is to be made anew.</param>
    public async Task<Result<Study>> StartAsync(Viewer viewer, CityAir city, StudyAsk ask, bool again, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeInternal)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeInternal));
        Study study;
        lock (_one)
        {
            Forget();
            if (Of(ask) is { State: not StudyState.Failed } there && !(again && there.IsOver)) return there;
            var waiting = _studies.Values.Count(s => !s.IsOver);
            if (waiting >= MostWaiting) return HazeErrors.Busy.Of(waiting);
            var now = time.GetUtcNow();
            study = new Study(Guid.CreateVersion7(now), ask, city, viewer.Name, now.UtcDateTime, _stopping.Token);
            _studies[study.Id] = study;
        }
        await audit.RecordAsync(viewer, "study-haze", $"{ask.Kind} {ask.City} {ask.Pollutant}", AuditOutcome.Done, $"{ask.Window} {ask.Others}".Trim(), cancel);
        _waiting.Writer.TryWrite(study);
        return study;
    }

    /// <summary>The newest study of a question; null where nobody has asked it.</summary>
    public Study? Of(StudyAsk ask) => _studies.Values.Where(s => s.Ask == ask).MaxBy(s => s.AskedAt);

    /// <summary>Studies of a city that a viewer sees, the newest first.</summary>
    public IReadOnlyList<Study> Of(Viewer viewer, string? region) => !book.PlaceOf(viewer, region).TryGet(out var place, out _) ? [] :
        [.. _studies.Values.Where(s => s.Ask.City == place.Code && s.Ask.Stations == StudyAsk.StationsOf(place)).OrderByDescending(s => s.AskedAt)];

    public Result<Study> Find(Viewer viewer, Guid id) =>
        _studies.TryGetValue(id, out var study) && book.PlaceOf(viewer, study.Ask.City).TryGet(out var place, out _) && place.Code == study.Ask.City && study.Ask.Stations == StudyAsk.StationsOf(place)
            ? study : HazeErrors.UnknownStudy.Of(id);

    /// <summary>Ends a study that waits or is computed; one that is over stays.</summary>
    public async Task<Result<Study>> CancelAsync(Viewer viewer, Guid id, CancellationToken cancel)
    {
        if (!viewer.May(Permission.SeeInternal)) return CommonErrors.Forbidden.Of(nameof(Permission.SeeInternal));
        if (!Find(viewer, id).TryGet(out var study, out var error)) return error;
        if (study.IsOver) return study;
        await audit.RecordAsync(viewer, "cancel-haze-study", $"{study.Ask.Kind} {study.Ask.City} {study.Ask.Pollutant}", AuditOutcome.Done, null, cancel);
        await study.Stop.CancelAsync();
        study.End(HazeErrors.Cancelled.Of(), time.GetUtcNow().UtcDateTime, TimeSpan.Zero);
        return study;
    }

    public void Dispose() => _stopping.Dispose();

    internal void StopAll() => _stopping.Cancel();

    private void Forget()
    {
        var now = time.GetUtcNow().UtcDateTime;
        var over = _studies.Values.Where(s => s.IsOver).OrderByDescending(s => s.AskedAt).ToList();
        foreach (var study in over.Where((s, i) => i >= MostKept || now - s.AskedAt > Kept))
            if (_studies.TryRemove(study.Id, out _)) study.Stop.Dispose();
    }
}
