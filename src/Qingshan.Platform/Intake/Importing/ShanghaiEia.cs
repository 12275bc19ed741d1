using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using static Qingshan.Platform.Intake.DisclosureFile;

namespace Qingshan.Platform.Intake;

/// <summary>Construction projects out of three files: documents of enterprises, projects that are followed up, applications that are published.</summary>
internal sealed class ShanghaiEia
{
    private const string Assessment = "建设项目环境影响评价", Completion = "建设项目竣工验收";

    private static readonly Dictionary<string, EiaStage> Stages = new()
    {
        ["建设前"] = EiaStage.BeforeConstruction, ["建设期"] = EiaStage.Construction, ["竣工及调试期"] = EiaStage.Trial, ["竣工环保验收"] = EiaStage.Completed,
    };

    public List<ShanghaiDocument<EiaProject>> Approved { get; } = [];

    public List<ShanghaiDocument<EiaProject>> FollowedUp { get; } = [];

    public List<ShanghaiDocument<EiaProject>> Pending { get; } = [];

    /// <summary>Completions that were put to the assessment of the same source and name.</summary>
    public int Joined { get; private set; }

    public required DisclosureFile Approvals { get; init; }

    public required DisclosureFile Details { get; init; }

    public required DisclosureFile Followed { get; init; }

    public required DisclosureFile Applications { get; init; }

    public IReadOnlyList<DisclosureFile> Files => [Approvals, Followed, Details, Applications];

    public static Result<ShanghaiEia> Read(string folder, IReadOnlyDictionary<string, ShanghaiSource> sources)
    {
        if (!Open(folder, "eia_approvals", "stId", "stType", "stXmmc", "stWrybh", "stYkzbh", "stPwh", "stFzrq", "stQymc").TryGet(out var approvals, out var error)
            || !Open(folder, "eia_followup_detail", "project_id", "建设单位", "环评批文文号", "环评批文日期", "实际开工日期", "开始调试日期", "环评项目登记号").TryGet(out var details, out error)
            || !Open(folder, "eia_followup", "project_id", "project_name", "area", "current_stage", "public_date").TryGet(out var followed, out error)
            || !Open(folder, "eia_pending", "project_id", "project_name", "audit_department", "address", "release_time", "closing_date").TryGet(out var pending, out error)) return error;
        var eia = new ShanghaiEia { Approvals = approvals, Details = details, Followed = followed, Applications = pending };
        eia.TakeApprovals(sources);
        eia.TakeFollowedUp();
        pending.Take(eia.Application);
        return eia;
    }

    /// <summary>A document of an enterprise: an assessment, or the acceptance of a completion.</summary>
    private sealed record Document(string Id, string Name, string Source, string Developer, string? Registration, string? Number, DateOnly On);

    private void TakeApprovals(IReadOnlyDictionary<string, ShanghaiSource> sources)
    {
        var (assessments, completions) = (new List<Document>(), new List<Document>());
        Approvals.Take(c =>
        {
            if (c[1] is not (Assessment or Completion)) return new("文件类别不明 · kind of document not known", $"stType is '{c[1]}', not {Assessment} or {Completion}");
            if (!sources.ContainsKey(c[3])) return ShanghaiDocuments.NoSource(c[3]);
            if ((NotAName("stXmmc", c[2]) ?? NotAName("stQymc", c[7]) ?? NotDays(("stFzrq", c[6]))) is { } why) return why;
            if (Day(c[6]) is not { } on) return new("没有日期 · no date", "stFzrq is empty");
            (c[1] == Assessment ? assessments : completions).Add(new(c[0], Cut(c[2], 300), c[3], Cut(c[7], 200), Given(c[4], 100), Given(c[5], 200), on));
            return null;
        });
        // A completion belongs to an assessment where source and name say so of one alone, and stands by itself otherwise.
        var free = assessments.GroupBy(a => (a.Source, a.Name)).Where(g => g.Count() == 1).Select(g => g.Key).ToHashSet();
        var of = new Dictionary<(string, string), Document>();
        foreach (var completion in completions)
            if (!free.Contains((completion.Source, completion.Name)) || !of.TryAdd((completion.Source, completion.Name), completion)) Approved.Add(Project(completion, null, completion));
        Approved.AddRange(assessments.Select(a => Project(a, a, of.GetValueOrDefault((a.Source, a.Name)))));
        Joined = of.Count;

        ShanghaiDocument<EiaProject> Project(Document said, Document? assessment, Document? completion) => new(said.Source, sources[said.Source].District, said.Developer, "", ties => new()
        {
            Code = CodeOf(said.Id), Name = said.Name, Developer = said.Developer, SourceId = ties.Source, RegionId = ties.Region, Disclosure = Disclosure.Public,
            Stage = completion is null ? EiaStage.Approved : EiaStage.Completed, Registration = said.Registration,
            ApprovalNumber = assessment?.Number, ApprovedOn = assessment?.On, CompletionNumber = completion?.Number, CompletedOn = completion?.On,
        });
    }

    private sealed record Detail(string Developer, string? Number, DateOnly? Approved, DateOnly? Construction, DateOnly? Trial, string? Registration);

    private void TakeFollowedUp()
    {
        var details = new Dictionary<string, Detail>();
        Details.Take(c =>
        {
            if ((NotAName("建设单位", c[1]) ?? NotDays(("环评批文日期", c[3]), ("实际开工日期", c[4]), ("开始调试日期", c[5]))) is { } why) return why;
            details[c[0]] = new(Cut(c[1], 200), Given(c[2], 200), Day(c[3]), Day(c[4]), Day(c[5]), Given(c[6], 100));
            return null;
        });
        Followed.Take(c =>
        {
            if (!Stages.TryGetValue(c[3], out var stage)) return new("阶段不明 · stage not known", $"current_stage is '{c[3]}', not {string.Join(", ", Stages.Keys)}");
            if ((NotAName("project_name", c[1]) ?? NotDays(("public_date", c[4]))) is { } why) return why;
            if (!details.TryGetValue(c[0], out var detail)) return new("没有项目详情 · no details of the project", $"{c[0]} is not in {Details.Name}");
            FollowedUp.Add(new(null, c[2], detail.Developer, "", ties => new()
            {
                Code = CodeOf(c[0]), Name = Cut(c[1], 300), Stage = stage, Developer = detail.Developer, LinkCode = ties.Link, RegionId = ties.Region, Disclosure = Disclosure.Public, PublishedOn = Day(c[4]),
                Registration = detail.Registration, ApprovalNumber = detail.Number, ApprovedOn = detail.Approved, ConstructionOn = detail.Construction, TrialOn = detail.Trial,
            }));
            return null;
        });
    }

    private Rejection? Application(string[] c)
    {
        if ((NotAName("project_name", c[1]) ?? NotDays(("release_time", c[4]), ("closing_date", c[5]))) is { } why) return why;
        Pending.Add(new(null, c[2], "", "", ties => new()
        {
            Code = CodeOf(c[0]), Name = Cut(c[1], 300), Stage = EiaStage.Accepted, RegionId = ties.Region, Disclosure = Disclosure.Public, Site = Given(c[3], 200), Office = Given(c[2], 100), AcceptedOn = Day(c[4]), CommentsUntil = Day(c[5]),
        }));
        return null;
    }

    private static string CodeOf(string id) => $"SH-{id}";
}
