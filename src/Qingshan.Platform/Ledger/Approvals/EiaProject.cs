using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 建设项目环评 · A construction project as a register of assessments tells it: who builds, which documents it has, and the dates from acceptance
/// to completion. Whose project it is follows from its pollution source where the register gives one, else from <see cref="LinkCode"/>.
/// </summary>
[RecordKind("eia-project", "建设项目环评", "EIA project", "建设项目环境影响评价台账：受理、批复、开工、调试、竣工验收的日期与文号。", "Construction projects and their environmental impact assessment: dates and documents from acceptance to completion.", Base = BaseDatabase.Pollution)]
public sealed class EiaProject : Record
{
    [Term("项目名称", "Project")]
    public required string Name { get; init; }

    [Term("阶段", "Stage")]
    public EiaStage Stage { get; init; }

    /// <summary>As the register gives it; empty where it names nobody.</summary>
    [Term("建设单位（原文）", "Developer as given")]
    public string Developer { get; init; } = "";

    /// <summary>The <see cref="NameLink"/> of the developer's name; null where the source says whose project it is, or nobody is named.</summary>
    [Term("名称关联", "Link of the name")]
    public string? LinkCode { get; init; }

    [Term("所属污染源", "Pollution source", Of = typeof(PollutionSource))]
    public Guid? SourceId { get; init; }

    [Term("项目登记号", "Registration number")]
    public string? Registration { get; init; }

    [Term("建设地点", "Site")]
    public string? Site { get; init; }

    [Term("审批部门", "Approving office")]
    public string? Office { get; init; }

    /// <summary>When the application was published as accepted (受理公示).</summary>
    [Term("受理公示日期", "Accepted on")]
    public DateOnly? AcceptedOn { get; init; }

    [Term("公示截止日期", "Comments until")]
    public DateOnly? CommentsUntil { get; init; }

    [Term("环评批文文号", "Approval document")]
    public string? ApprovalNumber { get; init; }

    [Term("环评批文日期", "Approved on")]
    public DateOnly? ApprovedOn { get; init; }

    [Term("实际开工日期", "Construction began on")]
    public DateOnly? ConstructionOn { get; init; }

    [Term("开始调试日期", "Trial operation began on")]
    public DateOnly? TrialOn { get; init; }

    [Term("竣工验收文号", "Completion document")]
    public string? CompletionNumber { get; init; }

    [Term("竣工验收日期", "Completion accepted on")]
    public DateOnly? CompletedOn { get; init; }

    /// <summary>When the register published what it says.</summary>
    [Term("公开日期", "Published on")]
    public DateOnly? PublishedOn { get; init; }
}

/// <summary>项目阶段 · How far a project has come, in order.</summary>
public enum EiaStage
{
    [Term("受理公示", "accepted")]
    Accepted,

    [Term("已批复", "approved")]
    Approved,

    [Term("建设前", "before construction")]
    BeforeConstruction,

    [Term("建设期", "construction")]
    Construction,

    [Term("竣工及调试期", "trial operation")]
    Trial,

    [Term("竣工环保验收", "completion acceptance")]
    Completed,
}
