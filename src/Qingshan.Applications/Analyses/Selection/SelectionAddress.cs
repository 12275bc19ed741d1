using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Analyses;

/// <summary>A choice of the data browser as the query of an address.</summary>
internal static class SelectionAddress
{
    /// <param name="more">Parameters behind it.</param>
    public static string Of(ChoiceQuery choice, params (string Name, string? Value)[] more) => Links.Query(
    [
        ("region", choice.Region), ("kind", choice.PointKind), ("q", choice.Text), .. (choice.Point ?? []).Select(p => ("point", (string?)p)), .. (choice.Factor ?? []).Select(f => ("factor", (string?)f)),
        ("period", choice.Period), ("origin", choice.Origin), ("from", choice.From), ("to", choice.To), .. more,
    ]);
}
