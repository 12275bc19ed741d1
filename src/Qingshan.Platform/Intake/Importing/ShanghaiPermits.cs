using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;
using static Qingshan.Platform.Intake.DisclosureFile;

namespace Qingshan.Platform.Intake;

/// <summary>Permits out of three files: national discharge permits, permits of hazardous waste, whatever else enterprises disclose as one.</summary>
internal sealed class ShanghaiPermits
{
    private const int CreditCodeLength = 18;

    public List<ShanghaiDocument<DischargePermit>> Discharge { get; } = [];

    public List<ShanghaiDocument<HazardousWastePermit>> HazardousWaste { get; } = [];

    public List<ShanghaiDocument<OtherPermit>> Others { get; } = [];

    /// <summary>Numbers of permits whose credit code has a wrong check character, with their holders.</summary>
    public List<(string Number, string Holder)> WrongCodes { get; } = [];

    public required DisclosureFile Nationals { get; init; }

    public required DisclosureFile Wastes { get; init; }

    public required DisclosureFile Rest { get; init; }

    public IReadOnlyList<DisclosureFile> Files => [Nationals, Wastes, Rest];

    public static Result<ShanghaiPermits> Read(string folder, IReadOnlyDictionary<string, ShanghaiSource> sources)
    {
        if (!Open(folder, "national_discharge_permits", "许可证编号", "单位名称", "行业类别", "有效期限", "发证日期").TryGet(out var nationals, out var error)
            || !Open(folder, "hazwaste_permits", "stId", "stWrybh", "stQymc", "stYkzbh", "stZxbzmc", "stHzjygm", "stFzjg", "stFzrq", "stYkzyxq").TryGet(out var wastes, out error)
            || !Open(folder, "other_permits", "stId", "stWrybh", "stQymc", "stType", "stXmmc", "stYkzbh", "stPwh", "stFzrq").TryGet(out var rest, out error)) return error;
        var permits = new ShanghaiPermits { Nationals = nationals, Wastes = wastes, Rest = rest };
        nationals.Take(permits.National);
        wastes.Take(c => permits.Waste(c, sources));
        rest.Take(c => permits.Other(c, sources));
        return permits;
    }

    private Rejection? National(string[] c)
    {
        if (c[0].Length <= CreditCodeLength || !c[0].All(char.IsAsciiLetterOrDigit)) return new("许可证编号无效 · not the number of a permit", $"许可证编号 is '{c[0]}', which does not begin with a credit code of {CreditCodeLength} characters");
        if ((NotAName("单位名称", c[1]) ?? NotDays(("发证日期", c[4]))) is { } why) return why;
        if (c[3].Split('至') is not [var from, var to] || Day(from) is not { } begins || Day(to) is not { } expires || expires < begins)
            return new("有效期限无效 · not a validity", $"有效期限 is '{c[3]}', not like 2020-08-01至2023-07-31");
        var code = c[0][..CreditCodeLength];
        var holds = CreditCode.Parse(code, out _) is null;
        var holder = Cut(c[1], 200);
        if (!holds) WrongCodes.Add((c[0], holder));
        Discharge.Add(new(null, "", holder, holds ? code : "", ties => new()
        {
            Code = c[0], Holder = holder, LinkCode = ties.Link!, IndustryName = Cut(c[2], 200), IssuedOn = Day(c[4]), BeginsOn = begins, ExpiresOn = expires, RegionId = ties.Region, Disclosure = Disclosure.Public,
        }));
        return null;
    }

    private Rejection? Waste(string[] c, IReadOnlyDictionary<string, ShanghaiSource> sources)
    {
        if (!sources.TryGetValue(c[1], out var source)) return ShanghaiDocuments.NoSource(c[1]);
        if (NotAName("stQymc", c[2]) is { } why) return why;
        if (Day(c[7]) is not { } issued || Day(c[8]) is not { } expires) return new("日期无效 · not a date", $"stFzrq is '{c[7]}', stYkzyxq is '{c[8]}'");
        HazardousWaste.Add(new(c[1], source.District, c[2], "", ties => new()
        {
            Code = $"SH-{c[0]}", Number = Cut(c[3], 100), Holder = Cut(c[2], 200), SourceId = ties.Source!.Value, Ways = Cut(c[4], 200), Capacity = Given(c[5], 200) ?? "", Issuer = Given(c[6], 100) ?? "",
            IssuedOn = issued, ExpiresOn = expires, RegionId = ties.Region, Disclosure = Disclosure.Public,
        }));
        return null;
    }

    private Rejection? Other(string[] c, IReadOnlyDictionary<string, ShanghaiSource> sources)
    {
        if (!sources.TryGetValue(c[1], out var source)) return ShanghaiDocuments.NoSource(c[1]);
        if ((NotAName("stQymc", c[2]) ?? NotAName("stType", c[3]) ?? NotDays(("stFzrq", c[7]))) is { } why) return why;
        if (Day(c[7]) is not { } issued) return new("没有日期 · no date", "stFzrq is empty");
        Others.Add(new(c[1], source.District, c[2], "", ties => new()
        {
            Code = $"SH-{c[0]}", Kind = Cut(c[3], 200), Title = Cut(c[4], 300), Holder = Cut(c[2], 200), SourceId = ties.Source!.Value, Number = Given(c[5], 100) ?? "", Document = Given(c[6], 200) ?? "",
            IssuedOn = issued, RegionId = ties.Region, Disclosure = Disclosure.Public,
        }));
        return null;
    }
}
