namespace Qingshan.Standards.Tests;

public class NoiseTests
{
    private static readonly DateOnly Day = new(2024, 5, 1);

    [Fact]
    public void Limits_rise_with_the_class_and_nights_are_quieter()
    {
        var limits = NoiseLimits.Areas.Select(area => (Day: NoiseLimits.Find(area, false, Day), Night: NoiseLimits.Find(area, true, Day))).ToList();
        Assert.Equal([50m, 55, 60, 65, 70, 70], limits.Select(l => l.Day.Value));
        Assert.Equal([40m, 45, 50, 55, 55, 60], limits.Select(l => l.Night.Value));
        Assert.All(limits, l => Assert.True(l.Night.Value < l.Day.Value));
        Assert.All(limits, l => Assert.False(l.Day.Source.IsVerified));
    }

    [Fact]
    public void Before_its_first_edition_a_standard_has_to_be_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => NoiseLimits.Find(NoiseArea.Class1, false, new(2000, 1, 1)));
        Assert.Equal(55, NoiseLimits.Find(NoiseArea.Class1, false, new(2000, 1, 1), Editions.Gb3096Of2008).Value);
    }
}
