using System.Globalization;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <param name="Code">SIM-P1, SIM-P1-03, SIM-P1-03-02: no code of GB/T 2260, so that no real place is named.</param>
internal sealed record PlannedRegion(string Code, string Zh, string En, RegionKind Kind, string? Parent, Extent Extent);

/// <summary>
/// 模拟省 · What stands in a made-up province of a size: regions, enterprises, points in the proportions of a real one. Everything follows
/// from size and seed, and from nothing else.
/// </summary>
internal sealed class ProvincePlan
{
    /// <summary>Points of a province of scale 1.</summary>
    public const int PointsAtScale1 = 2000;

    /// <summary>Numbers of its devices begin here: those of the demo region lie below.</summary>
    private const int FirstNumber = 1_000_000;

    private const int CitiesAtScale1 = 13;
    private const int CountiesOfCity = 8;

    /// <summary>What is measured where nobody emits, out of a hundred points of the province; the rest stands at works.</summary>
    private static readonly (string Kind, string Prefix, double Percent, string Zh, string En, bool Station)[] Ambient =
    [
        ("air-station", "AIR", 8, "站", "station", true), ("water-section", "SEC", 9, "断面", "section", false), ("noise-point", "NOI", 9, "声环境点", "noise point", false),
        ("dust-point", "DUS", 6, "工地扬尘点", "building site dust point", false), ("groundwater-well", "GWW", 4, "监测井", "monitoring well", false),
        ("radiation-station", "RAD", 2.5, "辐射站", "radiation station", true), ("drinking-water-source", "DWS", 2, "水源地", "drinking water source", false),
        ("weather-station", "MET", 2, "气象站", "weather station", true), ("soil-point", "SOI", 2, "土壤点", "soil point", false),
        ("voc-point", "VOC", 1, "挥发性有机物监测点", "VOC point", true), ("electromagnetic-point", "EMF", 1, "电磁环境点", "electromagnetic field point", false),
        ("vibration-point", "VIB", 0.5, "振动点", "vibration point", false),
    ];

    private readonly List<PlannedRegion> _regions = [];
    private readonly List<PlannedEnterprise> _enterprises = [];
    private readonly List<PlannedPoint> _points = [];
    private readonly ulong _salt;

    /// <param name="scale">1: a province of 2,000 points.</param>
    /// <param name="seed">Another seed is another province, with codes of its own.</param>
    public ProvincePlan(double scale, int seed)
    {
        Code = string.Create(CultureInfo.InvariantCulture, $"SIM-P{seed}");
        _salt = Chance.Seed(Code);
        Seed = seed;
        Divide(Math.Clamp((int)Math.Round(CitiesAtScale1 * Math.Sqrt(scale)), 2, 21), Math.Clamp((int)Math.Round(CountiesOfCity * Math.Sqrt(scale)), 2, 12));
        var total = Math.Max(24, (int)Math.Round(PointsAtScale1 * scale));
        foreach (var (kind, prefix, percent, zh, en, station) in Ambient)
            for (var i = 0; i < Math.Max(1, (int)Math.Round(total * percent / 100)); i++)
                if (kind == "water-section") Section(i, Math.Max(1, (int)Math.Round(total * percent / 100)), prefix, zh, en);
                else Place(i, kind, prefix, zh, en, station);
        for (var number = 1; _points.Count < total; number++) Works(number);
    }

    /// <summary>Of the province.</summary>
    public string Code { get; }

    public int Seed { get; }

    /// <summary>The province first, then the basin, cities and their counties: each after what it lies in.</summary>
    public IReadOnlyList<PlannedRegion> Regions => _regions;

    public IReadOnlyList<PlannedEnterprise> Enterprises => _enterprises;

    public IReadOnlyList<PlannedPoint> Points => _points;

    public string Basin => $"{Code}-BASIN";

    public IEnumerable<PlannedRegion> Cities => _regions.Where(r => r.Kind == RegionKind.City);

    public IReadOnlyList<PlannedRegion> Counties { get; private set; } = [];

    /// <summary>One sky over each city.</summary>
    public WeatherModel SkyOf(PlannedPoint point) => _skies.GetValueOrDefault(CityOf(point.Region)) ?? new WeatherModel(_salt);

    private readonly Dictionary<string, WeatherModel> _skies = [];

    private static string CityOf(string county) => county[..county.LastIndexOf('-')];

    private void Divide(int cities, int counties)
    {
        // A grid of rectangles: no real province looks like that.
        var columns = (int)Math.Ceiling(Math.Sqrt(cities));
        var rows = (cities + columns - 1) / columns;
        var whole = new Extent(110, 28, 110 + columns, 28 + 0.8 * rows);
        _regions.Add(new(Code, $"模拟省{Seed}", $"Simulated Province {Seed}", RegionKind.Province, null, whole));
        _regions.Add(new(Basin, $"模拟省{Seed}示范河流域(模拟)", $"Demo River Basin of Simulated Province {Seed}", RegionKind.Basin, null, whole));
        for (var c = 0; c < cities; c++)
        {
            var (code, extent) = ($"{Code}-{Two(c)}", whole.Cell(c, columns, rows));
            var (zh, en) = DemoNames.Places[c % DemoNames.Places.Length];
            _regions.Add(new(code, $"{zh}{Again(c)}市(模拟)", $"{en}{Again(c)} City (simulated)", RegionKind.City, Code, extent));
            _skies[code] = new WeatherModel(Chance.Mix(_salt, c));
            var across = (int)Math.Ceiling(Math.Sqrt(counties));
            for (var d = 0; d < counties; d++)
            {
                var (ofZh, ofEn) = DemoNames.Places[(c * 7 + d + 3) % DemoNames.Places.Length];
                // The first district is the town itself.
                var (kindZh, kindEn) = d == 0 ? ("区", "District") : ("县", "County");
                _regions.Add(new($"{code}-{Two(d)}", $"{ofZh}{kindZh}(模拟)", $"{ofEn} {kindEn} (simulated)", RegionKind.County, code, extent.Cell(d, across, (counties + across - 1) / across)));
            }
        }
        Counties = [.. _regions.Where(r => r.Kind == RegionKind.County)];
    }

