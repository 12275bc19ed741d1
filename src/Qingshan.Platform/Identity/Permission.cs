using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>What somebody may do. Roles are sets of these; nothing else in the code asks for a role.</summary>
public enum Permission
{
    /// <summary>See what is public. Everybody holds it, the visitor who has not signed in included.</summary>
    [Term("查看公开内容", "see what is public")]
    SeePublic,

    /// <summary>See internal records and series of one's jurisdiction.</summary>
    [Term("查看内部数据", "see internal data")]
    SeeInternal,

    /// <summary>See what is internal of one's own enterprise, or of those that have admitted one as their maintainer; of no other.</summary>
    [Term("查看本企业数据", "see one's enterprise")]
    SeeOwn,

    /// <summary>Speak for one's enterprise: answer notices, file results and reports, object.</summary>
    [Term("代表企业填报与答复", "file for one's enterprise")]
    FileForEnterprise,

    /// <summary>Manage the operators of one's enterprise, and say who maintains its instruments.</summary>
    [Term("管理本企业账号与运维单位", "manage the enterprise's accounts")]
    ManageOwnAccounts,

    /// <summary>See fields that are sensitive or personal unmasked, in what one sees.</summary>
    [Term("查看未脱敏的敏感字段", "see sensitive fields unmasked")]
    SeeSensitive,

    /// <summary>See packets down to their bytes.</summary>
    [Term("查看数据包", "see packets")]
    SeePackets,

    /// <summary>See what was quarantined or refused, and why.</summary>
    [Term("查看隔离区", "see the quarantine")]
    SeeQuarantine,

    /// <summary>Acknowledge, comment and assign signals.</summary>
    [Term("处理线索", "handle signals")]
    HandleSignals,

    /// <summary>Write the duty log, hand over and take over, and see who has read which notice.</summary>
    [Term("写值班日志", "keep the duty log")]
    KeepDutyLog,

    /// <summary>Say who is on duty when.</summary>
    [Term("排班", "manage the roster")]
    ManageRoster,

    /// <summary>Ask devices for data, and ask for commands that change them, which then wait for a second person.</summary>
    [Term("向设备取数、申请命令", "ask devices")]
    AskDevices,

    /// <summary>Approve or refuse commands to devices that somebody else asked for.</summary>
    [Term("批准设备命令", "approve commands to devices")]
    ApproveDeviceCommands,

    /// <summary>Send observations by HTTP.</summary>
    [Term("报送数据", "send observations")]
    Ingest,

    /// <summary>Import files of history.</summary>
    [Term("导入历史", "import history")]
    Import,

    /// <summary>Change the ledger.</summary>
    [Term("修改台账", "change the ledger")]
    EditLedger,

    /// <summary>Decide on requests for data of one's jurisdiction, and say how its datasets are shared.</summary>
    [Term("审批数据共享", "decide on sharing")]
    ApproveSharing,

    /// <summary>Mark data of one's own sites: calibration, maintenance, faults (企业标记).</summary>
    [Term("标记数据", "mark data")]
    MarkData,

    /// <summary>Review data at the stage of the station (站级审核).</summary>
    [Term("站级审核", "review at the station's stage")]
    ReviewStation,

    /// <summary>Review data at the stage of the city (市级审核).</summary>
    [Term("市级审核", "review at the city's stage")]
    ReviewCity,

    /// <summary>Review data at the stage of the province (省级审核).</summary>
    [Term("省级审核", "review at the province's stage")]
    ReviewProvince,

    /// <summary>Acknowledge and answer issues of quality that one's organisation has to answer for, or that lie in one's jurisdiction.</summary>
    [Term("答复质量问题", "answer quality issues")]
    AnswerQuality,

    /// <summary>Check answers to issues of quality: close them, and open them again.</summary>
    [Term("核查质量问题", "check quality issues")]
    CheckQuality,

    /// <summary>Open cases, handle them, and say of signals whether they are so.</summary>
    [Term("办理工单", "handle cases")]
    HandleCases,

    /// <summary>Review what others have handled: close cases, send them back, reopen them.</summary>
    [Term("复核工单", "review cases")]
    CheckCases,

