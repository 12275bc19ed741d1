namespace Qingshan.Simulation;

/// <summary>What instruments at an enterprise measure.</summary>
internal static class SourceInstruments
{
    private const double ReferenceOxygen = 6;

    /// <summary>All instruments of one enterprise follow one production line: its code up to the outlet's number.</summary>
    private static ProductionModel Production(string pointCode)
    {
        var enterprise = pointCode[..pointCode.LastIndexOf('-')];
        var seed = Chance.Seed(enterprise);
        return new(seed, (Shifts)(seed % 3));
    }

    public static SimulatedDevice WasteGas(SimulatedDevice device, double grade)
    {
        double Limit(string factor) => DemoLimits.Upper(device.Kind, factor)!.Value;
        // A works of a low grade runs close to its limits.
        var strain = 1.2 + 0.35 * (1 - grade);
        var production = Production(device.PointCode);
        var flue = new FlueModel(production, device.Seed, Limit("a21026") * strain, Limit("a21002") * strain, Limit("a34013") * strain, ReferenceOxygen);
        SimulatedFactor Gas(string code, string old, int decimals, FactorModel model) =>
            new(code, decimals, model) { OldCode = old, Upper = Limit(code), Converted = true, Total = FactorTotal.Mass };
        return device with
        {
            Factors =
            [
                Gas("a21026", "02", 2, flue.So2), Gas("a21002", "03", 2, flue.Nox), Gas("a34013", "01", 2, flue.Dust),
                new(OxygenConversion.OxygenCode, 2, flue.Oxygen) { OldCode = "S01" }, new("a01012", 1, flue.Temperature) { OldCode = "S03" },
                new("a01011", 2, flue.Velocity) { OldCode = "S02" }, new("a01014", 2, flue.Moisture) { OldCode = "S05" },
                new("a00000", 2, flue.Flow) { OldCode = "B02", Total = FactorTotal.Volume },
            ],
            FlowCode = "a00000",
            ReferenceOxygen = ReferenceOxygen,
            State = utc => !production.IsRunning(utc) ? 'F' : IsCalibrating(device.Seed, utc) ? 'C' : 'N',
        };
    }

    public static SimulatedDevice WasteWater(SimulatedDevice device, double grade)
    {
        var water = new WasteWaterModel(Production(device.PointCode), device.Seed);
        var part = 0.4 + 0.3 * (1 - grade);
        SimulatedFactor Dissolved(string code, string old, int decimals, int place)
        {
            var limit = DemoLimits.Upper(device.Kind, code)!.Value;
            return new(code, decimals, utc => water.Concentration(utc, limit, part, place)) { OldCode = old, Upper = limit, Total = FactorTotal.Mass };
        }
        return device with
        {
            Factors =
            [
                new("w01001", 2, water.Ph) { OldCode = "001" }, Dissolved("w01018", "011", 1, 131), Dissolved("w21003", "060", 3, 132),
                Dissolved("w21011", "101", 3, 133), Dissolved("w21001", "065", 2, 134),
                new("w00000", 2, water.Flow) { OldCode = "B01", Total = FactorTotal.Volume },
            ],
            FlowCode = "w00000",
            FlowToCubicMetres = 0.001,
        };
    }

    public static IReadOnlyList<SimulatedFactor> Boundary(PlannedPoint point, WeatherModel weather)
    {
        var (production, air) = (Production(point.Code), new AirModel(weather, point.Seed, 0.6));
        FactorModel Fugitive(double at, double more, int place) => utc =>
            (at + more * production.Load(utc) * (1 + 0.5 * Chance.Smooth(Chance.Mix(point.Seed, place), utc, TimeSpan.FromHours(1.5)))) * weather.Stagnation(utc);
        return
        [
            new("a24088", 3, Fugitive(0.4, 0.9, 141)) { Upper = DemoLimits.Upper(point.Kind, "a24088") },
            new("a34001", 1, utc => 1.5 * air.Pm10(utc) + 60 * production.Load(utc)) { Upper = DemoLimits.Upper(point.Kind, "a34001") },
            new("LA", 1, utc => new NoiseModel(point.Seed, 0.4).Level(utc) + 5 * production.Load(utc)),
        ];
    }

    public static IReadOnlyList<SimulatedFactor> FlueProcess(PlannedPoint point)
    {
        var production = Production(point.Code);
        return
        [
            new("g10201", 2, Running(production, point.Seed, 180, 151)), new("g10401", 2, Running(production, point.Seed, 42, 152)),
            new("g11101", 2, utc => 5.6 + 0.35 * Chance.Smooth(point.Seed, utc, TimeSpan.FromHours(3))),
            new("g11501", 1, utc => 1110 + 22 * Chance.Smooth(Chance.Mix(point.Seed, 153), utc, TimeSpan.FromHours(9))),
        ];
    }

    public static IReadOnlyList<SimulatedFactor> SewageProcess(PlannedPoint point)
    {
        var water = new WasteWaterModel(Production(point.Code), point.Seed);
        return
        [
            new("e10101", 2, utc => 1.02 * water.Flow(utc.AddHours(2))), new("e10201", 1, utc => water.Concentration(utc, 380, 0.9, 161)),
            new("e30201", 2, utc => 30 + 8 * Chance.Smooth(Chance.Mix(point.Seed, 162), utc, TimeSpan.FromHours(2))),
            new("e30401", 1, utc => 3200 + 420 * Chance.Smooth(Chance.Mix(point.Seed, 163), utc, TimeSpan.FromDays(4))),
            new("e30501", 1, utc => 2.6 + 0.7 * Chance.Smooth(Chance.Mix(point.Seed, 164), utc, TimeSpan.FromHours(1))),
        ];
    }

    public static IReadOnlyList<SimulatedFactor> Electricity(PlannedPoint point) =>
        [new("i33200", 2, Running(Production(point.Code), point.Seed, Chance.Between(point.Seed, 90, 600, 171), 172))];

    public static IReadOnlyList<SimulatedFactor> Operating(PlannedPoint point)
    {
        var production = Production(point.Code);
        return
        [
            new("I33400", 1, utc => 100 * production.Load(utc)),
            new("i33311", 1, utc => 60 + 850 * Math.Min(1, production.Load(utc) * 1.15) + 12 * Chance.Smooth(point.Seed, utc, TimeSpan.FromMinutes(20))),
        ];
    }

    /// <summary>A current that follows the load; stopped, a little stays for lights and pumps.</summary>
    private static FactorModel Running(ProductionModel production, ulong seed, double full, int place) => utc =>
        full * (0.03 + 0.95 * production.Load(utc)) * (1 + 0.03 * Chance.Smooth(Chance.Mix(seed, place), utc, TimeSpan.FromMinutes(15)));

    /// <summary>Half an hour a week, on a working morning.</summary>
    private static bool IsCalibrating(ulong seed, DateTime utc) =>
        (utc.Ticks / TimeSpan.TicksPerDay + (long)(seed % 7)) % 7 == 0 && Rhythm.Hour(utc) is >= 10 and < 10.5;
}
