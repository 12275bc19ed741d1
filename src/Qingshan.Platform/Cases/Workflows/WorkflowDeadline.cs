using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>办理时限 · How many working days a state of a workflow has, where it is other than the workflow says; its code is <c>workflow/state</c>.</summary>
[RecordKind("workflow-deadline", "工单办理时限", "Workflow deadline", "工单各环节的办理时限（工作日），与流程默认值不同时登记。", "How many working days the states of workflows have, where they are other than the workflow says.")]
public sealed class WorkflowDeadline : Record
{
    [Term("工作日数", "Working days", Unit = "d")]
    public required int Days { get; init; }

    [Term("依据", "Basis")]
    public required string Basis { get; init; }

    public static string CodeOf(string workflow, string state) => $"{workflow}/{state}";
}

internal sealed class WorkflowDeadlineTable : IEntityTypeConfiguration<WorkflowDeadline>
{
    public void Configure(EntityTypeBuilder<WorkflowDeadline> deadline) => deadline.Property(d => d.Basis).HasMaxLength(200);
}
