using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Warnings;

namespace Qingshan.Applications.Haze;

/// <summary>Warnings as things to look at: those in force, and proposals that the viewer may sign.</summary>
internal static class WarningAttention
{
    public static async Task<IReadOnlyList<AttentionItem>> OfAsync(AttentionQuery query, CancellationToken cancel)
    {
        var access = query.Services.GetRequiredService<WarningAccess>();
        if (!(await access.ListAsync(query.Viewer, query.Region, false, null, 50, cancel)).TryGet(out var page, out _)) return [];
        var items = new List<AttentionItem>();
        foreach (var warning in page.Items.Where(w => w.IsOpen))
        {
            var region = new Text(warning.RegionName, warning.RegionNameEn ?? warning.RegionName);
            var waits = (await access.FindAsync(query.Viewer, warning.Number, cancel)).TryGet(out var seen, out _) ? seen.Waiting : null;
            if (waits is not null && query.Viewer.May(Permission.SignWarnings) && !query.Viewer.Is(waits.ProposedById) && !query.Viewer.Is(waits.ProposedForId))
                items.Add(new(Urgency.Now, new("预警待签发", "warning to sign"), region, WarningWords.Of(waits), $"/haze/plan/{warning.Number}", waits.ProposedAt, warning.Simulated));
            else if (warning.State == WarningState.Issued)
                items.Add(new(Urgency.Today, new("预警生效中", "warning in force"), region, WarningWords.Of(warning.Level), $"/haze/plan/{warning.Number}", warning.From, warning.Simulated));
        }
        return [.. items.OrderBy(i => i.Urgency).Take(query.Most)];
    }
}
