using System.Globalization;
using Qingshan.Analysis.Figures;

namespace Qingshan.Analysis.Sources;

/// <summary>Two kinds of evidence that disagree on a sector or class by more than their uncertainties.</summary>
/// <param name="Of">The sector or class.</param>
/// <param name="More">The view with the larger share.</param>
/// <param name="MoreShare">That share.</param>
/// <param name="Less">The view with the smaller share.</param>
/// <param name="LessShare">That share.</param>
public sealed record SourceDisagreement(Label Of, SourceView More, ShareEstimate MoreShare, SourceView Less, ShareEstimate LessShare)
{
    /// <summary>How far they are apart, as a share.</summary>
    public double Gap => MoreShare.Share - LessShare.Share;

    /// <summary>What disagrees, in a sentence.</summary>
    public Label What => new(
        $"{Of.Zh}：{More.Name.Zh}为 {Words(MoreShare)}，{Less.Name.Zh}为 {Words(LessShare)}，相差超出两者的不确定度。",
        $"{Of.En}: {Words(MoreShare)} by {More.Name.En}, {Words(LessShare)} by {Less.Name.En}; more apart than their uncertainties explain.");

    /// <summary>What would settle it, in a sentence.</summary>
    public Label Settle => (More.Kind, Less.Kind) switch
    {
        (EvidenceKind.Polar, EvidenceKind.Inventory) or (EvidenceKind.Trajectories, EvidenceKind.Inventory) => new(
            "来自该方向的比清单给出的多：先查清单在该方向有无漏源、排放因子是否过低，再沿该方向走航，或在上风侧设点监测一个季度；也可能是清单范围之外的输送。",
            "More comes from there than the inventory has: look for sources that it lacks and factors that are too low, then drive along or measure upwind for a season; or it comes from beyond the inventory."),
        (EvidenceKind.Inventory, EvidenceKind.Polar) or (EvidenceKind.Inventory, EvidenceKind.Trajectories) => new(
            "清单给出的比实际来自该方向的多：核对该方向大源的在线监测与活动水平，并查其排放高度（高架源在近处落地少）；用扩散模型代替按风频加权再比一次。",
            "The inventory has more than comes from there: hold its large sources there against their online monitoring and activity, and look at their heights (tall stacks reach the ground further away); compare again with a dispersion model instead of the frequency of wind."),
        (EvidenceKind.Polar, EvidenceKind.Trajectories) => new(
            "近处的风指向该方向而远处的来路不是：多为本地源；在该方向几公里内加密监测，看浓度是否随距离下降。",
            "The wind near by points there and the paths from afar do not: mostly a local source; measure within some kilometres in that direction and see whether values fall with distance."),
        (EvidenceKind.Trajectories, EvidenceKind.Polar) => new(
            "远处的来路指向该方向而近处的风不是：多为区域输送，或近地面风受地形偏转；看该方向区域背景站是否先升高，并用更高一层的风再比。",
            "The paths from afar point there and the wind near by does not: mostly transport, or terrain turns the wind at the ground; see whether a background station there rises first, and compare with the wind of a higher level."),
        (EvidenceKind.Factors, EvidenceKind.Inventory) => new(
            "受体模型给出的该类源比清单多：核对该类源的活动水平与排放因子、有无漏统计；二次生成的部分要先从因子中分出，再用该源的示踪物验证。",
            "The receptor model has more of this class than the inventory: check its activity and factors and what is not counted; part off what forms in the air first, then test with a tracer of the source."),
        (EvidenceKind.Inventory, EvidenceKind.Factors) => new(
            "清单给出的该类源比受体模型多：实测该类源的成分谱，看因子是否归错类；核对其排放是否到达受体（高度、季节）。",
            "The inventory has more of this class than the receptor model: measure its profile and see whether a factor was given the wrong class; check whether it reaches the receptor (height, season)."),
        _ => new("先核对两者的时段、污染物与数据是否相同，再用第三种证据判断。", "First check that both are of the same span, pollutant and data, then ask a third kind of evidence."),
    };

    private static string Words(ShareEstimate share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share.Share:0} % [{100 * share.Low:0}, {100 * share.High:0}]");
}
