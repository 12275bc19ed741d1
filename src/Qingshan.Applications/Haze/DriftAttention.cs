using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Forecasts;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Haze;

/// <summary>Models in use that forecast worse than in their trial, for whoever may train others.</summary>
internal static class DriftAttention
{
    public static async Task<IReadOnlyList<AttentionItem>> OfAsync(AttentionQuery query, CancellationToken cancel)
    {
        if (!query.Viewer.May(Permission.TrainForecasts)) return [];
        var (archive, access, ledger) = (query.Services.GetRequiredService<ForecastArchive>(), query.Services.GetRequiredService<ForecastAccess>(), query.Services.GetRequiredService<LedgerBook>());
        HashSet<Guid>? within = query.Region is { } code && ledger.Now.RegionsByCode.TryGetValue(code, out var region) ? [.. ledger.Now.Within(region.Id)] : null;
        var drifting = (await archive.ModelsAsync(query.Viewer, null, ModelState.InUse, cancel))
            .Where(m => m.Drifting && (within is null || access.Stations(query.Viewer, m).Any(p => p.RegionId is { } at && within.Contains(at))));
        return [.. drifting.Take(query.Most).Select(Of)];
    }

    private static AttentionItem Of(TrainedModel model)
    {
        var worse = (100 * (model.Drift ?? 0)).ToString("0", CultureInfo.InvariantCulture);
        return new(Urgency.Today, new("预报变差", "forecasts got worse"), new(model.Name, model.Name),
            new($"近 30 天相对持续性的误差比检验时大 {worse} %；请训练新版本", $"the error relative to persistence of the last 30 days is {worse} % above that of the trial; train a new version"), "/haze/models", model.DriftAt, model.Simulated);
    }
}
