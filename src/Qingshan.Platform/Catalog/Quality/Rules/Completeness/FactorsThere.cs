namespace Qingshan.Platform.Catalog;

/// <summary>必测因子 · A point of a kind measures what points of its kind have to.</summary>
internal sealed class FactorsThere : IPointRule
{
    /// <summary>What is required where no row says otherwise.</summary>
    private static readonly Dictionary<string, string[]> Required = new()
    {
        ["air-station"] = ["a34004", "a34002", "a21026", "a21004", "a21005", "a05024"],
        ["water-section"] = ["w01010", "w01001", "w01009", "w01014", "w01003", "w01019", "w21003", "w21011", "w21001"],
    };

    public QualityRuleFacts Facts { get; } = new("factors", QualityClass.Completeness, new("必测因子", "Required factors"),
        new("该类点位必测的因子当天都有数值：环境空气站六项，地表水断面九项（水温、pH、溶解氧、电导率、浊度、高锰酸盐指数、氨氮、总磷、总氮）。可按因子、类型、区域设为 1（必测）或 0（不要求）。当天结束后评判。",
            "Every factor that points of this kind have to measure has a value on the day: six at air stations, nine at water sections (temperature, pH, oxygen, conductivity, turbidity, permanganate index, ammonia nitrogen, total phosphorus, total nitrogen). Set 1 (required) or 0 by factor, kind and region. Judged when the day is over."),
        "required = 1 ∧ no value on the day",
        [
            new("required", new("必测（1 是，0 否）", "required (1 yes, 0 no)"), "1", null, 0, 1,
                new("空气站：GB 3095-2012；断面：国家自动监测九项（未经核实）", "air stations: GB 3095-2012; sections: the nine of national automatic monitoring (unverified)"), OfFactor: true),
            .. FollowUp.Parameters(open: 0, close: 0),
        ]);

    public RuleResult Judge(PointDay day, RuleParameters parameters)
    {
        if (!day.IsOver || !day.Series.Any(s => s.Expected)) return RuleResult.Nothing;
        var (tally, usual) = (new Tally(), Required.GetValueOrDefault(day.Point.Kind, []));
        foreach (var factor in usual.Union(parameters.FactorsOf("required")).Order(StringComparer.Ordinal))
        {
            if ((parameters.Given("required", factor) ?? (usual.Contains(factor) ? 1 : 0)) < 1) continue;
            if (day.Main.Any(s => s.Series.Factor == factor && day.ValuesOf(s).Any())) tally.Pass();
            else tally.Fail(new(day.Main.FirstOrDefault(s => s.Series.Factor == factor)?.Series.Id, day.From, null, null, factor));
        }
        return tally.Result;
    }
}
