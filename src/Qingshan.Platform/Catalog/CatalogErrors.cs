using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

public static class CatalogErrors
{
    public static readonly ErrorKind UnknownDataset = new("catalog.unknown-dataset", 404,
        new("没有这个数据集", "No such dataset"),
        new("目录中没有编码为 {0} 的数据集，或当前账号无权知晓；可在 /catalog 检索。",
            "The catalogue has no dataset with the code {0}, or this account may not know of it; search at /catalog."));

    public static readonly ErrorKind NoRows = new("catalog.no-rows", 404,
        new("此数据集没有可直接读取的行", "This dataset has no rows of its own"),
        new("{0} 不是台账记录；监测数据请用 {1}。", "{0} is not a set of records; for measured data use {1}."));

    public static readonly ErrorKind BadCycle = new("catalog.bad-cycle", 400,
        new("更新周期无效", "The update cycle is not valid"),
        new("更新周期 {0} 无效：请用 ISO 8601 时长，例如 PT1H（每小时）、P1D（每天）、P30D（每月）。",
            "The update cycle {0} is not valid: use an ISO 8601 duration, for example PT1H (hourly), P1D (daily), P30D (monthly)."));

    public static readonly ErrorKind UnknownDuty = new("catalog.unknown-duty", 404,
        new("没有这条采集职责", "No such duty"),
        new("责任目录中没有编码为 {0} 的职责，或当前账号无权查看；全部职责见 /responsibility。", "The directory has no duty with the code {0}, or this account may not see it; all of them are at /responsibility."));

    public static readonly ErrorKind UnknownHolder = new("catalog.unknown-holder", 400,
        new("没有这个责任单位", "No such organisation or enterprise"),
        new("没有名称或编码为 {0} 的单位或企业：单位请填全称（见 /organisations），企业请填统一社会信用代码。", "No organisation or enterprise is called {0}: give the organisation's full name (see /organisations), or the enterprise's unified social credit code."));

    public static readonly ErrorKind DutyNeedsOneHolder = new("catalog.duty-needs-one-holder", 400,
        new("责任主体须为一个", "A duty has one holder"),
        new("请填写责任单位或责任企业中的一项，且只填一项。", "Give either the organisation or the enterprise, and only one of them."));

    public static readonly ErrorKind DutyNeedsOneItem = new("catalog.duty-needs-one-item", 400,
        new("职责对象须为一个", "A duty is about one thing"),
        new("请填写监测点类型（及监测项目）或台账数据集中的一项，且只填一项。", "Give either the kind of point (with its factors) or the set of records, and only one of them."));

    public static readonly ErrorKind BadDuration = new("catalog.bad-duration", 400,
        new("时长无效", "The duration is not valid"),
        new("{0} 的值 {1} 无效：请用不含年、月的 ISO 8601 时长，例如 PT1H（1 小时）、P1D（1 天）、P30D（30 天）。", "{0} is {1}, which is not valid: use an ISO 8601 duration without years and months, for example PT1H (1 hour), P1D (1 day), P30D (30 days)."));

    public static readonly ErrorKind BadText = new("catalog.bad-text", 400,
        new("内容缺失或过长", "A text is missing or too long"),
        new("{0}：请填写 {1} 到 {2} 个字符。", "{0}: give {1} to {2} characters."));

    public static readonly ErrorKind BadUrl = new("catalog.bad-url", 400,
        new("地址无效", "The address is not valid"),
        new("地址 {0} 无效：请填写以 https:// 或 http:// 开头的完整地址。", "The address {0} is not valid: give it in full, beginning with https:// or http://."));
}
