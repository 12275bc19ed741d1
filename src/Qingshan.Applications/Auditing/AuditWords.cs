using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications.Auditing;

/// <summary>The log's words in those of people.</summary>
public static class AuditWords
{
    /// <summary>Every action that the program writes; a test holds it against the source.</summary>
    public static IReadOnlyDictionary<string, Text> Actions { get; } = new Dictionary<string, Text>
    {
        ["accept-data"] = new("审核通过数据", "accepted data"),
        ["act-for"] = new("开始代同事操作", "began to act for a colleague"),
        ["act-for-end"] = new("结束代同事操作", "ended acting for a colleague"),
        ["add"] = new("新增", "added"),
        ["admit-maintainer"] = new("授权第三方运维", "admitted a maintainer"),
        ["analyse"] = new("运行分析", "ran an analysis"),
        ["audit-export"] = new("导出审计日志", "exported the audit log"),
        ["begin"] = new("设定起点", "set where to begin"),
        ["call"] = new("操作（无变化）", "asked (nothing changed)"),
        ["cancel"] = new("取消", "cancelled"),
        ["cancel-analysis"] = new("取消分析", "cancelled an analysis"),
        ["cancel-haze-study"] = new("取消灰霾研究", "cancelled a study on haze"),
        ["cancel-training"] = new("取消训练", "cancelled a training"),
        ["case-assigned"] = new("指派工单", "assigned a case"),
        ["case-attached"] = new("为工单添加附件", "added a file to a case"),
        ["case-commented"] = new("为工单添加说明", "commented on a case"),
        ["case-field-report"] = new("提交现场检查记录", "sent a field report"),
        ["case-joined"] = new("线索并入工单", "joined a signal to a case"),
        ["case-opened"] = new("立案", "opened a case"),
        ["case-step"] = new("办理工单", "took a step of a case"),
        ["case-supervised"] = new("督办工单", "supervised a case"),
        ["case-verdict"] = new("给出线索结论", "gave a verdict on a signal"),
        ["change"] = new("修改", "changed"),
        ["change-password"] = new("修改密码", "changed the password"),
        ["close"] = new("关闭", "closed"),
        ["close-day"] = new("封账并签署日根", "closed and signed the day"),
        ["close-months"] = new("封存月份", "closed months into files"),
        ["command-answered"] = new("设备已应答命令", "the device answered"),
        ["command-approved"] = new("批准设备命令", "approved a device command"),
        ["command-asked"] = new("请求设备命令", "asked for a device command"),
        ["command-expired"] = new("设备命令过期", "a device command expired"),
        ["command-failed"] = new("设备命令失败", "a device command failed"),
        ["command-refused"] = new("不批准设备命令", "refused a device command"),
        ["command-sent"] = new("向设备发出命令", "sent a command to the device"),
        ["command-waits"] = new("设备命令等待发送", "a device command waits to be sent"),
        ["confirm"] = new("确认已阅", "confirmed having read"),
        ["correct"] = new("更正", "corrected"),
        ["delegate"] = new("委托", "delegated"),
        ["derive"] = new("重新推导", "derived again"),
        ["end"] = new("结束", "ended"),
        ["evidence-export"] = new("导出证据", "exported evidence"),
        ["evidence-key"] = new("启用签名密钥", "began to use a signing key"),
        ["export"] = new("导出数据", "exported data"),
        ["export-sent"] = new("导出已发送", "export was sent"),
        ["file-permit-report"] = new("报送执行报告", "filed a permit report"),
        ["file-results"] = new("报送自行监测结果", "filed results taken by hand"),
        ["grant"] = new("授予", "granted"),
        ["hand-over"] = new("交班", "handed over"),
        ["import"] = new("导入文件", "imported a file"),
        ["ingest"] = new("接口报送数据", "sent in data"),
        ["inquiry-answered"] = new("企业答复告知", "answered for an enterprise"),
        ["inquiry-asked"] = new("向企业发出告知", "asked an enterprise"),
        ["inquiry-overdue"] = new("告知逾期未答复", "a notice was not answered in time"),
        ["inquiry-withdrawn"] = new("撤回告知", "withdrew a notice"),
        ["issue-forecast"] = new("发布预报", "issued a forecast"),
        ["link"] = new("关联外部身份", "linked an identity of elsewhere"),
        ["mark-data"] = new("标记数据", "marked data"),
        ["object"] = new("提出申诉", "objected"),
        ["objection-decided"] = new("决定申诉", "decided on an objection"),
        ["objection-overdue"] = new("申诉逾期未决定", "an objection was not decided in time"),
        ["one-time-password"] = new("发放一次性密码", "gave a one-time password"),
        ["passkey-add"] = new("登记通行密钥", "added a passkey"),
        ["passkey-remove"] = new("删除通行密钥", "removed a passkey"),
        ["quality-acknowledged"] = new("确认质量问题", "acknowledged a quality issue"),
        ["quality-answered"] = new("答复质量问题", "answered a quality issue"),
        ["quality-closed"] = new("关闭质量问题", "closed a quality issue"),
        ["quality-commented"] = new("为质量问题添加说明", "commented on a quality issue"),
        ["quality-reopened"] = new("重新打开质量问题", "reopened a quality issue"),
        ["read-again"] = new("重新解读数据包", "had packets read again"),
        ["refuse"] = new("被拒绝", "was refused"),
        ["remove"] = new("删除", "removed"),
        ["remove-forecasts"] = new("清除过期预报", "removed forecasts past their time"),
        ["reopen"] = new("重新开放", "opened again"),
        ["reopen-data"] = new("退回重审", "reopened the review"),
        ["revoke"] = new("吊销", "revoked"),
        ["role"] = new("授予角色", "gave a role"),
        ["second-factor-off"] = new("解除第二因素", "took the second factor off"),
        ["seed"] = new("生成模拟省", "made a simulated province"),
        ["separation"] = new("三员分立", "separation of duties"),
        ["set-addresses"] = new("修改联系方式", "changed contact addresses"),
        ["share-ask"] = new("申请共享数据", "asked for data"),
        ["share-grant"] = new("批准共享", "granted a request for data"),
        ["share-refuse"] = new("驳回共享申请", "refused a request for data"),
        ["share-revoke"] = new("撤销共享授权", "took a grant back"),
        ["share-withdraw"] = new("撤回共享申请", "took a request for data back"),
        ["sign-in"] = new("登录", "signed in"),
        ["sign-out"] = new("退出登录", "signed out"),
        ["signal-acknowledged"] = new("确认线索", "acknowledged a signal"),
        ["signal-assigned"] = new("指派线索", "assigned a signal"),
        ["signal-commented"] = new("为线索添加说明", "commented on a signal"),
        ["study-haze"] = new("计算灰霾研究", "had a study on haze computed"),
        ["substitute-data"] = new("替代数据", "substituted data"),
        ["take-over"] = new("接班", "took over"),
        ["test"] = new("测试通知渠道", "tested a channel"),
        ["train-forecast"] = new("训练预报模型", "had a forecast model learned"),
        ["try-again"] = new("再试转发", "tried a relay again"),
        ["unlink"] = new("解除外部身份", "removed an identity of elsewhere"),
        ["unlock"] = new("解锁", "unlocked"),
        ["use-forecast-model"] = new("启用预报模型", "put a forecast model in use"),
        ["warning-evaluated"] = new("评估预警", "evaluated a warning"),
        ["warning-proposed"] = new("提议预警", "proposed about a warning"),
        ["warning-refused"] = new("不予签发预警", "refused what was proposed about a warning"),
        ["warning-signed"] = new("签发预警", "signed a warning"),
        ["warning-withdrawn"] = new("撤回预警提议", "took a proposal about a warning back"),
        ["withdraw"] = new("收回", "withdrew"),
        ["withdraw-maintainer"] = new("收回第三方运维授权", "withdrew a maintainer"),
        ["withdraw-mark"] = new("撤销标记", "took a mark back"),
        ["write"] = new("写入", "wrote"),
    };