    /// <summary>Set a deadline on a case of one's jurisdiction, whoever handles it.</summary>
    [Term("督办工单", "supervise cases")]
    SuperviseCases,

    /// <summary>Manage one's own account: keys, second factor, delegations. Whoever has signed in holds it.</summary>
    [Term("管理自己的账号", "manage one's own account")]
    OwnAccount,

    /// <summary>See accounts, organisations and who holds which right, and why.</summary>
    [Term("查看账号与权限", "see accounts and rights")]
    SeeRights,

    /// <summary>Create and close accounts and organisations; what they may do is for who holds <see cref="GrantRights"/>.</summary>
    [Term("管理账号与单位", "manage accounts and organisations")]
    ManagePeople,

    /// <summary>Grant and withdraw roles, jurisdictions and keys of others, and unlock accounts; never one's own.</summary>
    [Term("授权", "grant rights")]
    GrantRights,

    /// <summary>Read the audit log.</summary>
    [Term("查看审计日志", "read the audit log")]
    ReadAudit,

    /// <summary>Have models that forecast learned, put them in use, and forecast afterwards.</summary>
    [Term("训练与启用预报模型", "train and use forecast models")]
    TrainForecasts,

    /// <summary>Propose warnings of heavy pollution, other levels of them and their lifting, in one's jurisdiction.</summary>
    [Term("提议预警", "propose warnings")]
    ProposeWarnings,

    /// <summary>Sign or refuse what somebody else has proposed about warnings, and evaluate them when they are over.</summary>
    [Term("签发预警", "sign warnings")]
    SignWarnings,

    /// <summary>See health in detail and metrics.</summary>
    [Term("运行管理", "operate the platform")]
    Operate,
}

/// <summary>A named set of permissions.</summary>
public sealed record Role(string Name, Text Title, IReadOnlySet<Permission> Permissions);

/// <summary>The roles of the platform. They are code: what a role may do is reviewed like any other change.</summary>
public static class Roles
{
    public static readonly Role Visitor = new("visitor", new("访客", "Visitor"), new HashSet<Permission>([Permission.SeePublic]));

    /// <summary>An account that nobody has granted a role yet.</summary>
    public static readonly Role None = Make("none", new("未授权", "No role yet"));

    public static readonly Role Viewer = Make("viewer", new("查看人员", "Viewer"),
        Permission.SeeInternal);

    public static readonly Role DutyOfficer = Make("duty-officer", new("值班员", "Duty officer"),
        Permission.SeeInternal, Permission.SeePackets, Permission.SeeQuarantine, Permission.HandleSignals, Permission.KeepDutyLog,
        Permission.AskDevices, Permission.AnswerQuality, Permission.HandleCases, Permission.ProposeWarnings);

    public static readonly Role DutyLeader = Make("duty-leader", new("值班长", "Duty leader"),
        Permission.SeeInternal, Permission.SeePackets, Permission.SeeQuarantine, Permission.HandleSignals, Permission.KeepDutyLog, Permission.ManageRoster,
        Permission.AskDevices, Permission.ApproveDeviceCommands, Permission.ApproveSharing, Permission.AnswerQuality, Permission.CheckQuality, Permission.HandleCases, Permission.CheckCases, Permission.SuperviseCases,
        Permission.ProposeWarnings, Permission.SignWarnings);

    public static readonly Role DataProvider = Make("data-provider", new("数据报送方", "Data provider"),
        Permission.SeeInternal, Permission.Ingest, Permission.MarkData, Permission.AnswerQuality);

    /// <summary>企业管理员 · Acts for the enterprise of his organisation, and manages who else does.</summary>
    public static readonly Role EnterpriseAdministrator = Make("enterprise-administrator", new("企业管理员", "Enterprise administrator"),
        Permission.SeeOwn, Permission.FileForEnterprise, Permission.ManageOwnAccounts, Permission.MarkData);

