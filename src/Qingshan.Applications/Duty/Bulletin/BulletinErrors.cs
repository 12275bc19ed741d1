using Qingshan.Platform.Common;

namespace Qingshan.Applications.Duty;

public static class BulletinErrors
{
    public static readonly ErrorKind WrongDay = new("bulletin.wrong-day", 400,
        new("日期不对", "The day is wrong"),
        new("“{0}”不能作为日报日期；请写成 2026-11-24 这样的日期，不晚于今天（北京时间）。", "“{0}” is no day for a bulletin; write a date such as 2026-11-24, not later than today (Beijing time)."));

    public static readonly ErrorKind UnreadableTemplate = new("bulletin.unreadable-template", 500,
        new("日报模板打不开", "The template cannot be opened"),
        new("设置 BulletinTemplate 的文件 {0} 打不开（{1}）；它应是 Word 文档（.docx）。用 bulletin template 命令可得到一份原样模板。",
            "The file {0} of the setting BulletinTemplate cannot be opened ({1}); it has to be a Word document (.docx). The command bulletin template gives the original."));

    public static readonly ErrorKind UnknownPlaceholder = new("bulletin.unknown-placeholder", 500,
        new("日报模板中有未知的占位符", "The template has an unknown placeholder"),
        new("模板中的 {0} 没有意义，或列表占位符不在表格行内；可用的占位符见 docs/duty.md。请改正模板后重试。",
            "{0} in the template means nothing, or a placeholder of a list stands outside of a table's row; docs/duty.md has the list. Mend the template and try again."));

    public static readonly ErrorKind MixedLists = new("bulletin.mixed-lists", 500,
        new("日报模板的一行中混用了两个列表", "A row of the template mixes two lists"),
        new("模板的同一表格行中同时有 {0} 和 {1}；一行只能重复一个列表。", "One row of the template holds {0} and {1}; a row repeats one list."));
}
