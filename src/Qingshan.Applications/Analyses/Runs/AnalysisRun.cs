using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>How far an analysis is.</summary>
public enum RunState
{
    /// <summary>Others are before it.</summary>
    Waiting,

    /// <summary>It is being read and computed.</summary>
    Running,

    /// <summary>It has a result.</summary>
    Done,

    /// <summary>There is no result, and an error says why.</summary>
    Failed,
}

/// <summary>One analysis that somebody asked for, with its result. It is seen by whoever asked, and by nobody else.</summary>
public sealed class AnalysisRun : IProgress<double>
{
    private volatile Ended? _end;
    private double _progress;
    private volatile bool _running;

    internal AnalysisRun(Guid id, Guid owner, AnalysisRequest request, AnalysisSelection selection, DateTime asked, CancellationToken stopping)
    {
        (Id, Owner, Request, Selection, Asked) = (id, owner, request, selection, asked);
        Stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    public Guid Id { get; }

    internal Guid Owner { get; }

    public AnalysisRequest Request { get; }

    public AnalysisSelection Selection { get; }

    /// <summary>UTC.</summary>
    public DateTime Asked { get; }

    public RunState State => _end is { } end ? end.Error is null ? RunState.Done : RunState.Failed : _running ? RunState.Running : RunState.Waiting;

    /// <summary>0 to 1.</summary>
    public double Progress => State == RunState.Done ? 1 : Volatile.Read(ref _progress);

    public MethodResult? Result => _end?.Result;

    public Error? Error => _end?.Error;

    /// <summary>How many rows were read.</summary>
    public int Rows { get; internal set; }

    /// <summary>How long reading and computing took; null until it is over.</summary>
    public TimeSpan? Took => _end?.Took;

    internal CancellationTokenSource Stop { get; }

    /// <summary>Over when the run is.</summary>
    internal TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Report(double value) => Volatile.Write(ref _progress, Math.Clamp(value, 0, 1));

    internal void Begin() => _running = true;

    internal void End(Result<MethodResult> found, TimeSpan took)
    {
        if (_end is not null) return;
        _end = found.TryGet(out var result, out var error) ? new(result, null, took) : new(null, error, took);
        Over.TrySetResult();
    }

    private sealed record Ended(MethodResult? Result, Error? Error, TimeSpan Took);
}
