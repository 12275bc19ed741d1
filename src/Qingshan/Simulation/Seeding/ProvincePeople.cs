using System.Globalization;
using Qingshan.Platform.Identity;

namespace Qingshan.Simulation;

/// <param name="Region">Code of the region that it holds; null of an enterprise, which holds none.</param>
/// <param name="CreditCode">Of the enterprise that it is.</param>
internal sealed record PlannedOrganisation(string Zh, string En, string? Region, IReadOnlyList<PlannedPerson> People, string? CreditCode = null);

internal sealed record PlannedPerson(string UserName, string DisplayName, Role Role);

/// <summary>Who works in a made-up province: bureaus and centres with people of every role, each for its own part.</summary>
internal static class ProvincePeople
{
    private static readonly string[] Families = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何"];
    private static readonly string[] Given = ["晓明", "建国", "秀兰", "志强", "丽华", "文博", "雨桐", "海燕", "国栋", "思远", "佳怡", "立新", "春梅", "子涵", "永刚", "静"];

    public static IReadOnlyList<PlannedOrganisation> Of(ProvincePlan plan)
    {
        var province = plan.Regions[0];
        var made = new List<PlannedOrganisation>
        {
            Organisation(plan, $"{province.Zh}生态环境厅(模拟)", $"Department of Ecology and Environment, {province.En}", province.Code,
                (Roles.Administrator, 1), (Roles.SecurityOfficer, 1), (Roles.Auditor, 2), (Roles.DutyLeader, 1), (Roles.DutyOfficer, 4), (Roles.Viewer, 4)),
            Organisation(plan, $"{province.Zh}环境监测中心(模拟)", $"Environmental Monitoring Centre, {province.En}", province.Code,
                (Roles.ProvinceReviewer, 3), (Roles.Operator, 2), (Roles.Viewer, 2)),
        };
        foreach (var city in plan.Cities)
            made.Add(Organisation(plan, $"{city.Zh}生态环境局", $"Bureau of Ecology and Environment, {city.En}", city.Code,
                (Roles.DutyLeader, 1), (Roles.DutyOfficer, 3), (Roles.CityReviewer, 1), (Roles.StationReviewer, 2), (Roles.DataProvider, 1), (Roles.Viewer, 2)));
        foreach (var county in plan.Counties)
            made.Add(Organisation(plan, $"{county.Zh}生态环境分局（{county.Code}）", $"Branch bureau, {county.En} ({county.Code})", county.Code, (Roles.DutyOfficer, 1), (Roles.Viewer, 1)));
        if (plan.Enterprises.Count > 0)
        {
            var first = plan.Enterprises[0];
            made.Add(new(first.Zh, first.En, null, People(plan, $"{plan.Code}-e1", "", (Roles.EnterpriseAdministrator, 1), (Roles.EnterpriseOperator, 1)), first.Code));
            made.Add(new($"{province.Zh}运维公司(模拟)", $"Maintenance company, {province.En} (simulated)", null, People(plan, $"{plan.Code}-m1", "", (Roles.Maintainer, 1))));
        }
        return made;
    }

    /// <summary>The centre of the province shares its region with the department: names go on where they stopped.</summary>
    private static PlannedOrganisation Organisation(ProvincePlan plan, string zh, string en, string region, params (Role Role, int Count)[] staff) =>
        new(zh, en, region, People(plan, region, zh.Contains("监测中心", StringComparison.Ordinal) ? "c" : "", staff));

    private static List<PlannedPerson> People(ProvincePlan plan, string home, string part, params (Role Role, int Count)[] staff)
    {
        var people = new List<PlannedPerson>();
        foreach (var (role, count) in staff)
            for (var i = 1; i <= count; i++)
            {
                var user = string.Create(CultureInfo.InvariantCulture, $"{home.ToLowerInvariant()}-{role.Name}-{part}{i}");
                var seed = Chance.Seed($"{plan.Code} {user}");
                people.Add(new(user, $"{Families[(int)(seed % 20)]}{Given[(int)(seed / 20 % 16)]}(模拟)", role));
            }
        return people;
    }
}
