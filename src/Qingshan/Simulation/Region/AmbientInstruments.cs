namespace Qingshan.Simulation;

/// <summary>What instruments in the environment measure, by kind of point.</summary>
internal static class AmbientInstruments
{
    public static IReadOnlyList<SimulatedFactor> Of(PlannedPoint point, WeatherModel weather)
    {
        var seed = point.Seed;
        var air = new AirModel(weather, seed, point.Grade);
        return point.Kind switch
        {
            "air-station" => Limited(point.Kind, [.. PlainAir(air, weather), .. Meteorology(weather, seed)[2..]]),
            "weather-station" => Meteorology(weather, seed),
            "voc-point" => Voc(air, seed),
            "dust-point" => Limited(point.Kind, Dust(air, weather, seed)),
            "water-section" => Limited(point.Kind, Water(new(weather, seed, point.Grade))),
            "drinking-water-source" => Limited(point.Kind, Reservoir(new(weather, seed, 0.05))),
            "groundwater-well" => Limited(point.Kind, Well(new(weather, seed, 0.2, depth: 1))),
            "radiation-station" => [new("aqs003", 1, new RadiationModel(weather, seed).DoseRate), .. Meteorology(weather, seed)[..2]],
            "soil-point" => Soil(weather, seed),
            "vibration-point" => [new("Lqs001", 1, utc => new NoiseModel(seed, point.Grade).Level(utc) + 6)],
            "electromagnetic-point" => [new("Lqs002", 2, utc => 0.6 + 1.1 * point.Grade * Rhythm.Hump(Rhythm.Hour(utc), 20, 6) + 0.1 * Chance.Jitter(seed, utc))],
            _ => throw new ArgumentException($"No instruments are known for {point.Kind}.", nameof(point)),
        };
    }

    public static IReadOnlyList<SimulatedFactor> Noise(PlannedPoint point) =>
        [new("LA", 1, new NoiseModel(point.Seed, point.Grade).Level) { Upper = DemoLimits.Upper(point.Kind, "Leq") }];

    public static IReadOnlyList<SimulatedFactor> PlainAir(AirModel air, WeatherModel weather) =>
    [
        new("a34004", 1, air.Pm25), new("a34002", 1, air.Pm10), new("a21026", 1, air.So2), new("a21004", 1, air.No2),
        new("a21005", 3, air.Co), new("a05024", 1, air.O3), new("a01001", 1, weather.Temperature), new("a01002", 1, weather.Humidity),
    ];

    /// <summary>Temperature and humidity first. Two stations under one sky differ by their own exposure.</summary>
    private static SimulatedFactor[] Meteorology(WeatherModel weather, ulong seed)
    {
        var (warmer, sheltered) = (Chance.Between(seed, -0.8, 0.8, 101), Chance.Between(seed, 0.75, 1.15, 102));
        return
        [
            new("a01001", 1, utc => weather.Temperature(utc) + warmer), new("a01002", 1, utc => Math.Clamp(weather.Humidity(utc) - 2 * warmer, 10, 100)),
            new("a01006", 2, weather.Pressure), new("a01007", 1, utc => weather.Wind(utc) * sheltered),
            new("a01008", 0, utc => (weather.WindFrom(utc) + 12 * Chance.Jitter(seed, utc) + 360) % 360),
        ];
    }

    private static SimulatedFactor[] Voc(AirModel air, ulong seed)
    {
        // Solvents follow the same mixing and traffic as nitrogen dioxide; each has a share and a drift of its own.
        SimulatedFactor Share(string code, double share, int place) =>
            new(code, 2, utc => share * air.No2(utc) * (1 + 0.35 * Chance.Smooth(Chance.Mix(seed, place), utc, TimeSpan.FromHours(6))));
        return
        [
            Share("a25002", 0.055, 111), Share("a25003", 0.14, 112), Share("a25004", 0.05, 113), Share("a25005", 0.11, 114),
            Share("a24053", 0.06, 115), Share("a99054", 2.6, 116),
        ];
    }

    private static SimulatedFactor[] Dust(AirModel air, WeatherModel weather, ulong seed)
    {
        var dust = new DustModel(air, weather, new ProductionModel(seed, Shifts.Two), seed);
        return
        [
            new("a34004", 1, dust.Pm25), new("a34002", 1, dust.Pm10), new("a34001", 1, dust.Tsp),
            new("LA", 1, new NoiseModel(seed, 0.9).Level), .. Meteorology(weather, seed),
        ];
    }

    private static SimulatedFactor[] Water(RiverModel river) =>
    [
        new("w01010", 1, river.Temperature), new("w01001", 2, river.Ph), new("w01009", 2, river.Oxygen), new("w01014", 1, river.Conductivity),
        new("w01003", 1, river.Turbidity), new("w01019", 2, river.Permanganate), new("w21003", 3, river.Ammonia),
        new("w21011", 3, river.Phosphorus), new("w21001", 2, river.Nitrogen),
    ];

    private static SimulatedFactor[] Reservoir(RiverModel lake) =>
    [
        .. Water(lake).Select(f => f.Code == "w21011" ? f with { Model = utc => 0.55 * lake.Phosphorus(utc) } : f),
        new("w01016", 4, utc => lake.Chlorophyll(utc) / 1000),
    ];

    private static SimulatedFactor[] Well(RiverModel well) =>
    [
        new("w01010", 1, well.Temperature), new("w01001", 2, well.Ph), new("w01014", 1, well.Conductivity),
        new("w01006", 0, utc => well.Steady(utc, 420, 121)), new("w21007", 2, utc => well.Steady(utc, 6.5, 122)),
        new("w21022", 1, utc => well.Steady(utc, 38, 123)), new("w21003", 3, well.Ammonia),
    ];

    private static SimulatedFactor[] Soil(WeatherModel weather, ulong seed) =>
    [
        new("iqs001", 1, utc => 21 + 14 * weather.Runoff(utc) + 3 * Chance.Smooth(seed, utc, TimeSpan.FromDays(8))),
        new("iqs002", 1, utc => 17 + 8.5 * Rhythm.Season(utc.AddDays(-20)) + 0.8 * Rhythm.Daily(utc, 18)),
        new("iqs003", 0, utc => 210 + 30 * Chance.Smooth(Chance.Mix(seed, 1), utc, TimeSpan.FromDays(6)) + 60 * weather.Runoff(utc)),
    ];

    private static SimulatedFactor[] Limited(string kind, SimulatedFactor[] factors) =>
        [.. factors.Select(f => f with { Upper = DemoLimits.Upper(kind, f.Code) })];
}
