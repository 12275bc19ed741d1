using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Applications.Cases.Api;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Cases;

/// <summary>工单 · Leads on their way through a workflow: who looks into what until when, what came of it, and how right the detectors were.</summary>
public sealed class CasesApplication : Application
{
    public override Text Name => new("工单", "Cases");

    public override int Order => 20;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Duty, "/cases", new("工单", "Cases"), Permission.SeeInternal),
        new(NavigationGroup.Duty, "/field", new("现场", "In the field"), Permission.HandleCases),
    ];

    public override void AddServices(IServiceCollection services) => services.AddSingleton<CaseDocument>();

    public override void MapEndpoints(IEndpointRouteBuilder routes) => routes.MapCaseDocumentApi();

    /// <summary>Cases that are overdue, for whoever sees them.</summary>
    public override async Task<IReadOnlyList<AttentionItem>> AttentionAsync(AttentionQuery query, CancellationToken cancel)
    {
        var access = query.Services.GetRequiredService<CaseAccess>();
        if (!(await access.ListAsync(query.Viewer, new(query.Region, Overdue: true), null, query.Most, cancel)).TryGet(out var overdue, out _) || overdue.Items.Count == 0) return [];
        var names = await query.Services.GetRequiredService<CaseNames>().OfAsync(overdue.Items, cancel);
        return [.. overdue.Items.Select(c => new AttentionItem(Urgency.Today, new("工单逾期", "case overdue"), names.Subject(c), new(c.Title, c.Title), $"/cases/{c.Number}", c.DueAt, names.IsSimulated(c)))];
    }
}
