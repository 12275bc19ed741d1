using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Standards;

/// <summary>What is asked of the table of factors, read the same way for the page and the API.</summary>
/// <param name="Text">Part of a code or a name; null for all.</param>
/// <param name="Medium">Only of this medium; null for all.</param>
public sealed record FactorQuery(string? Text, Medium? Medium)
{
    /// <summary>Every factor in printed order, or those found, the best first.</summary>
    public IEnumerable<Factor> Factors => (string.IsNullOrWhiteSpace(Text) ? FactorTable.Hj212Of2017.All : Found(Text)).Where(f => Medium is null || f.Medium == Medium);

    public static Result<FactorQuery> Of(string? text, string? medium)
    {
        if (string.IsNullOrEmpty(medium)) return new FactorQuery(text, null);
        return Enum.GetNames<Medium>().Contains(medium)
            ? new FactorQuery(text, Enum.Parse<Medium>(medium))
            : CommonErrors.BadParameter.Of("medium", medium, string.Join(" / ", Enum.GetNames<Medium>()));
    }

    /// <summary>Unique also where the standard prints a code twice.</summary>
    public static string KeyOf(Factor factor) => $"{factor.Code}/{factor.NameZh}";

    /// <summary>By code and names, and by the code of 2005, by which people still call the old factors.</summary>
    private static IEnumerable<Factor> Found(string text) =>
        FactorTable.Hj212Of2017.FindByOldCode(text.Trim()).Concat(FactorTable.Hj212Of2017.Search(text)).Distinct();
}
