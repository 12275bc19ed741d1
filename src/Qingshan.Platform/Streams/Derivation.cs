using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>推导 · One way of deriving values from others. Each names its rule, so that every derived series can.</summary>
internal interface IDerivation
{
    /// <summary>By which rule, for people.</summary>
    Text Rule { get; }

    /// <summary>The stretch that is derived as one.</summary>
    Period Period { get; }

    /// <summary>The standard whose edition the values hang on, without its year; null for none that a region may choose.</summary>
    string? Standard { get; }

    /// <summary>The derived series into which values of a series enter; null where they enter into none of this kind.</summary>
    Target? TargetOf(MonitoringPoint point, Series source);

    /// <summary>Derives all values that start within a span of whole periods. What cannot be derived is not given.</summary>
    Task<IReadOnlyList<Derived>> DeriveAsync(MonitoringPoint point, Target target, DateTime from, DateTime to, StreamInputs inputs, CancellationToken cancel);
}

/// <summary>A derived series before it exists: its key without the point, and its unit.</summary>
internal readonly record struct Target(string Factor, SeriesKind Kind, string Channel, string Unit)
{
    public SeriesKey KeyOf(MonitoringPoint point) => new(point.Id, Factor, Kind, Origin.RolledUp, Channel);
}

/// <summary>A derived value.</summary>
/// <param name="Min">Least of the values it was made of; NaN where that means nothing.</param>
/// <param name="Flag">N where it is valid; D where too little was there, so that it enters no comparison with a limit.</param>
internal readonly record struct Derived(DateTime Start, double Value, double Min, double Max, char Flag)
{
    public const char Valid = 'N', Insufficient = 'D';

    public static Derived Plain(DateTime start, double value, bool valid = true) => new(start, value, double.NaN, double.NaN, valid ? Valid : Insufficient);

    public bool IsValid => Flag == Valid;
}
