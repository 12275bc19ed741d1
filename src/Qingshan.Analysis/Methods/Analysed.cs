using System.Diagnostics.CodeAnalysis;

namespace Qingshan.Analysis.Methods;

/// <summary>Either what an analysis found, or why it could find nothing. Bad data is expected and a value; an exception is a bug of the caller.</summary>
/// <typeparam name="T">What is found.</typeparam>
public readonly struct Analysed<T>
{
    private readonly T? _value;

    private Analysed(T? value, AnalysisProblem? problem) => (_value, Problem) = (value, problem);

    /// <summary>Why there is no value; null where there is one.</summary>
    public AnalysisProblem? Problem { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Problem is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">There is none: ask <see cref="IsOk"/> or <see cref="TryGet"/> before.</exception>
    public T Value => Problem is null ? _value! : throw new InvalidOperationException(Problem.En);

    /// <summary>Gives the value or the problem.</summary>
    /// <param name="value">The value, where there is one.</param>
    /// <param name="problem">Why not, where there is none.</param>
    /// <returns>True where there is a value.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out AnalysisProblem? problem)
    {
        (value, problem) = (_value, Problem);
        return problem is null;
    }

    /// <summary>Goes on with the value, or hands the problem on.</summary>
    /// <typeparam name="TNext">What comes of it.</typeparam>
    /// <param name="next">What to do with the value.</param>
    /// <returns>What came of it, or the problem.</returns>
    public Analysed<TNext> Then<TNext>(Func<T, Analysed<TNext>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Problem is { } problem ? problem : next(_value!);
    }

    /// <summary>A value.</summary>
    /// <param name="value">What was found.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "What is returned is a value or a problem; nobody constructs it by name.")]
    public static implicit operator Analysed<T>(T value) => new(value, null);

    /// <summary>A problem.</summary>
    /// <param name="problem">Why there is no value.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "What is returned is a value or a problem; nobody constructs it by name.")]
    public static implicit operator Analysed<T>(AnalysisProblem problem) => new(default, problem);
}
