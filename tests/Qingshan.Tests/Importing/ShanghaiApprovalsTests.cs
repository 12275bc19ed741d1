using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary>Approvals and permits beside the enterprises of the disclosure: what is stored, what is linked to whom, what the dates say, and what a person decides.</summary>
public sealed class ShanghaiApprovalsTests
{
    private const string Source = "607220405001";
    private static readonly string Ruize = CreditCode.Build("91310117607220405").Text, Other = CreditCode.Build("91310117607220413").Text;
    private static readonly string WrongCode = Other[..17] + (Other[17] == '0' ? '1' : '0');

    private static string Enterprises => "单位名称,注册号/统一社会信用代码,污染源名称,污染源编码,行业大类,所属小类,生产地址,行政区划,地理坐标(经度),地理坐标(纬度),是否已核发全国许可证\n"
        + $"上海瑞泽化工有限公司,{Ruize},上海瑞泽化工有限公司,{Source},化学原料和化学制品制造业,涂料制造,某路1号,徐汇区,121.41,31.17,\n";

    private const string Approvals = "stId,stType,stXmmc,stWrybh,stYkzbh,stPwh,stFzrq,stQymc\n"
        + "A1,建设项目环境影响评价,一期工程,607220405001,117-1,沪环保许评[2018]7号,2018-03-01,上海瑞泽化工有限公司\n"
        + "A2,建设项目竣工验收,一期工程,607220405001,无,沪环验[2018]9号,2018-12-01,上海瑞泽化工有限公司\n"
        + "A3,建设项目竣工验收,二期工程,607220405001,无,沪环验[2002]9号,2012-12-01,上海瑞泽化工有限公司\n"
        + "A4,建设项目环境影响评价,三期工程,607220405001,/,无,2015-03-01,上海瑞泽化工有限公司\n"
        + "A4,建设项目环境影响评价,三期工程,607220405001,/,无,2015-03-01,上海瑞泽化工有限公司\n"
        + "A4,建设项目环境影响评价,四期工程,607220405001,/,无,2015-03-01,上海瑞泽化工有限公司\n"
        + "A5,建设项目环境影响评价,五期工程,999999999001,无,无,2015-03-01,无名公司\n"
        + "A6,,六期工程,607220405001,无,无,2015-03-01,上海瑞泽化工有限公司\n"
        + "A7,建设项目环境影响评价,七期工程,607220405001,无,无,2015-13-01,上海瑞泽化工有限公司\n"
        + "A8,建设项目环境影响评价,八期工程,607220405001,无,无,2015-03-01,121.214368\n";

    private const string Details = "project_id,建设单位,环评批文文号,环评批文日期,实际开工日期,开始调试日期,环评项目登记号\n"
        + "F1,上海瑞泽化工有限公司,松环保许管[2017]1045号,2017-05-27,2017-05-01,2017-07-31,117-2\n"
        + "F2,上海市瑞泽化工有限责任公司松江分公司,松环保许管[2016]614号,2014-08-04,2014-01-01,,／\n"
        + "F3,青海远方纸业有限公司,松环保许管[2016]1号,2016-08-04,2016-09-01,,无\n";

    private const string Followed = "id,project_name,area,current_stage,public_date,project_id\n"
        + "1,罐区改造,松江区,竣工及调试期,2018-06-21,F1\n2,罐区改造,松江区,竣工及调试期,2018-06-21,F1\n"
        + "1,包装线,松江区,建设期,,F2\n1,纸机,松江区,建设前,2018-06-21,F3\n1,无详情,松江区,建设前,,F4\n1,阶段不明,松江区,拆除,,F3x\n";

    private const string Pending = "project_name,project_id,audit_department,address,release_time,closing_date\n"
        + "码头项目,P1,奉贤区\u00a0,某路9号\u00a0,2020-08-12\u00a0,2020-08-19\u00a0\n码头项目,P2,奉贤区,某路9号,很快,2020-08-19\n";

