using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Cases;

/// <summary>线索核查 · How leads of detectors are looked into, in every application: given out, checked, reviewed by somebody else, closed.</summary>
public static class LeadCheck
{
    public const string Key = "lead-check", Waiting = "waiting", Checking = "checking", Review = "review", Closed = "closed";

    public static readonly Workflow Workflow = new(Key, new("线索核查", "Checking of leads"), "XS", Waiting,
    [
        new(Waiting, new("待分派", "to be given out"), Days: 1),
        new(Checking, new("核查中", "being checked"), Days: 5, ForAssignee: true),
        new(Review, new("待复核", "to be reviewed"), Days: 2),
        new(Closed, new("已办结", "closed"), Terminal: true),
    ],
    [
        new("dispatch", Waiting, Checking, new("分派核查", "give out"), Permission.HandleCases) { Assigns = true },
        new("submit", Checking, Review, new("提交复核", "submit for review"), Permission.HandleCases)
        {
            NeedsReason = true, Submits = true,
            Fields =
            [
                new("way", new("核查方式", "How it was checked"), FieldKind.Choice, Required: true)
                {
                    Choices = [new("site", new("现场检查", "on site")), new("data", new("数据核查", "by the data")), new("remote", new("电话或视频", "by phone or video")), new("other", new("其他", "otherwise"))],
                },
                new("day", new("核查日期", "Day of the check"), FieldKind.Date, Required: true),
                new("measures", new("处置措施", "Measures taken"), FieldKind.Text),
            ],
        },
        new("remand", Review, Checking, new("退回补充核查", "send back"), Permission.CheckCases, StepKind.Remand) { NeedsReason = true, ByAnother = true },
        new("close", Review, Closed, new("复核通过，办结", "approve and close"), Permission.CheckCases) { NeedsReason = true, ByAnother = true },
        new("transfer", Waiting, Waiting, new("移送其他单位", "transfer"), Permission.HandleCases, StepKind.Transfer) { NeedsReason = true },
        new("transfer", Checking, Waiting, new("移送其他单位", "transfer"), Permission.HandleCases, StepKind.Transfer) { NeedsReason = true },
        new("reopen", Closed, Checking, new("重新核查", "reopen"), Permission.CheckCases, StepKind.Reopen) { NeedsReason = true },
    ]);
}