    private static readonly Dictionary<string, Text> Kinds = new()
    {
        ["ApiKey"] = new("接口密钥", "API key"),
        ["AppliedEdition"] = new("适用版本", "applied edition"),
        ["AuditEntry"] = new("审计记录", "audit entry"),
        ["Bulletin"] = new("日报", "bulletin"),
        ["CalendarDay"] = new("工作日历", "calendar day"),
        ["Case"] = new("工单", "case"),
        ["Channel"] = new("通知渠道", "channel"),
        ["DayRoot"] = new("日根", "day root"),
        ["Dataset"] = new("数据集", "dataset"),
        ["Device"] = new("数采仪", "device"),
        ["DeviceKey"] = new("设备密钥", "key of the device"),
        ["DevicePassword"] = new("设备密码", "password of the device"),
        ["DeviceProfile"] = new("设备画像", "device profile"),
        ["DischargePermit"] = new("排污许可证", "discharge permit"),
        ["DutyEntry"] = new("值班日志", "duty log entry"),
        ["EiaProject"] = new("建设项目环评", "EIA project"),
        ["Enterprise"] = new("企业", "enterprise"),
        ["EnvironmentalTaxRate"] = new("环境保护税适用税额", "environmental tax rate"),
        ["EvidenceKey"] = new("签名密钥", "signing key"),
        ["HandOver"] = new("交接班", "hand-over"),
        ["HazardousWastePermit"] = new("危险废物经营许可证", "hazardous waste permit"),
        ["Jurisdiction"] = new("管辖范围", "jurisdiction"),
        ["LicensingStatement"] = new("许可情况自述", "licensing statement"),
        ["MonitoringPoint"] = new("监测点", "monitoring point"),
        ["NameLink"] = new("名称关联", "link of a name"),
        ["Notice"] = new("通知", "notice"),
        ["Organisation"] = new("单位", "organisation"),
        ["OtherPermit"] = new("其他许可", "other permit"),
        ["OwnMonitoringTask"] = new("自行监测方案", "own monitoring task"),
        ["PermitAllowance"] = new("许可排放量", "permit allowance"),
        ["PermitReport"] = new("执行报告", "permit report"),
        ["Person"] = new("账号", "account"),
        ["PointLimit"] = new("监测点限值", "limit of a point"),
        ["PollutionSource"] = new("污染源", "pollution source"),
        ["QualityIssue"] = new("质量问题", "quality issue"),
        ["QualityParameter"] = new("质量规则参数", "parameter of a quality rule"),
        ["Region"] = new("行政区", "region"),
        ["RelayTarget"] = new("转发目标", "relay"),
        ["ReportedTotal"] = new("执行报告排放量", "reported total"),
        ["Shift"] = new("班次", "shift"),
        ["Signal"] = new("线索", "signal"),
        ["Subscription"] = new("订阅", "subscription"),
        ["WorkflowDeadline"] = new("工单办理时限", "workflow deadline"),
        ["packet"] = new("数据包", "packet"),
        ["series"] = new("序列", "series"),
    };

