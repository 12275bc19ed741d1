using Qingshan.Hj212;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>One works of a made-up region: enterprise, source and outlets, and the points that watch them.</summary>
internal sealed class WorksPlan
{
    private readonly List<PlannedPoint> _points = [];
    private readonly ulong _salt;

    /// <param name="number">Counts the works; what they make, and how much of it is watched, goes round with it.</param>
    /// <param name="code">Of the enterprise; codes of its points begin with it.</param>
    /// <param name="region">Code of the region.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="source">Code of the source, where it is not made of the enterprise's.</param>
    /// <param name="salt">See <see cref="PlannedPoint.Salt"/>.</param>
    public WorksPlan(int number, string code, string region, Place place, string? source = null, ulong salt = 0)
    {
        _salt = salt;
        var (workZh, workEn) = DemoNames.Works[number % DemoNames.Works.Length];
        var (nameZh, nameEn) = DemoNames.Places[number % DemoNames.Places.Length];
        var sewage = workEn.StartsWith("Sewage", StringComparison.Ordinal);
        var outlets = new List<PlannedOutlet>();
        for (var i = 1; i <= (sewage ? 0 : 1 + number % 2); i++) outlets.Add(Outlet(source ?? code, "DA", i, OutletMedium.Air));
        if (sewage || number % 8 != 7) outlets.Add(Outlet(source ?? code, "DW", 1, OutletMedium.Water));
        Enterprise = new PlannedEnterprise(code, $"{nameZh}{workZh}(模拟)", $"{nameEn} {workEn} (simulated)", workZh, region, place, outlets);
        if (source is not null) Enterprise = Enterprise with { SourceCode = source };

        var edition = (number % 5) switch { 0 => Edition.V2005, 4 => Edition.V2025, _ => Edition.V2017 };
        foreach (var outlet in outlets)
        {
            var air = outlet.Medium == OutletMedium.Air;
            Add($"{code}-{outlet.Number}", $"{outlet.Number}排放口", $"outlet {outlet.Number}", air ? "waste-gas-outlet" : "waste-water-outlet", outlet.Code, edition);
        }
        Add($"{code}-B1", "厂界", "boundary", "boundary-point", null, Edition.V2017);
        if (number % 3 == 0 && !sewage) Add($"{code}-P1", "脱硫工况", "desulphurisation", "flue-process", outlets[0].Code, Edition.V2017);
        if (sewage || number % 4 == 1) Add($"{code}-P2", "污水处理工况", "waste water treatment", "sewage-process", null, Edition.V2017);
        if (number % 2 == 0) Add($"{code}-EL1", "用电监控", "electricity", "electricity-point", null, Edition.V2025);
        if (number % 4 == 2) Add($"{code}-K1", "关键工况", "key conditions", "operating-point", null, Edition.V2025);
    }

    public PlannedEnterprise Enterprise { get; }

    public IReadOnlyList<PlannedPoint> Points => _points;

    private void Add(string code, string zh, string en, string kind, string? outlet, Edition edition) => _points.Add(new()
    {
        Code = code,
        Zh = Enterprise.Zh.Replace("(模拟)", "", StringComparison.Ordinal) + zh,
        En = $"{Enterprise.En.Replace(" (simulated)", "", StringComparison.Ordinal)}, {en}",
        Kind = kind,
        Place = DemoMap.Beside(Enterprise.Place, Chance.Seed(code)),
        Region = Enterprise.Region,
        Level = kind is "waste-gas-outlet" or "waste-water-outlet" ? ControlLevel.Provincial : ControlLevel.Own,
        Outlet = outlet,
        Edition = edition,
        Salt = _salt,
        Grade = Chance.Uniform(Chance.Seed(Enterprise.Code), 5),
    });

    private static PlannedOutlet Outlet(string of, string letters, int number, OutletMedium medium)
    {
        var numbered = DemoPlan.Code(letters, number, "");
        return new($"{of}-{numbered}", numbered, medium);
    }
}
