using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

public static class EnterpriseAccountErrors
{
    public static readonly ErrorKind NoEnterprise = new("own.no-enterprise", 409,
        new("账号没有对应的企业", "The account belongs to no enterprise"),
        new("当前账号的单位没有登记统一社会信用代码，或台账中没有这家企业；请联系生态环境部门登记。",
            "The organisation of this account has no credit code, or the ledger has no such enterprise; ask the environmental authority to register it."));

    public static readonly ErrorKind UnknownOperator = new("own.unknown-operator", 404,
        new("本企业没有这个经办人", "No such operator of the enterprise"),
        new("本企业没有用户名为 {0} 的经办人账号；其他账号由生态环境部门管理。", "The enterprise has no operator {0}; other accounts are managed by the environmental authority."));

    public static readonly ErrorKind UnknownMaintainer = new("own.unknown-maintainer", 404,
        new("没有这个运维单位", "No such maintainer"),
        new("没有名为“{0}”且设有第三方运维账号的单位；请填写全称，或请该单位先开通账号。", "There is no organisation “{0}” with accounts of maintainers; write its whole name, or have it ask for accounts first."));

    public static readonly ErrorKind WrongPeriod = new("own.wrong-period", 400,
        new("期限不对", "Not a period"),
        new("止须晚于起和现在，且不超过 {0} 天。", "It has to end after it begins and after now, within {0} days."));

    public static readonly ErrorKind AdmittedAlready = new("own.admitted-already", 409,
        new("这段时间已经授权", "Admitted already"),
        new("“{0}”在这段时间内已获授权；请先收回，或另选时间。", "“{0}” is admitted within this period already; withdraw that first, or choose another period."));

    public static readonly ErrorKind UnknownAdmission = new("own.unknown-admission", 404,
        new("没有这项授权", "No such admission"),
        new("本企业没有编号为 {0} 的有效授权。", "The enterprise has no admission {0} that could be withdrawn."));
}
