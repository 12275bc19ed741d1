using System.Globalization;

namespace Qingshan.Standards.Tests;

/// <summary>
/// The index of an hour against what the national network published at 2017-07-07 16:00 (1,495 stations). The ozone column of this
/// file is of another moment than the published index, which the test shows instead of believing it.
/// </summary>
public class PublishedAirQualityTests(ITestOutputHelper output)
{
    private static readonly DateOnly Day = new(2017, 7, 7);

    [Fact]
    public void The_index_equals_the_published_one_wherever_ozone_does_not_decide()
    {
        var complete = Stations().Where(s => s.Ours.Missing.IsEmpty).ToList();
        var others = complete.Where(s => !s.Ours.Primarily(AirPollutant.Ozone)).ToList();
        output.WriteLine($"{others.Count} stations whose largest individual index is not ozone's, {others.Count(s => s.Ours.Aqi == s.Published)} equal");
        Assert.Equal(433, others.Count);
        Assert.All(others, s => Assert.Equal((s.Published, "HJ 633-2012"), (s.Ours.Aqi!.Value, s.Ours.Edition.Title)));
    }

    [Fact]
    public void Where_ozone_decides_the_published_index_is_that_of_ozone_at_another_moment()
    {
        var complete = Stations().Where(s => s.Ours.Missing.IsEmpty).ToList();
        var ozone = complete.Where(s => s.Ours.Primarily(AirPollutant.Ozone)).ToList();
        var equal = ozone.Count(s => s.Ours.Aqi == s.Published);
        // Ozone was lower at the moment of the index, so another pollutant decided: the published index is exactly that one's.
        var decidedByAnother = ozone.Count(s => s.Ours.Aqi != s.Published && s.Published == s.Ours.LargestWithout(AirPollutant.Ozone));
        // Ozone decided there too, at another concentration: nothing else explains an index above all others; above 50 the file names it.
        var decidedByOzone = ozone.Count(s => s.Ours.Aqi != s.Published && s.Published > s.Ours.LargestWithout(AirPollutant.Ozone)
            && (s.Published <= 50 || s.Primary.Contains("臭氧", StringComparison.Ordinal)));
        output.WriteLine($"{ozone.Count} stations with ozone largest: {equal} equal, {decidedByAnother} equal to the largest of the others, {decidedByOzone} with another ozone");
        Assert.Equal((892, 345, 193, 354), (ozone.Count, equal, decidedByAnother, decidedByOzone));
        Assert.Equal(ozone.Count, equal + decidedByAnother + decidedByOzone);
    }

    [Fact]
    public void The_network_of_2017_published_an_index_also_of_incomplete_items()
    {
        var incomplete = Stations().Where(s => !s.Ours.Missing.IsEmpty).ToList();
        output.WriteLine($"{incomplete.Count} stations with a published index and something missing");
        Assert.Equal(137, incomplete.Count);
        Assert.All(incomplete, s => Assert.NotNull(s.Ours.Aqi));
    }

    private static IEnumerable<(AqiResult Ours, int Published, string Primary)> Stations()
    {
        foreach (var row in RealTable.Read("data/cnemc_national/cnemc_2017-07-07T16.csv.gz"))
        {
            if (!int.TryParse(row["aqi"], NumberStyles.None, CultureInfo.InvariantCulture, out var published)) continue;
            var hour = new AirConcentrations(row.Number("so2"), row.Number("no2"), row.Number("co"), row.Number("o3"), row.Number("pm10"), row.Number("pm2_5"));
            yield return (AirQualityIndex.Hourly(hour, Day), published, row["primarypollutant"]);
        }
    }
}

internal static class AqiResults
{
    public static bool Primarily(this AqiResult result, AirPollutant pollutant) => result.Items.Single(i => i.Pollutant == pollutant).Index == result.Aqi;

    public static int LargestWithout(this AqiResult result, AirPollutant pollutant) => result.Items.Where(i => i.Pollutant != pollutant).Max(i => i.Index);
}
