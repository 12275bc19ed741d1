using System.Collections.Immutable;
using Qingshan.Analysis.Effect;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Haze;

/// <summary>How far a study is.</summary>
public enum StudyState
{
    [Term("等待中", "waiting")]
    Waiting,
    [Term("计算中", "being computed")]
    Running,
    [Term("完成", "done")]
    Done,
    [Term("没有结果", "no result")]
    Failed,
}

/// <summary>What was found; of the kinds only that which was asked for.</summary>
/// <param name="From">The first hour that was looked at, Beijing time.</param>
/// <param name="To">The last.</param>
/// <param name="Weather">Names of the quantities of weather that were there.</param>
public sealed record StudyAnswer(DateTime From, DateTime To, ImmutableArray<string> Weather, WindowEffect? Effect = null, DeweatheredChange? Years = null, CitySources? Sources = null);

/// <summary>One study that somebody asked for, with its answer. It is seen by whoever sees the same stations of the city.</summary>
public sealed class Study : IProgress<double>
{
    private volatile Ended? _end;
    private volatile CityAir? _city;
    private double _progress;
    private volatile bool _running;

    internal Study(Guid id, StudyAsk ask, CityAir city, string askedBy, DateTime askedAt, CancellationToken stopping)
    {
        (Id, Ask, _city, Name, Simulated, AskedBy, AskedAt) = (id, ask, city, city.Place.Name, city.Place.Simulated, askedBy, askedAt);
        Stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
    }

    public Guid Id { get; }

    public StudyAsk Ask { get; }

    /// <summary>Of the city.</summary>
    public Text Name { get; }

    public bool Simulated { get; }

    /// <summary>For those who see what is internal.</summary>
    public string AskedBy { get; }

    /// <summary>UTC.</summary>
    public DateTime AskedAt { get; }

    public StudyState State => _end is { } end ? end.Error is null ? StudyState.Done : StudyState.Failed : _running ? StudyState.Running : StudyState.Waiting;

    public bool IsOver => _end is not null;

    /// <summary>0 to 1.</summary>
    public double Progress => State == StudyState.Done ? 1 : Volatile.Read(ref _progress);

    public StudyAnswer? Answer => _end?.Answer;

    public Error? Error => _end?.Error;

    /// <summary>When it was over, UTC.</summary>
    public DateTime? EndedAt => _end?.At;

    public TimeSpan? Took => _end?.Took;

    internal CancellationTokenSource Stop { get; }

    /// <summary>What is to be looked at; let go when it is over.</summary>
    internal CityAir? City => _city;

    public void Report(double value) => Volatile.Write(ref _progress, Math.Clamp(value, 0, 1));

    internal void Begin() => _running = true;

    internal void End(Result<StudyAnswer> found, DateTime at, TimeSpan took)
    {
        if (_end is not null) return;
        _end = found.TryGet(out var answer, out var error) ? new(answer, null, at, took) : new(null, error, at, took);
        _city = null;
    }

    private sealed record Ended(StudyAnswer? Answer, Error? Error, DateTime At, TimeSpan Took);
}