    private void Place(int index, string kind, string prefix, string zh, string en, bool station)
    {
        var code = $"{Code}-{prefix}-{Four(index)}";
        var county = CountyFor(index);
        var town = county.Code.EndsWith("-01", StringComparison.Ordinal);
        var (placeZh, placeEn) = DemoNames.Places[(index * 3 + 1) % DemoNames.Places.Length];
        Add(new()
        {
            Code = code, Zh = $"{placeZh}{zh}", En = $"{placeEn} {en}", Kind = kind, Place = county.Extent.Near(Chance.Mix(Chance.Seed(code), (long)_salt)), Region = county.Code,
            Level = Level(index), Evaluated = kind == "air-station" && index % 4 != 3,
            // Some of what the state watches is shown to everybody only in its own hours: a few stay internal.
            Public = index % 6 != 5,
            Station = station ? $"{code}-ST" : null, Edition = index % 5 == 4 ? Edition.V2025 : Edition.V2017, Grade = town ? 0.9 : Chance.Between(Chance.Seed(code), 0.15, 0.6), Salt = _salt,
        });
    }

    /// <summary>Sections stand along one river a city, each in the county that it flows through there.</summary>
    private void Section(int index, int count, string prefix, string zh, string en)
    {
        var code = $"{Code}-{prefix}-{Four(index)}";
        var cities = Cities.ToList();
        var city = cities[index % cities.Count];
        var ofCity = Math.Max(1, count / cities.Count);
        var place = city.Extent.OnRiver(Math.Min(1, index / cities.Count / (double)ofCity), Chance.Seed(city.Code) ^ _salt);
        var county = Counties.FirstOrDefault(c => c.Parent == city.Code && c.Extent.Holds(place)) ?? CountyBeside(city, ref place, code);
        var (placeZh, placeEn) = DemoNames.Places[(index + 4) % DemoNames.Places.Length];
        Add(new()
        {
            Code = code, Zh = $"{placeZh}{zh}", En = $"{placeEn} {en}", Kind = "water-section", Place = place, Region = county.Code, Basin = Basin, Level = Level(index), Evaluated = index % 3 == 0,
            Public = index % 6 != 5, Edition = index % 6 == 5 ? Edition.V2025 : Edition.V2017, Grade = Chance.Between(Chance.Seed(code), 0.05, 0.95), Salt = _salt,
        });
    }

    /// <summary>Where the grid of counties leaves a corner of the city empty, the section moves into a county.</summary>
    private PlannedRegion CountyBeside(PlannedRegion city, ref Place place, string code)
    {
        var county = Counties.Last(c => c.Parent == city.Code);
        place = county.Extent.Near(Chance.Seed(code));
        return county;
    }

    private void Works(int number)
    {
        var credit = CreditOf(number);
        var county = CountyFor(number * 5 + 2);
        var works = new WorksPlan(number, credit.Text, county.Code, county.Extent.Near(Chance.Mix(Chance.Seed(credit.Text), (long)_salt), 0.2), SourceCode.Build(credit, 1).Text, _salt);
        _enterprises.Add(works.Enterprise);
        foreach (var point in works.Points) Add(point);
    }

    /// <summary>99 is no province of GB/T 2260; the rest of the code is as valid as any.</summary>
    public CreditCode CreditOf(int number) => CreditCode.Build($"91990101{OrganisationCode.Build($"{Base31((ulong)Seed, 3)}{Base31((ulong)number, 5)}").Text}");

    private void Add(PlannedPoint point) => _points.Add(point with { Number = FirstNumber + (Seed * 100_000) + _points.Count + 1 });

    /// <summary>Every second thing stands in a town, the others go round the counties.</summary>
    private PlannedRegion CountyFor(int index)
    {
        var towns = Counties.Where(c => c.Code.EndsWith("-01", StringComparison.Ordinal)).ToList();
        return index % 2 == 0 ? towns[index / 2 % towns.Count] : Counties[index / 2 % Counties.Count];
    }

    private static ControlLevel Level(int index) => (index % 5) switch { 0 => ControlLevel.National, 1 or 2 => ControlLevel.Provincial, _ => ControlLevel.City };

    private static string Two(int index) => (index + 1).ToString("D2", CultureInfo.InvariantCulture);

    private static string Four(int index) => (index + 1).ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>A name that was given before gets a number.</summary>
    private static string Again(int index) => index < DemoNames.Places.Length ? "" : (1 + index / DemoNames.Places.Length).ToString(CultureInfo.InvariantCulture);

    private static string Base31(ulong number, int digits)
    {
        var text = new char[digits];
        for (var i = digits - 1; i >= 0; i--, number /= 31) text[i] = CreditCode.Alphabet[(int)(number % 31)];
        return new string(text);
    }
}