    private static string Nationals => "许可证编号,单位名称,行业类别,有效期限,发证日期\n"
        + $"{Ruize}001P,上海瑞泽化工有限公司,涂料制造,2020-08-06至2023-08-05,2020-08-05\n"
        + $"{Other}001Q,青海远方纸业有限公司,纸和纸板容器制造,2020-07-31至2023-07-30,2020-07-31\n"
        + $"{WrongCode}001Q,上海瑞泽化工有限公司,涂料制造,2020-07-31至2023-07-30,2020-07-31\n"
        + $"{Ruize}002P,上海瑞泽化工有限公司,涂料制造,2023-08-06至2020-08-05,2020-08-05\n"
        + "123,某公司,涂料制造,2020-08-06至2023-08-05,2020-08-05\n";

    private const string Wastes = "stId,stWrybh,stQymc,stYkzbh,stZxbzmc,stHzjygm,stFzjg,stFzrq,stYkzyxq\nW1,607220405001,上海瑞泽化工有限公司,008,收集、贮存,5000吨／年,/,2016-12-30,2019-12-31\n"
        + "W2,607220405001,上海瑞泽化工有限公司,008,收集,5000吨／年,/,2016-12-30,长期\n";

    private const string Rest = "stId,stWrybh,stQymc,stType,stXmmc,stYkzbh,stPwh,stFzrq\nO1,607220405001,上海瑞泽化工有限公司,排水许可证,排水,116-13-75,x,2016-07-21\nO2,607220405001,121.214368,辐射安全许可证,使用,1,无,2016-07-21\n";

    private static async Task<ImportedFolder> StartAsync()
    {
        var folder = await ImportedFolder.StartAsync();
        folder.Write("enterprises.csv", Enterprises);
        folder.Write("outlets.csv", "stWrybh,stPfkType,stUnitfyPfkbh,stPfkbh,stPfkmc,stZxbzmc,stJd,stWd\n607220405001,AIR,FQ010,E1,氧化炉,DB31/933-2015,,\n");
        folder.Write("outlet_pollutant_limits.csv", "stWryCode,stType,stSitecode,stProject,stPfxz,stPfxzMin,jcxm_dw,stJcff,stJcpc\n607220405001,AIR,FQ010,二氧化硫,100,0,mg/m3,自动＋手工,季\n");
        folder.Write("eia_approvals.csv.gz", ImportedFolder.Gzip(Approvals));
        folder.Write("eia_followup.csv", Followed);
        folder.Write("eia_followup_detail.csv", Details);
        folder.Write("eia_pending.csv", Pending);
        folder.Write("national_discharge_permits.csv", Nationals);
        folder.Write("hazwaste_permits.csv", Wastes);
        folder.Write("other_permits.csv", Rest);
        return folder;
    }

