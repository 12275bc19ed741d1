using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing;

public static class FeatureErrors
{
    public static readonly ErrorKind UnknownCollection = new("features.unknown-collection", 404,
        new("没有这个要素集合", "No such collection"),
        new("没有要素集合 {0}；可用的集合：{1}。", "There is no collection {0}; the collections are: {1}."));

    public static readonly ErrorKind UnknownFeature = new("features.unknown-feature", 404,
        new("没有这个要素", "No such feature"),
        new("集合 {0} 中没有编码为 {1} 的要素，或您无权查看。", "The collection {0} has no feature with the code {1}, or you may not see it."));

    public static readonly ErrorKind UnknownParameter = new("features.unknown-parameter", 400,
        new("不认识的参数", "Unknown parameter"),
        new("不认识参数 {0}；可用 bbox、datetime、limit、after，以及属性：{1}。", "The parameter {0} is not known; use bbox, datetime, limit, after, or a property: {1}."));
}
