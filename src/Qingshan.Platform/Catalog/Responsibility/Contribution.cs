using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 数据贡献度 · What an organisation gives to all: how good its data are, how punctual, how much others use them. A part that cannot be
/// measured is left out and the others weigh more.
/// </summary>
/// <param name="Obligations">Factors at points that it has to collect.</param>
/// <param name="Quality">Mean quality of the series that answer them, 0 to 1; null where none has one.</param>
/// <param name="Timeliness">Values that came before their deadline of those that were due, 0 to 1; null where none was due.</param>
/// <param name="Uses">Readings by others in the last <see cref="Days"/> days.</param>
/// <param name="Use">ln(1 + uses) / ln(1 + uses of the organisation whose data are used most); null where nobody used anything.</param>
public sealed record Contribution(Holder Holder, int Obligations, double? Quality, double? Timeliness, long Uses, double? Use)
{
    public const double WeightOfQuality = 0.4, WeightOfTimeliness = 0.3, WeightOfUse = 0.3;

    /// <summary>How far back uses are counted.</summary>
    public const int Days = 30;

    public static Text Formula { get; } = new(
        "贡献度 = 100 ×（0.4 × 质量 + 0.3 × 及时率 + 0.3 × 使用度）；质量为所负责序列近七日质量得分的平均，及时率为应到数据中按时限到达的比例，使用度 = ln(1 + 近 30 日其他单位和公众的读取次数) ÷ ln(1 + 读取最多的单位的次数)。无法衡量的部分不计，其余按权重放大。权重由平台自定。",
        "contribution = 100 × (0.4 × quality + 0.3 × timeliness + 0.3 × use); quality is the mean score of the last seven days of the series it is responsible for, timeliness the share of due values that came before their deadline, use = ln(1 + readings by other organisations and the public in 30 days) ÷ ln(1 + readings of whose data are read most). A part that cannot be measured is left out and the others weigh more. The weights are the platform's own.");

    /// <summary>0 to 100; null where nothing can be measured.</summary>
    public double? Score
    {
        get
        {
            var (sum, weight) = (0.0, 0.0);
            foreach (var (part, of) in ((double?, double)[])[(Quality, WeightOfQuality), (Timeliness, WeightOfTimeliness), (Use, WeightOfUse)])
                if (part is { } value) (sum, weight) = (sum + of * value, weight + of);
            return weight == 0 ? null : 100 * sum / weight;
        }
    }
}
