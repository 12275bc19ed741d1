using Qingshan.Hj212;
using Qingshan.Standards;

namespace Qingshan.Simulation;

/// <summary>Gives each planned point its instruments.</summary>
internal static class DemoDevices
{
    /// <summary>One sky over the whole region.</summary>
    private static readonly WeatherModel Weather = new(Chance.Seed("SIM-SKY"));

    public static SimulatedDevice Of(PlannedPoint point) => Of(point, Weather);

    /// <param name="weather">The sky under which the point stands.</param>
    public static SimulatedDevice Of(PlannedPoint point, WeatherModel weather)
    {
        var device = new SimulatedDevice
        {
            Mn = point.Mn,
            St = MonitoringKind.Find(point.Kind)!.SystemType.Code,
            Edition = point.Edition,
            Kind = point.Kind,
            PointCode = point.Code,
            Factors = [],
            Seed = point.Seed,
        };
        return point.Kind switch
        {
            "waste-gas-outlet" => SourceInstruments.WasteGas(device, point.Grade),
            "waste-water-outlet" => SourceInstruments.WasteWater(device, point.Grade),
            "boundary-point" => device with { Factors = SourceInstruments.Boundary(point, weather) },
            "flue-process" => device with { Factors = SourceInstruments.FlueProcess(point) },
            "sewage-process" => device with { Factors = SourceInstruments.SewageProcess(point) },
            "electricity-point" => device with { Factors = SourceInstruments.Electricity(point) },
            "operating-point" => device with { Factors = SourceInstruments.Operating(point) },
            "noise-point" => device with { Factors = AmbientInstruments.Noise(point), Shape = PacketShape.Noise },
            _ => device with { Factors = AmbientInstruments.Of(point, weather) },
        };
    }

    /// <summary>The eight factors of a plain air station, for load tests.</summary>
    public static SimulatedDevice LoadDevice(string code) => new()
    {
        Mn = code,
        St = "22",
        Edition = Edition.V2017,
        Kind = "air-station",
        PointCode = code,
        Factors = AmbientInstruments.PlainAir(new AirModel(Weather, Chance.Seed(code), 0.5), Weather),
        Seed = Chance.Seed(code),
    };
}
