using Qingshan.Platform.Common;

namespace Qingshan.Applications.EnterpriseFiles;

public static class EnterpriseFileErrors
{
    public static readonly ErrorKind NotThen = new("enterprises.not-then", 404,
        new("那一天台账中没有这家企业", "The ledger has nothing of that day"),
        new("编码 {0} 的企业在 {1} 尚未列入（或已移出）台账；台账自 {2} 起有它，请选择更晚的日期。", "Enterprise {0} was not in the ledger on {1}, or no longer; the ledger has it from {2}: choose a later day."));
}
