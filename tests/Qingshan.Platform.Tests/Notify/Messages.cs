using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Tests.Notify;

internal static class Messages
{
    public static NoticeMessage To(string address) => new(
        Guid.CreateVersion7(), address, "王值班", Severity.Serious, "P1", new("【青山】严重：东四站数据不变", "Serious: constant values at Dongsi"),
        new("东四站 PM2.5 连续 3 小时为 35.2 µg/m³，“不变”。", "PM2.5 at Dongsi has been 35.2 µg/m³ for 3 hours."), "http://localhost:5080/notices/1", "http://localhost:5080/signals/7");
}
