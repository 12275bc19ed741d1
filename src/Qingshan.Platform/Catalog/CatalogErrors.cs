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

    public static readonly ErrorKind BadText = new("catalog.bad-text", 400,
        new("内容缺失或过长", "A text is missing or too long"),
        new("{0}：请填写 {1} 到 {2} 个字符。", "{0}: give {1} to {2} characters."));

    public static readonly ErrorKind BadUrl = new("catalog.bad-url", 400,
        new("地址无效", "The address is not valid"),
        new("地址 {0} 无效：请填写以 https:// 或 http:// 开头的完整地址。", "The address {0} is not valid: give it in full, beginning with https:// or http://."));
}