    [Fact]
    public async Task Every_row_is_stored_or_said_why_not_and_a_name_is_linked_with_its_reasons()
    {
        await using var folder = await StartAsync();
        var run = await folder.ImportAsync("shanghai-enterprises", folder.Path);
        Assert.True(run.Exit == 2, run.ToString());
        string[] wanted =
        [
            "A4 was given before, with other content", "stWrybh '999999999001'", "stType is ''", "stFzrq is '2015-13-01'", "stQymc is '121.214368'", "列错位", "F4 is not in eia_followup_detail", "current_stage is '拆除'",
            "release_time is '很快'", "2023-08-06至2020-08-05", "许可证编号 is '123'", "stYkzyxq is '长期'", "校验位不符", WrongCode,
            "eia_approvals: 读取 read 10, 存入 stored 3, 按编码关联 linked by code 3, 按名称关联 linked by name 0, 存疑 doubtful 0, 台账中没有 not in the ledger 0, 拒收 rejected 5",
            "eia_followup: 读取 read 6, 存入 stored 3, 按编码关联 linked by code 0, 按名称关联 linked by name 1, 存疑 doubtful 1, 台账中没有 not in the ledger 1, 拒收 rejected 2",
            "national_discharge_permits: 读取 read 5, 存入 stored 3, 按编码关联 linked by code 0, 按名称关联 linked by name 2, 存疑 doubtful 0, 台账中没有 not in the ledger 1, 拒收 rejected 2",
        ];
        Assert.All(wanted, w => Assert.Contains(w, run.Out, StringComparison.Ordinal));

        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var cancel = TestContext.Current.CancellationToken;
        var projects = await db.Set<EiaProject>().ToDictionaryAsync(p => p.Code, cancel);
        Assert.Equal(["SH-A1", "SH-A3", "SH-A4", "SH-F1", "SH-F2", "SH-F3", "SH-P1"], projects.Keys.Order(StringComparer.Ordinal));
        // The completion stands with the assessment of its name; the one without an assessment stands by itself.
        Assert.Equal((EiaStage.Completed, new DateOnly(2018, 3, 1), new DateOnly(2018, 12, 1), "117-1"), (projects["SH-A1"].Stage, projects["SH-A1"].ApprovedOn, projects["SH-A1"].CompletedOn, projects["SH-A1"].Registration));
        Assert.Equal((EiaStage.Completed, (DateOnly?)null), (projects["SH-A3"].Stage, projects["SH-A3"].ApprovedOn));
        Assert.Equal((EiaStage.Accepted, "奉贤区", "某路9号", new DateOnly(2020, 8, 19)), (projects["SH-P1"].Stage, projects["SH-P1"].Office, projects["SH-P1"].Site, projects["SH-P1"].CommentsUntil));

        var again = await folder.ImportAsync("shanghai-enterprises", folder.Path);
        Assert.Equal((0, ImportedFolder.Number(run, "rows read")), (ImportedFolder.Number(again, "records stored"), ImportedFolder.Number(again, "rows read")));
    }