    public static Text Action(string action) => Actions.TryGetValue(action, out var word) ? word : new(action, action);

    /// <summary>Who is no person, in words; the name by which the log is searched stands beside them.</summary>
    public static Text Actor(string actor) => actor switch
    {
        "visitor" => new("访客 visitor", "visitor"),
        "program" => new("平台程序 program", "program"),
        LocalCommand.Name => new($"本机命令 {LocalCommand.Name}", LocalCommand.Name),
        _ => new(actor, actor),
    };

    /// <summary>An action with its outcome: a sign-in that failed did not happen.</summary>
    public static Text Said(AuditEntry entry) => (entry.Outcome, entry.Action) switch
    {
        (AuditOutcome.Done, _) or (_, "refuse") => Action(entry.Action),
        (_, "sign-in") => new("登录失败", "failed to sign in"),
        (_, "change-password") => new("修改密码失败", "failed to change the password"),
        _ => new($"{Action(entry.Action).Zh}（未成功）", $"did not succeed: {Action(entry.Action).En}"),
    };

    /// <summary>A subject with its kind in words: <c>MonitoringPoint 1001A</c> is 监测点 1001A.</summary>
    public static Text Subject(string subject) => subject.Split(' ', 2) is [var kind, var code] && Kinds.TryGetValue(kind, out var word)
        ? new($"{word.Zh} {code}", $"{word.En} {code}")
        : new(subject, subject);

    public static Text Outcome(AuditOutcome outcome) => outcome == AuditOutcome.Done ? new("已完成", "Done") : new("被拒绝", "Refused");

    /// <summary>Bytes as people say them.</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 10_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 10_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 10_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.#} GB"),
    };
}
