namespace Qingshan.Standards.Tests;

public class FactorTableTests
{
    private static readonly FactorTable Table = FactorTable.Hj212Of2017;

    [Fact]
    public void Annex_B_is_held_whole_table_by_table()
    {
        var rows = Table.All.Where(factor => factor.Source.Title == "HJ 212-2017")
            .GroupBy(factor => factor.Source.Clause).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(63, rows["Table B.1"]);
        Assert.Equal(121, rows["Table B.2"]);
        Assert.Equal(12, rows["Table B.3"]);
        Assert.Equal(90, rows["Table B.5"]);
        Assert.Equal(55, rows["Table B.7"]);
        Assert.Equal(38, rows["Table B.10"]);
        Assert.Equal(379, rows.Values.Sum());
        Assert.Equal("HJ 212-2017", Table.Edition);
    }

    [Theory]
    [InlineData("w01018", "011", "化学需氧量", "Chemical oxygen demand", "mg/L", "kg", 1)]
    [InlineData("w21003", "060", "氨氮", "Ammonia nitrogen", "mg/L", "kg", 2)]
    [InlineData("w01014", null, "电导率", "Electrical conductivity", "µS/cm", null, 1)]
    [InlineData("w00000", "B01", "污水", "Waste water (flow)", "L/s", "m³", 2)]
    [InlineData("w20138", null, "铜", "Copper", "mg/L", "kg", 3)]
    [InlineData("w25043", "540", "苯并[α]芘", "Benzo[a]pyrene", "µg/L", "g", 1)]
    [InlineData("a21026", "02", "二氧化硫", "Sulphur dioxide", "mg/m³", "kg", 2)]
    [InlineData("a01902", null, "垃圾焚烧炉膛内DCS温度", "Waste incinerator furnace DCS temperature", "°C", null, 1)]
    [InlineData("a24112", null, "反式-1,3-二氯丙烯", "trans-1,3-Dichloropropene", "mg/m³", "kg", 3)]
    [InlineData("a34011", null, "降尘", "Dustfall", "t/(km²·month)", null, null)]
    [InlineData("Leq", null, "等效声级", "Equivalent continuous sound level", "dB", null, 1)]
    [InlineData("e614xx", null, "SBR池曝气搅拌时氧化还原电位", "Redox potential in the SBR tank during aeration and mixing", "mV", null, 0)]
    [InlineData("g206xx", null, "冷渣器转速", "Slag cooler speed", "r/min", null, 0)]
    [InlineData("i33201", null, "污水处理站（厂）累计耗电量", "Sewage treatment plant cumulative electricity consumption", "kW·h", null, 0)]
    public void A_row_reads_as_printed(string code, string? old, string zh, string en, string unit, string? load, int? decimals)
    {
        var factor = Table.Find(code);
        Assert.NotNull(factor);
        Assert.Equal((old, zh, en), (factor.OldCode, factor.NameZh, factor.NameEn));
        Assert.Equal((unit, load, decimals), (factor.Unit?.Symbol, factor.LoadUnit?.Symbol, factor.Decimals));
        Assert.True(factor.Source.IsVerified);
    }

    [Fact]
    public void Every_factor_has_both_names_and_a_source_and_decimals_where_it_has_a_numeric_type()
    {
        foreach (var factor in Table.All)
        {
            Assert.Contains(factor.NameZh, c => c is >= '\u4e00' and <= '\u9fff' || factor.Code == "w01001");
            Assert.Matches("^[A-Za-z0-9]", factor.NameEn);
            Assert.DoesNotContain(factor.NameEn, c => c is >= '\u4e00' and <= '\u9fff');
            Assert.NotEmpty(factor.Source.Title);
            Assert.Equal(factor.DataTypeText is null, factor.DataType is null);
            Assert.Equal(factor.DataTypeText?.StartsWith('N') ?? false, factor.Decimals is not null);
            if (factor.Decimals is { } decimals) Assert.InRange(decimals, 0, 6);
        }
    }

    [Fact]
    public void Every_factor_has_a_unit_but_logs_times_and_what_the_instrument_sets()
    {
        var without = Table.All.Where(factor => factor.Unit is null).Select(factor => factor.Code);
        Assert.Equal(
            ["i11001", "i13001", "i13002", "i13006", "i13007", "i13008", "i13009", "i21001", "i31001"],
            without);
    }

