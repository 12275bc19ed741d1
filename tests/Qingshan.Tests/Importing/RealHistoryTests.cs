using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary>The real folder, whole: what comes out of the platform is what the table beside the data says.</summary>
public sealed class RealHistoryTests
{
    private const int Hours = 35_064;

    [Fact]
    public async Task Twelve_stations_come_out_as_they_went_in_and_a_second_import_stores_nothing()
    {
        var folder = SharedData.Path("data/beijing_multisite");
        var wanted = Table(SharedData.Path("data/README.md"));
        Assert.Equal(12, wanted.Count);
        await using var platform = await RunningPlatform.StartAsync();
        platform.Services.GetRequiredService<LocalCommand>().Write(platform.Settings.Folder);

        var first = await Cli.RunAsync("import", "beijing-multisite", folder, "--data", platform.Settings.Data);
        Assert.True(first.Exit == 0, first.ToString());
        Assert.Matches(@"rows read\W+420,768\b", first.Out);
        Assert.Matches(@"rows rejected\W+0\b", first.Out);
        var stand = await platform.StandAsync();
        Assert.Equal(12 * 12, stand.Series);

        foreach (var (station, (mean, missing)) in wanted)
        {
            var id = Assert.Single(await platform.Visitor.ItemsAsync($"/api/v1/series?point=BJ-{station}&factor=a34004"))["id"];
            var (count, sum) = (0, 0.0);
            using var lines = new StreamReader(await platform.Visitor.GetStreamAsync($"/api/v1/observations/export?series={id}&from=2013-03-01&to=2017-03-01"));
            await lines.ReadLineAsync();
            while (await lines.ReadLineAsync() is { } line)
            {
                count++;
                sum += double.Parse(line.Split(',')[7], CultureInfo.InvariantCulture);
            }
            Assert.Equal((station, mean, missing), (station, Printed(sum / count), Printed(100.0 * (Hours - count) / Hours)));
        }

        var second = await Cli.RunAsync("import", "beijing-multisite", folder, "--data", platform.Settings.Data);
        Assert.Equal(0, second.Exit);
        Assert.Matches(@"rows unchanged\W+420,768\b", second.Out);
        Assert.Matches(@"values stored\W+0\b", second.Out);
        Assert.Equal(stand, await platform.StandAsync());
    }

    /// <summary>Station, mean and missing share of PM2.5 as the table prints them.</summary>
    private static Dictionary<string, (string Mean, string Missing)> Table(string readme) => File.ReadLines(readme)
        .SkipWhile(l => !l.StartsWith("| station | PM2.5 mean / missing", StringComparison.Ordinal)).Skip(2).TakeWhile(l => l.StartsWith('|'))
        .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(c => c[1], c => (c[2].Split('/')[0].Trim(), c[2].Split('/')[1].Trim()));

    private static string Printed(double number) => number.ToString("F2", CultureInfo.InvariantCulture);
}