    /// <summary>企业经办人.</summary>
    public static readonly Role EnterpriseOperator = Make("enterprise-operator", new("企业经办人", "Enterprise operator"),
        Permission.SeeOwn, Permission.FileForEnterprise, Permission.MarkData);

    /// <summary>第三方运维 · Of an organisation of his own; what he sees and marks is of the enterprises that have admitted it.</summary>
    public static readonly Role Maintainer = Make("maintainer", new("第三方运维", "Maintainer"),
        Permission.SeeOwn, Permission.MarkData);

    public static readonly Role StationReviewer = Make("station-reviewer", new("站级审核员", "Station reviewer"),
        Permission.SeeInternal, Permission.SeePackets, Permission.ReviewStation, Permission.AnswerQuality, Permission.HandleCases);

    public static readonly Role CityReviewer = Make("city-reviewer", new("市级审核员", "City reviewer"),
        Permission.SeeInternal, Permission.SeePackets, Permission.ReviewStation, Permission.ReviewCity, Permission.AnswerQuality, Permission.CheckQuality, Permission.HandleCases, Permission.CheckCases);

    public static readonly Role ProvinceReviewer = Make("province-reviewer", new("省级审核员", "Province reviewer"),
        Permission.SeeInternal, Permission.SeePackets, Permission.ReviewStation, Permission.ReviewCity, Permission.ReviewProvince, Permission.AnswerQuality, Permission.CheckQuality, Permission.HandleCases, Permission.CheckCases, Permission.SuperviseCases);

    public static readonly Role Operator = Make("operator", new("运维人员", "Operator"),
        Permission.SeeInternal, Permission.SeeSensitive, Permission.SeePackets, Permission.SeeQuarantine, Permission.HandleSignals, Permission.Ingest, Permission.Import,
        Permission.EditLedger, Permission.MarkData, Permission.AskDevices, Permission.Operate, Permission.TrainForecasts, Permission.ApproveSharing, Permission.AnswerQuality, Permission.CheckQuality, Permission.HandleCases, Permission.CheckCases, Permission.SuperviseCases, Permission.ProposeWarnings);

    /// <summary>系统管理员 · Accounts, organisations and operation; grants nothing, also not to himself, and reads no audit log.</summary>
    public static readonly Role Administrator = Make("administrator", new("系统管理员", "Administrator"),
        Permission.SeeRights, Permission.ManagePeople, Permission.Operate);

    /// <summary>安全管理员 · Roles, jurisdictions, keys, unlocking; grants nothing to himself.</summary>
    public static readonly Role SecurityOfficer = Make("security-officer", new("安全管理员", "Security officer"),
        Permission.SeeRights, Permission.GrantRights);

    /// <summary>审计员 · Reads the audit log; changes nothing.</summary>
    public static readonly Role Auditor = Make("auditor", new("审计员", "Auditor"),
        Permission.SeeRights, Permission.ReadAudit);

    /// <summary>初始管理员 · The first account, so that one person on one machine can begin. Nobody can be given it.</summary>
    public static readonly Role Owner = Make("owner", new("初始管理员", "Owner"), Enum.GetValues<Permission>());

    public static IReadOnlyList<Role> All { get; } =
    [
        Visitor, None, Viewer, DutyOfficer, DutyLeader, DataProvider, EnterpriseAdministrator, EnterpriseOperator, Maintainer, StationReviewer, CityReviewer, ProvinceReviewer, Operator,
        Administrator, SecurityOfficer, Auditor, Owner,
    ];

    /// <summary>三员 · The three that nobody may hold two of. An account has one role, so what has to be seen to is that nobody comes by a second account.</summary>
    public static IReadOnlyList<Role> Separate { get; } = [Administrator, SecurityOfficer, Auditor];

    /// <summary>What an account can be given.</summary>
    public static IReadOnlyList<Role> Grantable { get; } = [.. All.Where(r => r != Visitor && r != Owner)];

    public static Role? Find(string? name) => All.FirstOrDefault(r => r.Name == name);

    private static Role Make(string name, Text title, params Permission[] more) =>
        new(name, title, new HashSet<Permission>([Permission.SeePublic, Permission.OwnAccount, .. more]));
}
