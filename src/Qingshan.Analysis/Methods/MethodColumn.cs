namespace Qingshan.Analysis.Methods;

/// <summary>What stands in a column.</summary>
public enum ColumnKind
{
    /// <summary>Numbers; NaN is missing.</summary>
    Number,

    /// <summary>Times, all in the zone in which the table is written.</summary>
    Time,

    /// <summary>Texts, such as names of groups or wind directions by letters; empty is missing.</summary>
    Text,
}

/// <summary>A column that a method reads.</summary>
/// <param name="Name">The role it plays: <c>value</c>, <c>time</c>, <c>x</c>.</param>
/// <param name="Zh">What it is, in Chinese, with the unit where the method needs a certain one.</param>
/// <param name="En">The same in English.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Required">Whether the method needs it.</param>
/// <param name="Many">Whether several columns can play the role.</param>
public sealed record MethodColumn(string Name, string Zh, string En, ColumnKind Kind = ColumnKind.Number, bool Required = true, bool Many = false);
