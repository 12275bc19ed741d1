using Qingshan.Platform.Common;

namespace Qingshan.Platform.Streams;

public static class StreamErrors
{
    public static readonly ErrorKind NotDerived = new("streams.not-derived", 404,
        new("不是推导序列", "Not a derived series"),
        new("序列 {0} 是上报或导入的，不是由其他序列推导的。", "Series {0} is reported or imported, not derived from others."));
}
