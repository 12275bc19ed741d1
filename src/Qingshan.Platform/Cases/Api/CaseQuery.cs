using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Cases;

/// <summary>Reading what a page or a program asks of cases.</summary>
public static class CaseQuery
{
    /// <param name="state"><c>open</c>, <c>closed</c>, <c>overdue</c>, <c>inbox</c>, or a state of a workflow.</param>
    public static Result<CaseFilter> Filter(WorkflowBook workflows, string? region, string? point, string? workflow, string? state, string? severity, string? enterprise = null)
    {
        if (!string.IsNullOrEmpty(workflow) && workflows.Find(workflow) is null) return CaseErrors.UnknownWorkflow.Of(workflow, string.Join(", ", workflows.All.Select(w => w.Key)));
        Severity? least = null;
        if (!string.IsNullOrEmpty(severity))
        {
            if (!Word<Severity>("severity", severity).TryGet(out var word, out var error)) return error;
            least = word;
        }
        var filter = new CaseFilter(region, point, string.IsNullOrEmpty(workflow) ? null : workflow, Severity: least, Enterprise: enterprise);
        switch (state)
        {
            case null or "": return filter;
            case "open": return filter with { Open = true };
            case "closed": return filter with { Open = false };
            case "overdue": return filter with { Overdue = true };
            case "inbox": return filter with { Inbox = true };
        }
        var states = workflows.All.SelectMany(w => w.States).Select(s => s.Key).Distinct().ToList();
        return states.Contains(state) ? filter with { State = state } : CommonErrors.BadParameter.Of("state", state, string.Join(", ", ["inbox", "open", "overdue", "closed", .. states]));
    }

    /// <summary>A value of an enumeration by the word of the interface.</summary>
    public static Result<T> Word<T>(string name, string? text) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Written(value) == text) return value;
        return CommonErrors.BadParameter.Of(name, text, string.Join(", ", Enum.GetValues<T>().Select(Written)));
    }

    public static string Written<T>(T value) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
