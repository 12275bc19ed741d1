using System.Globalization;
using System.IO.Compression;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Standards;
using static Qingshan.Platform.Tests.Signals.Hours;

namespace Qingshan.Platform.Tests.Signals;

/// <summary>
/// Four years of real stations: how often detectors would have called. What they found nobody has checked, so that this is
/// an upper bound of false alarms; docs/signals.md has the numbers of all twelve, of which three are looked at here.
/// </summary>
public sealed class RealHoursTests(ITestOutputHelper output)
{
    private static readonly (AirPollutant Pollutant, int Column, double Factor)[] Columns =
    [
        (AirPollutant.Pm25, 5, 1), (AirPollutant.Pm10, 6, 1), (AirPollutant.SulphurDioxide, 7, 1), (AirPollutant.NitrogenDioxide, 8, 1),
        (AirPollutant.CarbonMonoxide, 9, 0.001), (AirPollutant.Ozone, 10, 1),
    ];

    [Fact]
    public async Task Constant_values_and_steps_of_real_stations_are_few()
    {
        var folder = SharedData.Path("data/beijing_multisite");
        var (years, found) = (0.0, new Dictionary<(string Detector, string Factor), int>());
        IValueDetector[] detectors = [new ConstantValue(), new Step()];
        foreach (var file in Directory.GetFiles(folder, "PRSA_Data_*.csv.gz").Order(StringComparer.Ordinal).Take(3))
        {
            foreach (var readings in await ReadAsync(file))
            {
                if (readings.Factor == AirPollutant.Pm25.Code()) years += (readings.Values[^1].Start - readings.Values[0].Start).TotalDays / 365.25;
                foreach (var detector in detectors)
                {
                    var key = (detector.Facts.Key, readings.Factor);
                    found[key] = found.GetValueOrDefault(key) + ValueFindings.Of(detector, readings, readings.Values[0].Start, readings.Values[^1].Start).Count;
                }
            }
        }
        Assert.InRange(years, 11.5, 12.5);
        foreach (var ((detector, factor), count) in found.OrderBy(f => f.Key)) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{detector} {factor}: {count / years:0.00} a station and year"));
        double Rate(string detector) => found.Where(f => f.Key.Detector == detector).Sum(f => f.Value) / years;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"all six: constant {Rate("constant"):0.0}, step {Rate("step"):0.0}"));
        Assert.InRange(Rate("constant"), 0.1, 20);
        Assert.InRange(Rate("step"), 0.1, 20);
    }

    private static async Task<List<Readings>> ReadAsync(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        await lines.ReadLineAsync();
        var values = Columns.Select(_ => new List<Observation>()).ToArray();
        while (await lines.ReadLineAsync() is { } line)
        {
            var fields = line.Split(',');
            int Whole(int at) => int.Parse(fields[at], CultureInfo.InvariantCulture);
            var start = BeijingTime.ToUtc(new DateTime(Whole(1), Whole(2), Whole(3), Whole(4), 0, 0));
            for (var i = 0; i < Columns.Length; i++)
                if (fields[Columns[i].Column] != "NA")
                    values[i].Add(Observation.Plain(1, start, double.Parse(fields[Columns[i].Column], CultureInfo.InvariantCulture) * Columns[i].Factor, start, 1, 'N'));
        }
        return [.. Columns.Select((c, i) => new Readings(Point("air-station"), c.Pollutant.Code(), SeriesKind.HourlyMean, "", c.Pollutant.Unit().Symbol, values[i], [], AppliedEditions.None))];
    }
}
