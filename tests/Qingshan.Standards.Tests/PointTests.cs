namespace Qingshan.Standards.Tests;

public class PointTests
{
    [Fact]
    public void System_types_are_those_of_2017_and_two_unverified_ones_of_2025()
    {
        Assert.Equal(22, SystemType.All.Length);
        Assert.Equal(SystemType.All.Select(type => type.Code).Order(StringComparer.Ordinal).Distinct(), SystemType.All.Select(type => type.Code));
        Assert.Equal(["44", "45"], SystemType.All.Where(type => !type.Source.IsVerified).Select(type => type.Code));
        Assert.Equal("地表水体环境污染源", SystemType.Find("32")?.NameZh);
        Assert.Null(SystemType.Find("101"));
        Assert.Null(SystemType.Find(null));
    }

    [Fact]
    public void Of_the_data_flags_only_N_is_valid()
    {
        Assert.Equal("NFMSDCTB", string.Concat(DataFlag.All.Select(flag => flag.Code)));
        Assert.Equal('N', Assert.Single(DataFlag.All, flag => flag.IsValid).Code);
    }

    [Fact]
    public void A_flag_in_lower_case_is_understood_and_an_unknown_one_is_not_guessed()
    {
        Assert.Equal("维护", DataFlag.Find('m')?.NameZh);
        Assert.Null(DataFlag.Find('Z'));
    }

    [Fact]
    public void Every_kind_of_point_has_a_key_both_names_and_a_system_type()
    {
        Assert.Equal(MonitoringKind.All.Length, MonitoringKind.All.DistinctBy(kind => kind.Key).Count());
        Assert.Equal(MonitoringKind.All.Length, MonitoringKind.All.DistinctBy(kind => kind.NameZh).Count());
        Assert.Equal(MonitoringKind.All.Length, MonitoringKind.All.DistinctBy(kind => kind.NameEn).Count());
        Assert.All(MonitoringKind.All, kind => Assert.Matches("^[a-z]+(-[a-z]+)*$", kind.Key));
        Assert.Equal("31", MonitoringKind.Find("waste-gas-outlet")?.SystemType.Code);
        Assert.Equal("32", MonitoringKind.Find("waste-water-outlet")?.SystemType.Code);
        Assert.Equal("22", MonitoringKind.Find("air-station")?.SystemType.Code);
        Assert.Null(MonitoringKind.Find("moon-base"));
    }
}