    [Fact]
    public void Codes_are_unique_but_for_the_two_that_the_standard_prints_twice()
    {
        var twice = Table.All.GroupBy(factor => factor.Code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        Assert.Equal(["e701xx", "g119xx"], twice.Select(group => group.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["污水提升泵", "加药量"], Table.FindAll("e701xx").Select(factor => factor.NameZh));
        Assert.Equal(["脱硫率", "入口二氧化硫SO2"], Table.FindAll("g11907").Select(factor => factor.NameZh));
        Assert.All(twice.SelectMany(group => group), factor => Assert.NotNull(factor.Note));
        Assert.Single(Table.FindAll("w01018"));
        Assert.Empty(Table.FindAll("w99999"));
    }

    [Fact]
    public void Old_codes_are_those_of_2005_and_unique_within_a_medium()
    {
        var old = Table.All.Where(factor => factor.OldCode is not null).ToList();
        Assert.All(old, factor => Assert.Matches("^([0-9]{2,3}|[BS][0-9]{2})$", factor.OldCode));
        Assert.Equal(old.Count, old.DistinctBy(factor => (factor.OldCode, factor.Medium)).Count());
    }

    [Theory]
    [InlineData("W01018", "w01018")]
    [InlineData("leq", "Leq")]
    [InlineData("i33400", "I33400")]
    [InlineData("e10103", "e101xx")]
    [InlineData("E31499", "e314xx")]
    [InlineData("i33312", "i3331x")]
    [InlineData("i33340", "i3334x")]
    [InlineData("e101xx", "e101xx")]
    public void A_code_is_found_in_either_case_and_with_the_number_of_a_device(string asked, string found) =>
        Assert.Equal(found, Table.Find(asked)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("w01")]
    [InlineData("w99999")]
    [InlineData("e10100")]
    [InlineData("p99101")]
    [InlineData("e9990x")]
    public void An_unknown_code_finds_nothing(string code) => Assert.Null(Table.Find(code));

    [Fact]
    public void An_old_code_keeps_its_leading_zeros()
    {
        Assert.Equal("氨（氨气）", Assert.Single(Table.FindByOldCode("10")).NameZh);
        Assert.Equal("五日生化需氧量", Assert.Single(Table.FindByOldCode("010")).NameZh);
        Assert.Equal("a01011", Table.FindByOldCode("s02", Medium.Air)?.Code);
        Assert.Null(Table.FindByOldCode("011", Medium.Air));
        Assert.Empty(Table.FindByOldCode("999"));
    }

    [Fact]
    public void An_old_code_of_two_media_needs_the_medium()
    {
        var source = new Source("HJ 0", "2000", "", Evidence.Recalled);
        Factor Make(string code, Medium medium) =>
            new(code, "037", code, code, medium, null, null, null, null, null, null, source);
        var table = new FactorTable("test", [Make("w1", Medium.Water), Make("a1", Medium.Air), Make("a2", Medium.Air)]);
        Assert.Equal(3, table.FindByOldCode("037").Length);
        Assert.Equal("w1", table.FindByOldCode("037", Medium.Water)?.Code);
        Assert.Null(table.FindByOldCode("037", Medium.Air));
    }

    [Theory]
    [InlineData("氨氮", "w21003")]
    [InlineData("ozone", "a05024")]
    [InlineData("PM2.5", "a34004")]
    [InlineData(" Chemical Oxygen ", "w01018")]
    [InlineData("w2100", "w21001")]
    public void Search_finds_by_chinese_and_english_best_first(string text, string first) =>
        Assert.Equal(first, Table.Search(text)[0].Code);

    [Fact]
    public void Search_for_nothing_or_the_unknown_finds_nothing()
    {
        Assert.Empty(Table.Search("  "));
        Assert.Empty(Table.Search("no such thing"));
    }

    [Theory]
    [InlineData("a34004", "ng/m³", "µg/m³")]
    [InlineData("a34002", "ng/m³", "µg/m³")]
    [InlineData("a21026", "mg/m³", "µg/m³")]
    [InlineData("a21005", "mg/m³", "mg/m³")]
    [InlineData("w01018", "mg/L", "mg/L")]
    public void The_printed_unit_is_kept_and_the_customary_one_offered(string code, string printed, string customary)
    {
        var factor = Table.Find(code)!;
        Assert.Equal((printed, customary), (factor.Unit?.Symbol, factor.CustomaryUnit?.Symbol));
        Assert.Equal(factor.Unit?.Dimension, factor.CustomaryUnit?.Dimension);
    }

    [Fact]
    public void What_Annex_B_does_not_hold_is_marked_unverified()
    {
        var unverified = Table.All.Where(factor => !factor.Source.IsVerified).ToList();
        Assert.Equal(["w01003", "w01016", "w19011", "a05024", "a99054", "aqs001", "aqs002", "aqs003", "iqs001", "iqs002", "iqs003", "Lqs001", "Lqs002", "aqs010", "aqs011"], unverified.Select(factor => factor.Code));
        Assert.All(unverified, factor => Assert.EndsWith("(unverified)", factor.Source.ToString(), StringComparison.Ordinal));
        Assert.Equal("HJ 524-2009 (unverified)", Table.Find("a05024")!.Source.ToString());
        Assert.Equal("HJ 212-2017 Table B.1", Table.Find("w01018")!.Source.ToString());
    }

    [Fact]
    public void Looking_up_a_code_allocates_nothing()
    {
        // The runtime may allocate for itself while it compiles: what counts is that a round can do without.
        Assert.Equal(0, Enumerable.Range(0, 20).Min(_ => AllocatedBy100Lookups()));

        static long AllocatedBy100Lookups()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++) _ = Table.Find("w01018") is null || Table.Find("e10103") is null || Table.Find("zzz") is null;
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
