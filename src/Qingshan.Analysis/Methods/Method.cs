using System.Collections.Immutable;

namespace Qingshan.Analysis.Methods;

/// <summary>What a method is about; the list of methods is ordered by it.</summary>
public enum MethodGroup
{
    /// <summary>时间: averaging, selecting, smoothing.</summary>
    Time,

    /// <summary>趋势: tests and slopes.</summary>
    Trend,

    /// <summary>关系: correlation, causes in time, regression.</summary>
    Correlation,

    /// <summary>分布: by wind, hour, day, season.</summary>
    Distribution,

    /// <summary>空间: interpolation, autocorrelation, clusters.</summary>
    Space,

    /// <summary>来源解析: factors and trajectories.</summary>
    Receptor,

    /// <summary>评估: a model against what was observed.</summary>
    Evaluation,

    /// <summary>异常: what does not fit.</summary>
    Anomaly,

    /// <summary>气象: derived weather.</summary>
    Weather,

    /// <summary>格点: gridded data.</summary>
    Grids,
}

/// <summary>
/// One method of the library as it is offered to a person: by which name, on which columns, with which options, from which source. The command
/// line, the pages and the documentation read this and nothing else, so that a method is everywhere once it is in <see cref="MethodList"/>.
/// </summary>
public sealed record Method
{
    /// <summary>Lower case with hyphens, such as <c>mann-kendall</c>; it never changes its meaning.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required MethodGroup Group { get; init; }

    /// <summary>The name of the field, in Chinese.</summary>
    public required string Zh { get; init; }

    /// <summary>The name of the field, in English.</summary>
    public required string En { get; init; }

    /// <summary>What it answers, in a sentence of Chinese.</summary>
    public required string AboutZh { get; init; }

    /// <summary>The same in English.</summary>
    public required string AboutEn { get; init; }

    /// <summary>Where it is from: paper or standard with the clause.</summary>
    public required string Source { get; init; }

    /// <summary>How time grows with the number of rows n, such as <c>O(n log n)</c>; other letters are explained behind it.</summary>
    public required string Cost { get; init; }

    /// <summary>The columns of the input that it reads.</summary>
    public required ImmutableArray<MethodColumn> Columns { get; init; }

    /// <summary>The columns of a second table that it reads (places to estimate at, uncertainties, neighbours); empty where it needs none.</summary>
    public ImmutableArray<MethodColumn> Second { get; init; } = [];

    /// <summary>What the second table is, in Chinese; empty without one.</summary>
    public string SecondZh { get; init; } = "";

    /// <summary>What the second table is, in English; empty without one.</summary>
    public string SecondEn { get; init; } = "";

    /// <summary>Whether it can do without the second table.</summary>
    public bool SecondOptional { get; init; }

    /// <summary>Whether its input is a gridded file (NetCDF, GeoTIFF), whose path is <see cref="MethodInput.GridPath"/>.</summary>
    public bool ReadsGrid { get; init; }

    /// <summary>What can be set.</summary>
    public ImmutableArray<MethodOption> Options { get; init; } = [];

    /// <summary>The functions of the R package openair that do the like; empty where it has none.</summary>
    public ImmutableArray<string> Openair { get; init; } = [];

    /// <summary>Whether it takes so long on a year of hours that a page runs it as a job.</summary>
    public bool IsLong { get; init; }

    /// <summary>Runs it.</summary>
    public required MethodRun Run { get; init; }
}

/// <summary>Runs a method.</summary>
/// <param name="input">Columns and options, which have been checked against what the method says of itself.</param>
/// <param name="work">Progress and cancellation.</param>
/// <returns>Numbers, tables and a figure, or why there are none.</returns>
public delegate Analysed<MethodResult> MethodRun(MethodInput input, MethodWork work);

/// <summary>How a long method says how far it is, and learns that nobody waits for it any more.</summary>
/// <param name="Progress">Told the share that is done, 0 to 1; null where nobody wants to know.</param>
/// <param name="Cancel">Cancelled when the result is not wanted any more.</param>
public sealed record MethodWork(IProgress<double>? Progress, CancellationToken Cancel)
{
    /// <summary>Nobody asks and nobody cancels.</summary>
    public static MethodWork Quiet { get; } = new(null, CancellationToken.None);

    /// <summary>Ends the method when it was cancelled, and tells how far it is.</summary>
    /// <param name="share">What is done, 0 to 1.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void At(double share)
    {
        Cancel.ThrowIfCancellationRequested();
        Progress?.Report(share);
    }

    /// <summary>The same work for a part of the whole, which tells its own progress from 0 to 1.</summary>
    /// <param name="from">Where in the whole the part begins, 0 to 1.</param>
    /// <param name="to">Where it ends.</param>
    /// <returns>The work.</returns>
    public MethodWork Part(double from, double to) => this with { Progress = Progress is { } whole ? new Share(whole, from, to) : null };

    private sealed class Share(IProgress<double> whole, double from, double to) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + value * (to - from));
    }
}
