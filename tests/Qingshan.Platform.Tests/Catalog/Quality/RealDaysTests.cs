using System.Globalization;
using System.IO.Compression;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using static Qingshan.Platform.Tests.Catalog.Quality.QualityDays;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>A month of twelve real stations walked through by the rules: which share of values each finds (docs/quality.md has the figures).</summary>
public sealed class RealDaysTests(ITestOutputHelper output)
{
    private static readonly (string Factor, int Column, double Scale, string Unit)[] Columns =
    [
        ("a34004", 5, 1, Micro), ("a34002", 6, 1, Micro), ("a21026", 7, 1, Micro), ("a21004", 8, 1, Micro), ("a21005", 9, 0.001, Units.MilligramPerCubicMetre.Symbol), ("a05024", 10, 1, Micro),
    ];

    [Fact]
    public async Task Rules_over_a_month_of_twelve_stations()
    {
        var (first, last) = (new DateOnly(2017, 1, 1), new DateOnly(2017, 1, 31));
        var stations = new List<List<SeriesDay>>();
        foreach (var file in Directory.GetFiles(SharedData.Path("data/beijing_multisite"), "PRSA_Data_*.csv.gz").Order(StringComparer.Ordinal)) stations.Add(await ReadAsync(file));
        Assert.Equal(12, stations.Count);
        var (parameters, found) = (new QualityParameters([], LedgerOf()), new Dictionary<string, QualityCount>());
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            var days = stations.ConvertAll(s => Of(s, day));
            foreach (var (at, one) in days.Index())
                foreach (var f in QualityJudge.Judge(one with { Neighbours = [.. days.Where((_, i) => i != at).Take(8)] }, parameters))
                    found[f.Rule] = found.GetValueOrDefault(f.Rule) + new QualityCount(f.Result.Checked, f.Result.Failed);
        }
        foreach (var (rule, count) in found) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rule}: {count.Checked} checked, {count.Failed} failed, {100.0 * count.Failed / Math.Max(1, count.Checked):0.000} %"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"score {QualityTotals.Of(found.Select(f => (f.Key, f.Value))).Score:0.00}"));

        // Twelve stations, 31 days, six factors, 24 hours.
        Assert.Equal(12 * 31 * 6 * 24, found["periods"].Checked);
        Assert.Equal(0, found["range"].Failed);
        Assert.Equal(found["periods"].Checked - found["periods"].Failed, found["flag"].Checked);
        foreach (var rule in (string[])["jump", "constant", "part", "neighbours"]) Assert.InRange((double)found[rule].Failed / found[rule].Checked, 0, 0.02);
        Assert.InRange((double)found["periods"].Failed / found["periods"].Checked, 0.001, 0.1);
    }

    private static PointDay Of(List<SeriesDay> station, DateOnly day)
    {
        var (from, to) = (Periods.StartOf(day), Periods.StartOf(day.AddDays(1)));
        return new(Point(), day, from, to, to, PointMarks.None, [.. station.Select(s => s with { Values = [.. s.Values.Where(o => o.Start >= from.AddHours(-30) && o.Start < to)] })]);
    }

    private static async Task<List<SeriesDay>> ReadAsync(string file)
    {
        var series = Columns.Select((c, i) => new Series { Id = i + 1, PointId = Guid.Empty, Factor = c.Factor, Kind = SeriesKind.HourlyMean, Origin = Origin.Reported, Channel = "", Unit = c.Unit }).ToList();
        var values = Columns.Select(_ => new List<Observation>()).ToList();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { } line)
        {
            var cells = line.Split(',');
            int Whole(int i) => int.Parse(cells[i], CultureInfo.InvariantCulture);
            if (Whole(1) < 2016 || (Whole(1) == 2016 && Whole(2) < 12)) continue;
            var start = BeijingTime.ToUtc(new DateTime(Whole(1), Whole(2), Whole(3), Whole(4), 0, 0));
            for (var i = 0; i < Columns.Length; i++)
                if (double.TryParse(cells[Columns[i].Column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) values[i].Add(Observation.Plain(i + 1, start, Columns[i].Scale * value, start.AddMinutes(65), 1, 'N'));
        }
        return [.. series.Zip(values, (s, v) => new SeriesDay(s, true, v))];
    }
}
