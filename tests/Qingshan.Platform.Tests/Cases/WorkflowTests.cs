using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Cases;

public sealed class WorkflowTests
{
    private static readonly Text Name = new("名", "name");

    [Fact]
    public void The_checking_of_leads_can_be_gone_through_and_left() => Assert.Empty(LeadCheck.Workflow.Faults());

    [Fact]
    public void What_cannot_be_reached_or_left_or_is_there_twice_is_said_and_does_not_start()
    {
        var wrong = new Workflow("wrong", Name, "W", "a", [new("a", Name), new("b", Name), new("lost", Name), new("end", Name, Terminal: true)],
        [
            Step("go", "a", "b"), Step("stay", "b", "b"), Step("finish", "lost", "end"), Step("nowhere", "a", "c"),
        ]);
        Assert.Equal(["wrong: nowhere leads from a to c, which is no state", "wrong: lost cannot be reached", "wrong: end cannot be reached", "wrong: from a no way leads to an end", "wrong: from b no way leads to an end"], wrong.Faults());
        Assert.Throws<InvalidOperationException>(() => new WorkflowBook([wrong]));
        Assert.Throws<InvalidOperationException>(() => new WorkflowBook([LeadCheck.Workflow, LeadCheck.Workflow with { Key = "other" }]));
    }

    [Theory]
    [InlineData("way=site;day=2026-11-29", null)]
    [InlineData("way=site;day=2026-11-29;measures=停产整改", null)]
    [InlineData("way=site", "cases.field-needed")]
    [InlineData("way=walking;day=2026-11-29", "cases.wrong-field")]
    [InlineData("way=site;day=29.11.2026", "cases.wrong-field")]
    [InlineData("way=site;day=2026-11-29;other=1", "common.bad-parameter")]
    public void A_form_is_checked_field_by_field(string given, string? error)
    {
        var form = given.Split(';').Select(f => f.Split('=')).ToDictionary(f => f[0], f => (string?)f[1]);
        var read = FormField.Read(LeadCheck.Workflow.Step("submit", LeadCheck.Checking)!.Fields, form);
        Assert.Equal(error, read.Error?.Code);
    }

    [Fact]
    public void A_number_is_one()
    {
        var field = new FormField("n", Name, FieldKind.Number);
        Assert.Equal([true, true, false, false], ((string[])["1.5", "-2e3", "many", "NaN"]).Select(v => FormField.Read([field], new Dictionary<string, string?> { ["n"] = v }).IsOk));
    }

    private static WorkflowStep Step(string key, string from, string to) => new(key, from, to, Name, Permission.HandleCases);
}
