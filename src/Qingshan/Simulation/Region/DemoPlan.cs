using System.Globalization;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>
/// What stands in the made-up city. Every kind of point but one: a city on a river has no sea-point.
/// </summary>
internal sealed class DemoPlan
{
    public const string City = "SIM-CITY";
    public const string Basin = "SIM-BASIN";
    private const int EnterpriseCount = 25;

    private readonly List<PlannedPoint> _points = [];
    private readonly List<PlannedEnterprise> _enterprises = [];

    private DemoPlan()
    {
        Ambient("air-station", "SIM-AIR", 16, "站", "station", hasStation: true, spread: 0.04);
        Ambient("weather-station", "SIM-MET", 6, "气象站", "weather station", hasStation: true);
        Ambient("voc-point", "SIM-VOC", 6, "挥发性有机物监测点", "VOC point", hasStation: true);
        Ambient("radiation-station", "SIM-RAD", 5, "辐射站", "radiation station", hasStation: true);
        River();
        Ambient("drinking-water-source", "SIM-DWS", 4, "水源地", "drinking water source");
        Ambient("groundwater-well", "SIM-GW", 8, "监测井", "monitoring well", spread: 0.05);
        Ambient("soil-point", "SIM-SOIL", 5, "土壤点", "soil point", spread: 0.05);
        Ambient("noise-point", "SIM-NOISE", 16, "声环境点", "noise point", spread: 0.02);
        Ambient("dust-point", "SIM-DUST", 12, "工地扬尘点", "building site dust point");
        Ambient("vibration-point", "SIM-VIB", 3, "振动点", "vibration point", spread: 0.015);
        Ambient("electromagnetic-point", "SIM-EMF", 4, "电磁环境点", "electromagnetic field point", spread: 0.02);
        for (var number = 1; number <= EnterpriseCount; number++) Enterprise(number);
    }

    public static DemoPlan Instance { get; } = new();

    public IReadOnlyList<PlannedPoint> Points => _points;

    public IReadOnlyList<PlannedEnterprise> Enterprises => _enterprises;

    private void Ambient(string kind, string prefix, int count, string zh, string en, bool hasStation = false, double spread = 0.035)
    {
        for (var i = 0; i < count; i++)
        {
            var code = Code(prefix, i + 1);
            var (placeZh, placeEn) = DemoNames.Places[i % DemoNames.Places.Length];
            var district = i % DemoNames.Districts.Length;
            Add(new()
            {
                Code = code,
                Zh = placeZh + zh,
                En = $"{placeEn} {en}",
                Kind = kind,
                Place = DemoMap.Near(district, Chance.Seed(code), spread),
                Region = DemoNames.Districts[district].Code,
                Level = i % 3 == 0 ? ControlLevel.National : i % 3 == 1 ? ControlLevel.Provincial : ControlLevel.City,
                Evaluated = kind == "air-station" && i % 4 != 3,
                Public = true,
                Station = hasStation ? $"{code}-ST" : null,
                // Some of the newest instruments speak the newest edition already.
                Edition = i % 5 == 4 ? Edition.V2025 : Edition.V2017,
                Grade = district switch { 0 => 0.95, 4 => 0.8, 1 or 3 => 0.6, _ => 0.25 },
            });
        }
    }

    private void River()
    {
        const int count = 16;
        for (var i = 0; i < count; i++)
        {
            var part = i / (count - 1.0);
            var (zh, en) = DemoNames.Places[(i + 4) % DemoNames.Places.Length];
            Add(new()
            {
                Code = Code("SIM-RIVER", i + 1),
                Zh = $"{zh}断面",
                En = $"{en} section",
                Kind = "water-section",
                Place = DemoMap.OnRiver(part),
                Region = Basin,
                Level = i % 3 == 0 ? ControlLevel.National : ControlLevel.Provincial,
                Evaluated = i % 3 == 0,
                Public = true,
                Edition = i % 6 == 5 ? Edition.V2025 : Edition.V2017,
                // The city's load comes in below the middle and is worn down again toward the end.
                Grade = part < 0.4 ? 0.1 + 0.3 * part : Math.Clamp(1.5 - 1.1 * part, 0, 0.95),
            });
        }
    }

    private void Enterprise(int number)
    {
        var code = Code("SIM-E", number);
        // Industry keeps to the park and the port, with some works in the county.
        var district = number % 5 switch { 0 or 1 or 2 => 4, 3 => 3, _ => 5 };
        var works = new WorksPlan(number, code, DemoNames.Districts[district].Code, DemoMap.Near(district, Chance.Seed(code)));
        _enterprises.Add(works.Enterprise);
        foreach (var point in works.Points) Add(point);
    }

    private void Add(PlannedPoint point) => _points.Add(point with { Number = _points.Count + 1 });

    internal static string Code(string prefix, int number, string between = "-") =>
        prefix + between + number.ToString("D3", CultureInfo.InvariantCulture);
}
