using System.Collections.Immutable;
using Qingshan.Analysis.Figures;

namespace Qingshan.Analysis.Methods;

/// <summary>A number of a result.</summary>
/// <param name="Name">In camel case, as the fields of JSON.</param>
/// <param name="Value">The number; NaN where there is none.</param>
/// <param name="Unit">Its unit where it has one that does not depend on the input.</param>
public sealed record ResultNumber(string Name, double Value, string? Unit = null);

/// <summary>A table of a result.</summary>
/// <param name="Name">In camel case, as the fields of JSON.</param>
/// <param name="Columns">Its columns, equally long.</param>
public sealed record ResultTable(string Name, ImmutableArray<TableColumn> Columns)
{
    /// <summary>How many rows it has.</summary>
    public int Rows => Columns.IsEmpty ? 0 : Columns[0].Length;
}

/// <summary>What a method found, in a form that a page, a file and JSON can show without knowing the method.</summary>
public sealed record MethodResult
{
    /// <summary>Single numbers, in the order in which they are read.</summary>
    public ImmutableArray<ResultNumber> Numbers { get; init; } = [];

    /// <summary>Single words, such as the direction of a trend.</summary>
    public ImmutableArray<(string Name, string Value)> Words { get; init; } = [];

    /// <summary>Tables.</summary>
    public ImmutableArray<ResultTable> Tables { get; init; } = [];

    /// <summary>The figure; null where the method draws none.</summary>
    public Figure? Figure { get; init; }

    /// <summary>What the reader has to know of it in a sentence (Chinese, English), such as how many rows were left out; empty where nothing.</summary>
    public ImmutableArray<(string Zh, string En)> Notes { get; init; } = [];

    /// <summary>Another number at the end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The number.</param>
    /// <param name="unit">Its unit.</param>
    /// <returns>The result with it.</returns>
    public MethodResult With(string name, double value, string? unit = null) => this with { Numbers = Numbers.Add(new(name, value, unit)) };

    /// <summary>Another word at the end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The word.</param>
    /// <returns>The result with it.</returns>
    public MethodResult With(string name, string value) => this with { Words = Words.Add((name, value)) };

    /// <summary>Another table at the end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its columns.</param>
    /// <returns>The result with it.</returns>
    public MethodResult With(string name, params TableColumn[] columns) => this with { Tables = Tables.Add(new(name, [.. columns])) };

    /// <summary>The figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <returns>The result with it.</returns>
    public MethodResult With(Figure figure) => this with { Figure = figure };

    /// <summary>Another note at the end.</summary>
    /// <param name="zh">The sentence in Chinese.</param>
    /// <param name="en">The same in English.</param>
    /// <returns>The result with it.</returns>
    public MethodResult WithNote(string zh, string en) => this with { Notes = Notes.Add((zh, en)) };
}
