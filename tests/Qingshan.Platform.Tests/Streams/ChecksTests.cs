using System.Globalization;
using System.IO.Compression;
using CsCheck;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Tests.Streams;

/// <summary>自动审核 · What each check finds and what it leaves alone, and how often they doubt the hours of real stations.</summary>
public sealed class ChecksTests
{
    private static readonly string Micro = Standards.Units.MicrogramPerCubicMetre.Symbol;
    private static readonly DateTime Begin = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("w01001", "1", 14.2, true)]
    [InlineData("w01001", "1", 14, false)]
    [InlineData("a01002", "%", 101, true)]
    [InlineData("a34004", "µg/m³", -1, true)]
    [InlineData("a34004", "µg/m³", 0, false)]
    [InlineData("a34004", "µg/m³", 10_001, true)]
    [InlineData("a21026", "mg/m3", -0.001, true)]
    [InlineData("w01010", "Cel", -1, false)]
    [InlineData("a01007", "m/s", -5, false)]
    public void What_nature_does_not_allow_is_invalid(string factor, string unit, double value, bool found)
    {
        var of = Of(factor, unit, [value]);
        Assert.Equal(found, RangeCheck.Of(of, Begin).Any(f => f.Reason == MarkReason.Range && f.Reason.Verdict == MarkVerdict.Invalid));
    }

    [Fact]
    public void A_jump_far_beyond_what_was_usual_is_doubted_and_a_steep_rise_is_not()
    {
        Assert.Equal([Begin.AddHours(40)], Starts(StepCheck.Of(Of("a34004", Micro, [.. Gentle(40), 160, 161]), Begin)));
        Assert.Empty(StepCheck.Of(Of("a34004", Micro, [.. Gentle(40), 52, 75, 98, 120]), Begin));
        Assert.Empty(StepCheck.Of(Of("a34004", Micro, [.. Gentle(20), 160]), Begin));
    }

    [Fact]
    public void A_jump_over_a_gap_is_none() =>
        Assert.Empty(StepCheck.Of(Of("a34004", Micro, [.. Gentle(40), double.NaN, 160]), Begin));

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    [InlineData(7, 4)]
    public void The_same_number_is_doubted_from_four_hours_on(int times, int found) =>
        Assert.Equal(found, PersistenceCheck.Of(Of("a34004", Micro, [.. Gentle(40), .. Enumerable.Repeat(77.0, times)]), Begin.AddHours(40)).Count());

    [Fact]
    public void Numbers_near_what_the_instrument_resolves_may_stay_the_same()
    {
        Assert.Empty(PersistenceCheck.Of(Of("a21026", Micro, [3, 4, 5, 4, 3, .. Enumerable.Repeat(4.0, 12)]), Begin));
        Assert.Empty(PersistenceCheck.Of(Of("a01006", "mm", [0.2, 0, 0, 0, 0, 0, 0, 0]), Begin));
    }

    [Fact]
    public void A_value_unlike_three_neighbours_is_doubted_and_among_two_nothing_can_be_said()
    {
        var near = Enumerable.Range(0, 3).Select(i => Of("a34004", Micro, [40 + i, 41 + i, 42 + i])).ToList();
        var of = Of("a34004", Micro, [45, 300, 44]);
        Assert.Equal([Begin.AddHours(1)], Starts(NeighboursCheck.Of(of, near, Begin)));
        Assert.Empty(NeighboursCheck.Of(of, near[..2], Begin));
    }

    [Fact]
    public void A_part_that_is_more_than_the_whole_makes_both_doubtful()
    {
        var hours = new Dictionary<string, Hours> { ["a34004"] = Of("a34004", Micro, [50, 90, 50]), ["a34002"] = Of("a34002", Micro, [80, 60, 52]) };
        Assert.Equal([("a34004", Begin.AddHours(1)), ("a34002", Begin.AddHours(1))], RelationCheck.Of(hours, Begin).Select(f => (f.Factor, f.Start)));
    }

    [Fact]
    public void What_lies_before_a_moment_is_looked_at_and_never_found() =>
        (from values in Gen.Double[-10, 500].List[0, 200]
         from hour in Gen.Int[0, 200]
         select (values, hour)).Sample(t =>
        {
            var of = Of("a34004", Micro, [.. t.values]);
            var from = Begin.AddHours(t.hour);
            Finding[] late = [.. RangeCheck.Of(of, from), .. StepCheck.Of(of, from), .. PersistenceCheck.Of(of, from)];
            Finding[] all = [.. RangeCheck.Of(of, Begin), .. StepCheck.Of(of, Begin), .. PersistenceCheck.Of(of, Begin)];
            return late.SequenceEqual(all.Where(f => f.Start >= from));
        });

    [Fact]
    public async Task Few_hours_of_real_stations_are_doubted()
    {
        // Four years of twelve stations in and around Beijing, sand storms and festivals included.
        var stations = new List<Dictionary<string, Hours>>();
        foreach (var file in Directory.GetFiles(SharedData.Path("data/beijing_multisite"), "PRSA_*.csv.gz").Order()) stations.Add(await ReadAsync(file));
        var (hours, found) = (0, new Dictionary<string, int>());
        for (var i = 0; i < stations.Count; i++)
        {
            hours += stations[i].Values.Sum(h => h.Count);
            foreach (var of in stations[i].Values)
            {
                var near = stations.Where((_, j) => j != i).Select(s => s[of.Factor]).Take(8).ToList();
                foreach (var f in RangeCheck.Of(of, Begin.AddYears(-20)).Concat(StepCheck.Of(of, Begin.AddYears(-20))).Concat(PersistenceCheck.Of(of, Begin.AddYears(-20))).Concat(NeighboursCheck.Of(of, near, Begin.AddYears(-20))))
                    found[f.Reason.Key] = found.GetValueOrDefault(f.Reason.Key) + 1;
            }
            foreach (var f in RelationCheck.Of(stations[i], Begin.AddYears(-20))) found[f.Reason.Key] = found.GetValueOrDefault(f.Reason.Key) + 1;
        }
        var shares = found.ToDictionary(f => f.Key, f => 100.0 * f.Value / hours);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hours} hours; ") + string.Join("; ", shares.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:F3} %"))));
        Assert.True(hours > 2_000_000);
        Assert.DoesNotContain("range", found.Keys);
        Assert.All(shares, s => Assert.True(s.Value < 1, $"{s.Key}: {s.Value:F2} %"));
    }

    private static async Task<Dictionary<string, Hours>> ReadAsync(string file)
    {
        (string Factor, int Column)[] columns = [("a34004", 5), ("a34002", 6), ("a21026", 7), ("a21004", 8), ("a21005", 9), ("a05024", 10)];
        var hours = columns.ToDictionary(c => c.Factor, c => new Hours(c.Factor, Micro, TimeSpan.FromHours(1)));
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { } line)
        {
            var cells = line.Split(',');
            int Whole(int i) => int.Parse(cells[i], CultureInfo.InvariantCulture);
            var start = new DateTime(Whole(1), Whole(2), Whole(3), Whole(4), 0, 0, DateTimeKind.Utc);
            foreach (var (factor, column) in columns)
                if (double.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) hours[factor].Add(start, value);
        }
        return hours;
    }

    private static List<double> Gentle(int hours) => [.. Enumerable.Range(0, hours).Select(h => 40 + (h % 4))];

    private static IEnumerable<DateTime> Starts(IEnumerable<Finding> findings) => findings.Select(f => f.Start);

    private static Hours Of(string factor, string unit, double[] values)
    {
        var hours = new Hours(factor, unit, TimeSpan.FromHours(1));
        for (var i = 0; i < values.Length; i++)
            if (!double.IsNaN(values[i])) hours.Add(Begin.AddHours(i), values[i]);
        return hours;
    }
}
