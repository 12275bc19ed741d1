using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>How observations become the rows of a table.</summary>
public enum SelectionShape
{
    /// <summary>A row a time, a column for each factor of each point.</summary>
    Series,

    /// <summary>A row a point with its place, a column for the mean of each factor over the span.</summary>
    Places,
}

/// <summary>A column that the selection offers.</summary>
/// <param name="Name">As it is named in the table and in calls.</param>
/// <param name="Label">As pages show it.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Factor">The factor of which its values are; null for times, places and names.</param>
public sealed record SelectionColumn(string Name, Text Label, ColumnKind Kind, string? Factor = null);