    [Fact]
    public async Task Dates_before_the_approval_are_leads_and_a_contradicted_date_is_a_matter_of_quality()
    {
        await using var folder = await StartAsync();
        await folder.ImportAsync("shanghai-enterprises", folder.Path);
        var visitor = folder.Platform.Visitor;
        var lead = Assert.Single(await visitor.ItemsAsync("/api/v1/eia/before-approval"));
        Assert.Equal(("SH-F1", "construction", "2017-05-01", "2017-05-27", 26), ((string)lead["project"]!, (string)lead["kind"]!, (string)lead["on"]!, (string)lead["approvedOn"]!, (int)lead["days"]!));
        Assert.Equal("松环保许管[2017]1045号", (string)lead["document"]!);
        // F2 began before its approval too, but the approval's number says that the date is wrong.
        Assert.Equal(["SH-A3", "SH-F2"], (await visitor.ItemsAsync("/api/v1/eia/contradictions")).Select(c => (string)c["project"]!));
        Assert.Contains("不是结论", await visitor.GetStringAsync("/eia"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Projects_are_found_counted_and_lead_to_their_enterprise_for_who_may_see_it()
    {
        await using var folder = await StartAsync();
        await folder.ImportAsync("shanghai-enterprises", folder.Path);
        var (visitor, owner) = (folder.Platform.Visitor, folder.Platform.Operator);
        Assert.Equal(["SH-P1", "SH-A1", "SH-F1", "SH-F3", "SH-A4", "SH-F2", "SH-A3"], (await visitor.ItemsAsync("/api/v1/eia/projects")).Select(p => (string)p["code"]!));
        var first = await visitor.JsonAsync("/api/v1/eia/projects?size=3");
        Assert.Equal(["SH-F3", "SH-A4", "SH-F2", "SH-A3"], (await visitor.ItemsAsync($"/api/v1/eia/projects?size=4&after={first["next"]}")).Select(p => (string)p["code"]!));
        Assert.Equal(["SH-F3"], (await visitor.ItemsAsync("/api/v1/eia/projects?stage=before-construction&year=2016&region=310000&q=纸")).Select(p => (string)p["code"]!));
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/api/v1/eia/projects?stage=never")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v1/eia/projects?region=999999")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/eia/SH-X")).StatusCode);

        // Approvals are public; the enterprises of this disclosure are not.
        Assert.Null((string?)(await visitor.JsonAsync("/api/v1/eia/projects/SH-A1"))["project"]!["enterprise"]);
        var detail = await owner.JsonAsync("/api/v1/eia/projects/SH-A1");
        Assert.Equal((Ruize, Source, "P-607220405001-AIR-FQ010"), ((string)detail["project"]!["enterprise"]!, (string)detail["pollutionSource"]!, (string)Assert.Single(detail["points"]!.AsArray())!));
        Assert.Equal(Ruize, (string)(await owner.JsonAsync("/api/v1/eia/projects/SH-F1"))["project"]!["enterprise"]!);
        var counted = await owner.JsonAsync("/api/v1/eia/statistics");
        // Three by the code of their source, one by its name.
        Assert.Equal((7, 4), ((int)counted["all"]!, (int)counted["industries"]![0]!["count"]!));
        var of2017 = counted["trend"]!.AsArray().Single(y => (int)y!["year"]! == 2017)!;
        Assert.Equal((0, 1, 1, 1, 0), ((int)of2017["accepted"]!, (int)of2017["approved"]!, (int)of2017["begun"]!, (int)of2017["trial"]!, (int)of2017["completed"]!));

        // From a project to what came after it, and what should have come.
        var afterwards = await owner.JsonAsync("/api/v1/eia/projects/SH-F1");
        Assert.Equal((2, 1), (afterwards["permits"]!.AsArray().Count, afterwards["points"]!.AsArray().Count));
        Assert.Empty((await visitor.JsonAsync("/api/v1/eia/projects/SH-F1"))["permits"]!.AsArray());
        var late = Assert.Single(await visitor.ItemsAsync("/api/v1/eia/overdue"));
        Assert.Equal(("SH-F1", "completion", "2018-07-31", "2020-08-01"), ((string)late["project"]!, (string)late["kind"]!, (string)late["due"]!, (string)late["knownOn"]!));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await visitor.GetStringAsync("/eia"), "<option value=\"[0-9]{6}\""));
        Assert.Empty((await visitor.JsonAsync("/api/v1/eia/statistics"))["industries"]!.AsArray());

        var permit = await owner.JsonAsync($"/api/v1/permits/{Ruize}001P");
        Assert.Equal((Ruize, "linked", 100), ((string)permit["permit"]!["enterprise"]!, (string)permit["verdict"]!, (int)permit["limits"]![0]!["upper"]!));
        Assert.Equal(["危险废物经营许可证 008", "排水许可证 116-13-75"], permit["others"]!.AsArray().Select(o => $"{o!["kind"]} {o["number"]}"));
        Assert.Equal((3, 0), ((await visitor.ItemsAsync("/api/v1/permits?valid=2021-01-01")).Count, (await visitor.ItemsAsync("/api/v1/permits?valid=2024-01-01")).Count));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/permits/none")).StatusCode);
    }

