using CsCheck;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Ledger;

/// <summary>How often something has to be measured, as the disclosures write it.</summary>
public sealed class MonitoringFrequencyTests
{
    [Theory]
    [InlineData("季", "P3M")]
    [InlineData("月", "P1M")]
    [InlineData("半年", "P6M")]
    [InlineData("年", "P1Y")]
    [InlineData("天", "P1D")]
    [InlineData("周", "P7D")]
    [InlineData("小时", "PT1H")]
    [InlineData("1次／半年", "P6M")]
    [InlineData("2次／年", "P6M")]
    [InlineData("次／年", "P1Y")]
    [InlineData("4次／天", "PT6H")]
    [InlineData("6个月", "P6M")]
    [InlineData("半年度", "P6M")]
    [InlineData("半年一次", "P6M")]
    [InlineData("一年6次", "P2M")]
    [InlineData("1年2次", "P6M")]
    [InlineData("1次/1月", "P1M")]
    [InlineData("半年／次", "P6M")]
    [InlineData("1次半年", "P6M")]
    [InlineData("两季", "P6M")]
    [InlineData("两年", "P2Y")]
    [InlineData("每月", "P1M")]
    [InlineData("季1", "P3M")]
    [InlineData("2小时", "PT2H")]
    [InlineData("其他", null)]
    [InlineData("在线", null)]
    [InlineData("下雨时", null)]
    [InlineData("1", null)]
    [InlineData("", null)]
    [InlineData("5次/年", null)]
    public void What_people_write_is_an_interval_or_none(string text, string? interval) => Assert.Equal(interval, MonitoringFrequency.IntervalOf(text));

    [Fact]
    public void So_many_times_a_year_and_once_in_so_many_months_are_the_same() =>
        Gen.Int[0, 5].Select(i => new[] { 1, 2, 3, 4, 6, 12 }[i]).Sample(times => MonitoringFrequency.IntervalOf($"{times}次/年") == MonitoringFrequency.IntervalOf($"{12 / times}个月") && MonitoringFrequency.MonthsOf(MonitoringFrequency.IntervalOf($"{times}次/年")!) * times == 12);
}
