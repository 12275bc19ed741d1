namespace Qingshan.Hj212.Tests;

public sealed class MeasurementsTests
{
    [Fact]
    public void The_fields_of_a_factor_make_one_value_set()
    {
        using var sets = Measurements.Read(
            "DataTime=20160801084000;a01011-Cou=10.5,a01011-Min=16.4,a01011-Avg=17.50,a01011-Max=20.1,a01011-ZsMin=1,a01011-ZsAvg=2,a01011-ZsMax=3,a01011-Flag=n;w01001-Avg=7.5,w01001-SampleTime=20160801070000"u8);
        Assert.Equal(new DateTime(2016, 8, 1, 0, 40, 0, DateTimeKind.Utc), sets.DataTime);
        Assert.Equal((2, 0), (sets.Count, sets.OtherFields));
        var walk = sets.GetEnumerator();
        Assert.True(walk.MoveNext());
        var flow = walk.Current;
        Assert.Equal("a01011", Wire.Text(flow.Factor));
        Assert.Equal((17.5, 16.4, 20.1, 10.5), (flow.Value, flow.Min, flow.Max, flow.Total));
        Assert.Equal((2.0, 1.0, 3.0, 'N'), (flow.Converted, flow.ConvertedMin, flow.ConvertedMax, flow.Flag));
        Assert.Equal("17.50", Wire.Text(flow.Text(FieldSuffix.Avg)));
        Assert.Null(flow.SampleTime);
        Assert.True(walk.MoveNext());
        Assert.Equal(new DateTime(2016, 7, 31, 23, 0, 0, DateTimeKind.Utc), walk.Current.SampleTime);
        Assert.Equal((null, '\0'), (walk.Current.Total, walk.Current.Flag));
        Assert.False(walk.MoveNext());
    }

    [Fact]
    public void A_factor_sent_twice_makes_two_value_sets_each_with_its_own_flag() =>
        Assert.Equal(
            ["w00000=1 D", "w01001=7 N", "w00000=2 N"],
            Walk("w00000-Avg=1,w00000-Flag=D;w01001-Avg=7,w01001-Flag=N;w00000-Avg=2,w00000-Flag=N"));

    [Fact]
    public void The_fields_of_a_factor_find_each_other_across_others_and_across_items() =>
        Assert.Equal(
            ["w01018= N", "01018=2.2 \0", "w01001=7 T"],
            Walk("w01018-SampleTime=20160801070000,01018-Rtd=2.2,w01018-Flag=N;w01001-Rtd=7;w01001-Flag=T"));

    [Fact]
    public void A_flag_for_the_whole_packet_counts_where_a_factor_has_none() =>
        Assert.Equal(["a34001=92 N", "a34002=5 D"], Walk("a34001-Rtd=92;a34002-Rtd=5,a34002-Flag=D;Flag=n"));

    [Fact]
    public void Text_where_a_number_should_be_gives_no_value_and_stays_readable()
    {
        using var sets = Measurements.Read("p99101-Rtd=St,p99101-Flag=NN"u8);
        var walk = sets.GetEnumerator();
        Assert.True(walk.MoveNext());
        Assert.Null(walk.Current.Value);
        Assert.True(walk.Current.Has(FieldSuffix.Rtd));
        Assert.Equal("St", Wire.Text(walk.Current.Text(FieldSuffix.Rtd)));
        Assert.Equal('\0', walk.Current.Flag);
    }

    [Fact]
    public void Noise_values_have_their_places()
    {
        using var sets = Measurements.Read("L5-Data=53.0;L5-DayData=54;L5-NightData=55"u8);
        var walk = sets.GetEnumerator();
        Assert.True(walk.MoveNext());
        Assert.Equal((53.0, 54.0, 55.0),
            (walk.Current.Value, walk.Current.Number(FieldSuffix.DayData), walk.Current.Number(FieldSuffix.NightData)));
        Assert.False(walk.MoveNext());
    }

    [Fact]
    public void Fields_that_are_no_measurement_are_counted()
    {
        using var sets = Measurements.Read("DataTime=x;SB1-RS=1;i11001-Info=a;a01001-ValidNum=9;PolId=1;-Rtd=3"u8);
        Assert.Equal((0, 5), (sets.Count, sets.OtherFields));
        Assert.Null(sets.DataTime);
        Assert.Equal("x", Wire.Text(sets.DataTimeText));
    }

    [Fact]
    public void Any_number_of_factors_finds_room()
    {
        var cp = string.Join(';', Enumerable.Range(0, 500).Select(i => $"f{i}-Rtd={i}"));
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"f{i}={i} \0"), Walk(cp));
    }

    private static List<string> Walk(string cp)
    {
        using var sets = Measurements.Read(Wire.Bytes(cp));
        var walked = new List<string>();
        foreach (var set in sets) walked.Add(FormattableString.Invariant($"{Wire.Text(set.Factor)}={set.Value} {set.Flag}"));
        return walked;
    }
}
