using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

public static class LedgerErrors
{
    public static readonly ErrorKind OutsideJurisdiction = new("ledger.outside-jurisdiction", 403,
        new("不在管辖范围内", "Outside the jurisdiction"),
        new("记录 {0} 所在区域不在当前账号的管辖范围内；请由有管辖权的单位录入。",
            "Record {0} lies in a region that this account's organisation does not hold; the organisation that does has to enter it."));

    public static readonly ErrorKind CodeTwice = new("ledger.code-twice", 400,
        new("编码重复", "A code is given twice"),
        new("编码 {0} 在同一次提交中出现了两次；请合并为一条。", "Code {0} occurs twice in one submission; make it one record."));

    public static readonly ErrorKind UnknownPoint = new("ledger.unknown-point", 404,
        new("没有这个监测点", "No such monitoring point"),
        new("没有编码为 {0} 的监测点，或当前账号无权查看；可用 points 列表查看可见的监测点。",
            "No monitoring point has the code {0}, or this account may not see it; the list of points shows what it may see."));

    public static readonly ErrorKind UnknownEnterprise = new("ledger.unknown-enterprise", 404,
        new("没有这家企业", "No such enterprise"),
        new("没有编码为 {0} 的企业，或当前账号无权查看；可在企业列表中查找。", "No enterprise has the code {0}, or this account may not see it; look for it in the list of enterprises."));

    public static readonly ErrorKind UnknownRegion = new("ledger.unknown-region", 404,
        new("没有这个区域", "No such region"),
        new("没有编码为 {0} 的区域；可用 regions 列表查看。", "No region has the code {0}; see the list of regions."));
}
