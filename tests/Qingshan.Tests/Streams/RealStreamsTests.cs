using System.Globalization;
using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Streams;

/// <summary>Four years of a real station: what is derived equals what is counted straight from the file, by other code.</summary>
public sealed class RealStreamsTests
{
    private static readonly (AirPollutant Pollutant, int Column, double Factor)[] Columns =
    [
        (AirPollutant.Pm25, 5, 1), (AirPollutant.Pm10, 6, 1), (AirPollutant.SulphurDioxide, 7, 1), (AirPollutant.NitrogenDioxide, 8, 1),
        (AirPollutant.CarbonMonoxide, 9, 0.001), (AirPollutant.Ozone, 10, 1),
    ];

    [Fact]
    public async Task Days_and_indices_of_a_station_equal_those_counted_from_its_file()
    {
        var source = SharedData.Path("data/beijing_multisite/PRSA_Data_Dongsi_20130301-20170228.csv.gz");
        var folder = new TestFolder();
        File.Copy(source, folder.File(System.IO.Path.GetFileName(source)));
        File.Copy(SharedData.Path("data/beijing_multisite/stations.csv"), folder.File("stations.csv"));
        await using var platform = await RunningPlatform.StartAsync();
        platform.Services.GetRequiredService<LocalCommand>().Write(platform.Settings.Folder);
        Assert.Equal(0, (await Cli.RunAsync("import", "beijing-multisite", folder.Path, "--data", platform.Settings.Data)).Exit);
        await platform.StoredAsync();
        Assert.Equal(0, (await Cli.RunAsync("derive", "--data", platform.Settings.Data)).Exit);

        var days = await Days(source);
        Assert.Equal(1461, days.Count);
        var means = await DerivedAsync(platform, "a34004", "mean:P1D");
        var indices = await DerivedAsync(platform, Indices.Aqi, "mean:P1D");
        foreach (var (day, hours) in days)
        {
            var pm25 = hours[AirPollutant.Pm25].Where(v => !double.IsNaN(v)).ToList();
            if (pm25.Count == 0)
            {
                Assert.False(means.ContainsKey(day));
            }
            else
            {
                Assert.Equal(pm25.Average(), means[day].Value, 9);
                Assert.Equal(pm25.Count >= 20 ? 'N' : 'D', means[day].Flag);
            }
            var index = AirQualityIndex.Daily(AirConcentrations.From(p => p == AirPollutant.Ozone ? LargestEight(hours[p]) : Mean(hours[p])), day).Aqi;
            Assert.Equal(index, indices.TryGetValue(day, out var derived) ? (int)derived.Value : null);
        }
        Assert.True(indices.Count > 1400, $"{indices.Count} days have an index");
    }

    private static double Mean(double[] hours) => hours.Count(v => !double.IsNaN(v)) >= 20 ? hours.Where(v => !double.IsNaN(v)).Average() : double.NaN;

    private static double LargestEight(double[] hours)
    {
        var means = Enumerable.Range(0, 17).Select(first => hours[first..(first + 8)].Where(v => !double.IsNaN(v)).ToList())
            .Where(v => v.Count >= 6).Select(v => v.Average()).ToList();
        return means.Count >= 14 ? means.Max() : double.NaN;
    }

    private static async Task<Dictionary<DateOnly, Dictionary<AirPollutant, double[]>>> Days(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        await lines.ReadLineAsync();
        var days = new Dictionary<DateOnly, Dictionary<AirPollutant, double[]>>();
        while (await lines.ReadLineAsync() is { } line)
        {
            var fields = line.Split(',');
            var day = new DateOnly(Whole(fields[1]), Whole(fields[2]), Whole(fields[3]));
            if (!days.TryGetValue(day, out var hours)) days[day] = hours = AirPollutants.All.ToDictionary(p => p, _ => Enumerable.Repeat(double.NaN, 24).ToArray());
            foreach (var (pollutant, column, factor) in Columns)
                if (fields[column] != "NA") hours[pollutant][Whole(fields[4])] = double.Parse(fields[column], CultureInfo.InvariantCulture) * factor;
        }
        return days;

        static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    private static async Task<Dictionary<DateOnly, Observation>> DerivedAsync(RunningPlatform platform, string factor, string kind)
    {
        var (store, book) = (platform.Services.GetRequiredService<IObservationStore>(), platform.Services.GetRequiredService<SeriesBook>());
        var series = Assert.Single(book.All, s => s.Factor == factor && s.Kind.ToString() == kind);
        return await store.ReadAsync(series.Id, DateTime.UnixEpoch, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc), false, CancellationToken.None)
            .ToDictionaryAsync(o => DateOnly.FromDateTime(BeijingTime.FromUtc(o.Start)));
    }
}