    [Fact]
    public async Task What_is_doubtful_waits_for_a_person_whose_decision_holds_and_can_be_taken_back()
    {
        await using var folder = await StartAsync();
        await folder.ImportAsync("shanghai-enterprises", folder.Path);
        var owner = folder.Platform.Operator;
        Assert.Equal(HttpStatusCode.Unauthorized, (await folder.Platform.Visitor.GetAsync("/api/v1/linkage")).StatusCode);
        var waiting = Assert.Single(await owner.ItemsAsync("/api/v1/linkage"));
        var path = $"/api/v1/linkage/{waiting["code"]}";
        Assert.Equal(("上海市瑞泽化工有限责任公司松江分公司", Ruize), ((string)waiting["name"]!, (string)waiting["candidates"]![0]!["code"]!));
        Assert.NotEmpty(waiting["candidates"]![0]!["reasons"]!.AsArray());
        Assert.Null((string?)await EnterpriseAsync());

        async Task<JsonNode?> EnterpriseAsync() => (await owner.JsonAsync("/api/v1/eia/projects/SH-F2"))["project"]!["enterprise"];
        async Task<HttpStatusCode> DecideAsync(object wanted) => (await owner.PostAsJsonAsync($"{path}/decide", wanted)).StatusCode;
        Assert.Equal(HttpStatusCode.BadRequest, await DecideAsync(new { enterprise = Ruize, why = " " }));
        Assert.Equal(HttpStatusCode.NotFound, await DecideAsync(new { enterprise = "nobody", why = "核对执照" }));
        Assert.Equal(HttpStatusCode.Conflict, (await owner.PostAsync($"{path}/undo", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(new { enterprise = Ruize, why = "核对营业执照" }));
        Assert.Equal(Ruize, (string)(await EnterpriseAsync())!);
        Assert.Empty(await owner.ItemsAsync("/api/v1/linkage"));
        var decided = Assert.Single(await owner.ItemsAsync("/api/v1/linkage?state=decided"));
        Assert.Equal(("linked", "doubtful", "核对营业执照"), ((string)decided["decision"]!, (string)decided["verdict"]!, (string)decided["why"]!));
        Assert.NotNull((string?)decided["decidedBy"]);

        // Importing again leaves what a person has said.
        var again = await folder.ImportAsync("shanghai-enterprises", folder.Path);
        Assert.Equal(0, ImportedFolder.Number(again, "records stored"));
        Assert.Equal(Ruize, (string)(await EnterpriseAsync())!);

        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsync($"{path}/undo", null)).StatusCode);
        Assert.Null((string?)await EnterpriseAsync());
        Assert.Single(await owner.ItemsAsync("/api/v1/linkage"));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync(new { why = "另一家企业" }));
        Assert.Equal((0, 1), ((await owner.ItemsAsync("/api/v1/linkage")).Count, (await owner.ItemsAsync("/api/v1/linkage?state=decided")).Count));

        // Every decision stays as history.
        await using var db = folder.Platform.Services.GetRequiredService<PlatformDbs>().Open(Viewer.Program);
        var code = (string)waiting["code"]!;
        var history = await db.Set<NameLink>().IgnoreQueryFilters([PlatformDb.TimeFilter]).Where(l => l.Code == code && l.RecordedTo == null).OrderBy(l => l.ValidFrom).Select(l => l.Decision).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([LinkDecision.Program, LinkDecision.Linked, LinkDecision.Program, LinkDecision.NotSame], history);
    }

    [Fact]
    public async Task Who_holds_another_region_decides_nothing_here()
    {
        await using var folder = await StartAsync();
        await folder.ImportAsync("shanghai-enterprises", folder.Path);
        var waiting = Assert.Single(await folder.Platform.Operator.ItemsAsync("/api/v1/linkage"));
        var south = folder.Platform.With(await folder.Platform.KeyAsync(Roles.Operator, "south", await folder.Platform.AddRegionAsync("SOUTH")));
        Assert.Empty(await south.ItemsAsync("/api/v1/linkage?state=all"));
        Assert.Equal(HttpStatusCode.NotFound, (await south.PostAsJsonAsync($"/api/v1/linkage/{waiting["code"]}/decide", new { why = "不是" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await folder.Platform.With(await folder.Platform.KeyAsync(Roles.Viewer, "reader")).GetAsync("/api/v1/linkage")).StatusCode);
    }

    [Theory]
    [InlineData("eia_pending.csv", "project_id\nP1\n", "import.wrong-columns", "project_name")]
    [InlineData("eia_followup.csv", "id,project_name,area,current_stage,public_date,project_id\n1,\"开", "import.bad-csv", "eia_followup.csv")]
    public async Task A_damaged_file_beside_them_stores_nothing_at_all(string file, string text, string code, string says)
    {
        await using var folder = await StartAsync();
        folder.Write(file, text);
        var run = await folder.ImportAsync("shanghai-enterprises", folder.Path);
        Assert.True(run.Exit == 1 && run.Error.Contains($"[{code}]", StringComparison.Ordinal) && run.Error.Contains(says, StringComparison.Ordinal), run.ToString());
        Assert.Empty(await folder.Platform.Operator.ItemsAsync("/api/v1/regions"));
    }
}
