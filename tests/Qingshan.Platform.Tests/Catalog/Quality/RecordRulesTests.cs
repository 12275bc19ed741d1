using Qingshan.Platform.Catalog;
using Qingshan.Platform.Ledger;
using static Qingshan.Platform.Tests.Catalog.Quality.QualityDays;
using Record = Qingshan.Platform.Common.Record;

namespace Qingshan.Platform.Tests.Catalog.Quality;

/// <summary>Each rule of the ledger's records: what it finds and what it leaves alone.</summary>
public sealed class RecordRulesTests
{
    private static readonly Region North = new() { Code = "N", Name = "北区" };
    private static readonly RecordGround Ground = new(
        new Dictionary<Type, IReadOnlySet<Guid>> { [typeof(Region)] = new HashSet<Guid> { North.Id } },
        new Dictionary<Guid, (double, double, double, double)> { [North.Id] = (116, 39, 117, 41) });

    private static (int Checked, int Failed, string Which) Judge(string rule, params Record[] records)
    {
        var of = QualityRules.OfRecords.Single(r => r.Facts.Key == rule);
        var type = RecordType.In(typeof(Record).Assembly).Single(t => t.Type == records[0].GetType());
        var found = of.Judge(new(type, records, Ground, Day), new QualityParameters([], LedgerOf()).For(of, type.Kind.Key));
        return (found.Checked, found.Failed, string.Join(' ', found.Examples.Select(e => e.Record)));
    }

    private static MonitoringPoint Point(string code, double longitude = 116.4, double latitude = 39.9, string? name = null, Guid? region = null, DateOnly? commissioned = null, DateOnly? relocated = null) => new()
    {
        Code = code, Name = name ?? code, Kind = "air-station", RegionId = region ?? North.Id, Place = Place.Wgs84(longitude, latitude), CommissionedOn = commissioned, RelocatedOn = relocated,
    };

    [Fact]
    public void A_place_lies_in_the_box_of_its_region_or_else_in_the_country()
    {
        Assert.Equal((2, 1, "B"), Judge("place", Point("A"), Point("B", 39.9, 116.4)));
        Assert.Equal((2, 1, "D"), Judge("place", Point("C", 101, 30, region: Guid.NewGuid()), Point("D", 10.1, 30, region: Guid.NewGuid())));
    }

    [Fact]
    public void Fields_that_are_always_asked_for_are_filled()
    {
        var bare = new MonitoringPoint { Code = "B", Name = "B", Kind = "air-station" };
        Assert.Equal((6, 3, "B B B"), Judge("filled", Point("A", commissioned: new(2020, 1, 1)), bare));
        // A device has nothing but its region to fill, which its point says.
        Assert.Equal((0, 0, ""), Judge("filled", new Device { Code = "D", Name = "D", PointId = Guid.NewGuid() }));
    }

    [Fact]
    public void A_code_of_eighteen_characters_has_the_right_check_character()
    {
        var right = Standards.CreditCode.Build("91110000600037341").Text;
        var wrong = right[..17] + (right[17] == '0' ? '1' : '0');
        Enterprise Of(string code) => new() { Code = code, Name = code };
        Assert.Equal((2, 1, wrong), Judge("credit-code", Of(right), Of(wrong), Of("LOCAL-7")));
    }

    [Fact]
    public void What_comes_first_stands_first()
    {
        Assert.Equal((3, 0, ""), Judge("order", Point("A", commissioned: new(2020, 1, 1), relocated: new(2021, 1, 1)), Point("B", commissioned: Day)));
        Assert.Equal((3, 2, "A B"), Judge("order", Point("A", commissioned: new(2022, 1, 1), relocated: new(2021, 1, 1)), Point("B", commissioned: Day.AddDays(1))));
        Assert.Equal((1, 1, "L"), Judge("order", new PointLimit { Code = "L", PointId = Guid.NewGuid(), Factor = "w01001", Period = "PT1H", Unit = "1", Basis = "", Lower = 9, Upper = 6 }));
    }

    [Fact]
    public void What_is_referred_to_is_there() => Assert.Equal((2, 1, "B"), Judge("references", Point("A"), Point("B", region: Guid.NewGuid())));

    [Fact]
    public void Two_of_one_name_in_one_region_may_be_one()
    {
        Assert.Equal((3, 1, "B"), Judge("doubles", Point("A", name: "东四 站"), Point("B", name: "东四站"), Point("C", name: "西四站")));
        Assert.Equal((2, 0, ""), Judge("doubles", Point("A", name: "东四站"), Point("B", name: "东四站", region: Guid.NewGuid())));
    }

    [Fact]
    public void The_year_of_a_documents_number_is_that_of_its_date()
    {
        EiaProject Of(string code, string? number, DateOnly? on) => new() { Code = code, Name = code, ApprovalNumber = number, ApprovedOn = on };
        Assert.Equal((2, 1, "B"), Judge("document-year", Of("A", "沪环[2018]7号", new(2018, 3, 1)), Of("B", "沪环[2002]7号", new(2012, 3, 1)), Of("C", "无", new(2012, 3, 1)), Of("D", "沪环[2002]7号", null)));
    }
}
