using System.Text;
using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// The series of one device: which value of which packet belongs to which series. Learned as values arrive; forgotten and
/// learned again when the ledger changes the device or its point.
/// </summary>
internal sealed class DeviceSeries(Device device, MonitoringPoint point, DeviceRules rules)
{
    private readonly Dictionary<UInt128, (int Series, UnitFit Fit)> _known = [];
    private readonly Dictionary<string, string> _units =
        device.Units is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : [];

    public Device Device => device;

    public MonitoringPoint Point => point;

    public DeviceRules Rules => rules;

    public bool TryFind(UInt128 key, out (int Series, UnitFit Fit) known) => _known.TryGetValue(key, out known);

    public void Learn(UInt128 key, int series, UnitFit fit) => _known[key] = (series, fit);

    /// <summary>The series that a value belongs to, and the unit in which this device reports it.</summary>
    public (SeriesKey Key, string Unit) Describe(ReadOnlySpan<byte> factor, int command, int repetition)
    {
        var text = rules.Meant(Encoding.UTF8.GetString(factor));
        var (known, code) = FactorOf(text, point.Kind);
        var kind = command switch
        {
            CommandNumbers.Minute => SeriesKind.Mean(TimeSpan.FromMinutes(device.MinuteInterval)),
            CommandNumbers.Hour => SeriesKind.HourlyMean,
            CommandNumbers.Day => SeriesKind.DailyMean,
            _ => SeriesKind.Instant,
        };
        var origin = device.Simulated || point.Simulated ? Origin.Simulated : Origin.Reported;
        var channel = repetition == 0 ? "" : (repetition + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (new(point.Id, code, kind, origin, channel), UnitOf(code, channel, known));
    }

    /// <summary>A factor as it was sent, and the code under which it is kept; an old code means one thing in water and another in air.</summary>
    public static (Factor? Known, string Code) FactorOf(string sent, string pointKind)
    {
        var known = FactorTable.Hj212Of2017.Find(sent) ?? FactorTable.Hj212Of2017.FindByOldCode(sent, MediumOf(pointKind));
        return (known, known is null || known.IsPattern ? sent : known.Code);
    }

    /// <summary>The unit in which this device reports a factor, by the code and the channel under which it is kept.</summary>
    public string UnitOf(string code, string channel) => UnitOf(code, channel, FactorOf(code, point.Kind).Known);

    /// <summary>The device's own setting first; else what is customary in ambient air, and what Annex B prints elsewhere.</summary>
    private string UnitOf(string code, string channel, Factor? known)
    {
        var own = channel.Length > 0 ? _units.GetValueOrDefault($"{code}#{channel}") : null;
        own ??= _units.GetValueOrDefault(code);
        return (own is null ? null : Unit.TryParse(own, out var unit) ? unit.Symbol : own)
            ?? (point.Kind is "waste-gas-outlet" or "boundary-point" ? known?.Unit : known?.CustomaryUnit)?.Symbol
            ?? "";
    }

    private static Medium MediumOf(string pointKind) =>
        MonitoringKind.Find(pointKind)?.SystemType.Code is "21" or "24" or "26" or "32" or "52" ? Medium.Water
        : pointKind == "noise-point" ? Medium.Noise
        : Medium.Air;
}
