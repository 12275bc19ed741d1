using Qingshan.Analysis.Methods;
using Qingshan.Platform.Common;

namespace Qingshan.Applications.Analyses;

/// <summary>A method as the API tells it.</summary>
/// <param name="FromData">Whether it can be run on the data browser's choice; if not, it needs a file and the command line.</param>
/// <param name="Openair">Functions of the R package openair that do the like.</param>
public sealed record MethodView(
    string Name, string Group, Text Title, Text About, string Source, string Cost, bool FromData, bool IsLong,
    IReadOnlyList<ColumnView> Columns, IReadOnlyList<ColumnView> Second, IReadOnlyList<OptionView> Options, IReadOnlyList<string> Openair)
{
    public static MethodView Of(Method method) => new(
        method.Name, method.Group.ToString().ToLowerInvariant(), new(method.Zh, method.En), new(method.AboutZh, method.AboutEn), method.Source, method.Cost, RoleChoice.Fits(method), method.IsLong,
        [.. method.Columns.Select(ColumnView.Of)], [.. method.Second.Select(ColumnView.Of)], [.. method.Options.Select(OptionView.Of)], method.Openair);
}

/// <summary>A column that a method reads.</summary>
public sealed record ColumnView(string Role, string Kind, Text What, bool Required, bool Many)
{
    public static ColumnView Of(MethodColumn column) => new(column.Name, column.Kind.ToString().ToLowerInvariant(), new(column.Zh, column.En), column.Required, column.Many);
}

/// <summary>An option of a method.</summary>
/// <param name="Min">Null where there is no end.</param>
/// <param name="Max">Null where there is no end.</param>
public sealed record OptionView(string Name, string Kind, string Default, Text What, double? Min, double? Max, IReadOnlyList<string> Choices)
{
    public static OptionView Of(MethodOption option) => new(
        option.Name, option.Kind.ToString().ToLowerInvariant(), option.Default, new(option.Zh, option.En),
        double.IsFinite(option.Min) ? option.Min : null, double.IsFinite(option.Max) ? option.Max : null, option.Choices);
}
