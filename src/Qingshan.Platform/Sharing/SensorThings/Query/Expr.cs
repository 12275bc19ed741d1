using NetTopologySuite.Geometries;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>表达式 · What a filter or an order says, as it was written: nothing in it has been looked up yet.</summary>
internal abstract record Expr
{
    /// <summary>Where it begins in the text of its option, from 1: for whoever has to mend it.</summary>
    public int At { get; init; }
}

/// <param name="Value"><c>null</c>, a Boolean, a number (double), text, a <see cref="When"/>, a <see cref="TimeSpan"/> or a <see cref="Geometry"/>.</param>
internal sealed record Literal(object? Value) : Expr;

/// <summary>A property, by way of navigations or within a JSON value: <c>Datastream/ObservedProperty/name</c>, <c>properties/simulated</c>.</summary>
internal sealed record PathExpr(string Path) : Expr;

internal sealed record Unary(string Operator, Expr Of) : Expr
{
    public const string Not = "not", Minus = "-";
}

internal sealed record Binary(string Operator, Expr Left, Expr Right) : Expr;

internal sealed record Call(string Function, IReadOnlyList<Expr> Arguments) : Expr;

/// <summary>时间 · An instant, or an interval of which the end is not part. UTC.</summary>
internal readonly record struct When(DateTime Start, DateTime End)
{
    public static When Instant(DateTime at) => new(at, at);

    public bool IsInstant => Start == End;

    /// <summary>As it is written on the wire.</summary>
    public override string ToString() => IsInstant ? Iso.Of(Start) : $"{Iso.Of(Start)}/{Iso.Of(End)}";
}
