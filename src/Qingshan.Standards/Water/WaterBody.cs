using System.Text.RegularExpressions;

namespace Qingshan.Standards;

/// <summary>Which limits of GB 3838 count where they differ.</summary>
public enum WaterBody
{
    /// <summary>Rivers and canals (河流).</summary>
    River,

    /// <summary>Lakes and reservoirs (湖、库).</summary>
    Lake,
}

/// <summary>
/// Recognises lakes and reservoirs where the ledger does not say it. The rule is ours, made on the national automatic stations: what
/// it looks at is the equipment and the name, never the values or a class.
/// </summary>
public static partial class WaterBodies
{
    /// <summary>Says what a section lies in.</summary>
    /// <param name="section">The Chinese name of the section; null where unknown.</param>
    /// <param name="water">The Chinese name of the river or lake that it lies in; null where unknown. It comes first.</param>
    /// <param name="measuresAlgae">Whether algal density (w19011) is measured there: in China that is done in lakes and reservoirs.</param>
    /// <param name="measuresChlorophyll">Whether chlorophyll a (w01016) is measured there: rivers have it too, so the name has to agree.</param>
    /// <returns>Lake or reservoir, or river where nothing speaks for a lake.</returns>
    public static WaterBody Recognise(string? section, string? water = null, bool measuresAlgae = false, bool measuresChlorophyll = false)
    {
        if (!string.IsNullOrEmpty(water))
        {
            if (StandingWater().IsMatch(water)) return WaterBody.Lake;
            if (FlowingWater().IsMatch(water)) return WaterBody.River;
        }
        if (measuresAlgae) return WaterBody.Lake;
        if (string.IsNullOrEmpty(section)) return WaterBody.River;
        if (MiddleOfLake().IsMatch(section)) return WaterBody.Lake;
        // 入湖口, 水库出口, 汾湖大桥: named after a lake, lying in the river.
        var ownName = section.Split('(', '（')[0];
        return measuresChlorophyll && LakeInName().IsMatch(section) && !RiverPlace().IsMatch(ownName) ? WaterBody.Lake : WaterBody.River;
    }

    [GeneratedRegex("湖|水库|淀|池|洱海|邛海")]
    private static partial Regex StandingWater();

    [GeneratedRegex("[河江溪川水渠沟]$")]
    private static partial Regex FlowingWater();

    [GeneratedRegex("湖心|库心|湖中|库中|湖区|库区|湖库|坝前|坝上")]
    private static partial Regex MiddleOfLake();

    [GeneratedRegex("湖|水库")]
    private static partial Regex LakeInName();

    [GeneratedRegex("[桥口闸]")]
    private static partial Regex RiverPlace();
}
