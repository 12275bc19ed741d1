using CsCheck;
using Qingshan.Analysis.Statistics;
using Qingshan.Analysis.Time;
using Qingshan.Standards;

namespace Qingshan.Analysis.Tests;

public class ThinningTests
{
    private static readonly DateTime Begin = new(2026, 2, 28, 16, 0, 0, DateTimeKind.Utc);
    private static readonly BucketSize Hour = new(TimeSpan.FromHours(1));

    private static readonly Gen<(DateTime[] Times, double[] Values, BucketSize Size)> Series = Gen.Select(
        Gen.Select(Gen.Int[0, 400], Gen.Frequency((5, Gen.Double[-100, 100]), (1, Gen.Const(double.NaN)))).Array[0, 300],
        Gen.Int[0, BucketSize.Nice.Length - 1])
        .Select((steps, size) =>
        {
            var at = Begin;
            return (
                steps.Select(step => at = at.AddMinutes(step.Item1)).ToArray(),
                steps.Select(step => step.Item2).ToArray(),
                BucketSize.Nice[size]);
        });

    [Fact]
    public void A_bucket_holds_first_last_least_greatest_mean_and_count()
    {
        DateTime[] times = [Begin, Begin.AddMinutes(20), Begin.AddMinutes(40), Begin.AddMinutes(59), Begin.AddMinutes(60)];
        var buckets = Thinning.Reduce(times, [3, 9, double.NaN, 0, 5], Hour);
        Assert.Equal([new(Begin, 3, 4, 0, 9, 3, 0), new(Begin.AddHours(1), 1, 5, 5, 5, 5, 5)], buckets);
    }

    [Fact]
    public void A_gap_stays_a_gap()
    {
        DateTime[] times = [Begin, Begin.AddHours(1), Begin.AddHours(5)];
        var buckets = Thinning.Reduce(times, [1, double.NaN, 2], Hour);
        Assert.Equal([Begin, Begin.AddHours(5)], buckets.Select(bucket => bucket.StartUtc));
    }

    [Fact]
    public void Count_least_and_greatest_of_the_whole_are_kept() =>
        Series.Sample((times, values, size) =>
        {
            var buckets = Thinning.Reduce(times, values, size);
            var whole = Summary.Of(values);
            Assert.Equal(whole.Count, buckets.Sum(bucket => bucket.Count));
            if (whole.Count == 0)
            {
                Assert.Empty(buckets);
                return;
            }
            Assert.Equal((whole.Min, whole.Max), (buckets.Min(bucket => bucket.Min), buckets.Max(bucket => bucket.Max)));
            Assert.Equal(whole.Mean, buckets.Sum(bucket => bucket.Mean * bucket.Count) / whole.Count, 1e-9);
            Assert.Equal(values.First(value => !double.IsNaN(value)), buckets[0].First);
            Assert.Equal(values.Last(value => !double.IsNaN(value)), buckets[^1].Last);
        });

    [Fact]
    public void Buckets_are_ascending_aligned_and_made_of_values_of_the_series() =>
        Series.Sample((times, values, size) =>
        {
            var buckets = Thinning.Reduce(times, values, size);
            var there = values.ToHashSet();
            for (var i = 0; i < buckets.Length; i++)
            {
                var bucket = buckets[i];
                Assert.Equal(bucket.StartUtc, size.StartOf(bucket.StartUtc));
                if (i > 0) Assert.True(bucket.StartUtc - buckets[i - 1].StartUtc >= size.Length);
                Assert.Contains(times, time => time >= bucket.StartUtc && time - bucket.StartUtc < size.Length);
                Assert.All((double[])[bucket.Min, bucket.Max, bucket.First, bucket.Last], value => Assert.Contains(value, there));
                Assert.InRange(bucket.Mean, bucket.Min - 1e-9, bucket.Max + 1e-9);
            }
        });

    [Fact]
    public void Faults_of_the_caller_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Thinning.Reduce([Begin], [], Hour));
        Assert.Throws<ArgumentException>(() => Thinning.Reduce([Begin, Begin.AddHours(-1)], [1, 2], Hour));
        Assert.Throws<ArgumentException>(() => Thinning.Reduce([DateTime.SpecifyKind(Begin, DateTimeKind.Unspecified)], [1], Hour));
        Assert.Throws<ArgumentException>(() => Thinning.Reduce([Begin], [1], default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BucketSize(TimeSpan.Zero));
    }

    [Theory]
    [InlineData(1, 1000, 5)]
    [InlineData(7, 1000, 30)]
    [InlineData(30, 1000, 60)]
    [InlineData(365, 1000, 720)]
    [InlineData(1461, 1000, 7 * 1440)]
    [InlineData(1461, 300, 7 * 1440)]
    [InlineData(365, 50, 30 * 1440)]
    [InlineData(0, 1000, 1)]
    public void The_size_of_a_bucket_suits_the_span_and_the_pixels(int days, int pixels, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), BucketSize.For(TimeSpan.FromDays(days), pixels).Length);

    [Fact]
    public void A_span_begun_anywhere_touches_no_more_buckets_than_pixels() =>
        Gen.Select(Gen.Long[0, TimeSpan.FromDays(20000).Ticks], Gen.Int[2, 2000], Gen.Long[0, TimeSpan.FromDays(800).Ticks]).Sample((span, pixels, shift) =>
        {
            var size = BucketSize.For(TimeSpan.FromTicks(span), pixels);
            var from = Begin.AddTicks(shift);
            var touched = (size.StartOf(from.AddTicks(span)) - size.StartOf(from)).Ticks / size.Length.Ticks + 1;
            Assert.InRange(touched, 1, pixels);
        });

    [Fact]
    public void Buckets_of_an_hour_and_more_begin_with_the_beijing_day() =>
        Gen.Long[0, TimeSpan.FromDays(20000).Ticks].Sample(shift =>
        {
            var at = Begin.AddTicks(shift);
            foreach (var size in BucketSize.Nice)
            {
                var start = size.StartOf(at);
                Assert.True(start <= at && at - start < size.Length);
                var since = (start - BeijingTime.StartOfDay(start)).Ticks;
                Assert.Equal(0, since % Math.Min(size.Length.Ticks, TimeSpan.TicksPerDay));
            }
            Assert.Equal(DayOfWeek.Monday, BeijingTime.FromUtc(new BucketSize(TimeSpan.FromDays(7)).StartOf(at)).DayOfWeek);
        });

    [Fact]
    public void Four_real_years_thin_to_a_chart_without_losing_the_peaks()
    {
        var rows = BeijingStations.Rows("Dongsi").ToList();
        DateTime[] times = [.. rows.Select(row => BeijingTime.ToUtc(BeijingStations.Hour(row)))];
        double[] values = [.. rows.Select(row => BeijingStations.Number(row[5]))];
        var buckets = Thinning.Reduce(times, values, BucketSize.For(times[^1] - times[0], 1500));
        Assert.Equal(1461, buckets[^1].StartUtc.Subtract(buckets[0].StartUtc).Days + 1);
        Assert.InRange(buckets.Length, 1400, 1461);
        var whole = Summary.Of(values);
        Assert.Equal((whole.Count, whole.Max, whole.Min),
            (buckets.Sum(bucket => bucket.Count), buckets.Max(bucket => bucket.Max), buckets.Min(bucket => bucket.Min)));
    }
}
