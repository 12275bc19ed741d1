using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Relays;

/// <summary>转发与影子 · Passing packets on to other platforms, and overhearing one that is to be replaced.</summary>
public sealed class RelaysApplication : Application
{
    public override Text Name => new("转发", "Relays");

    public override int Order => 20;

    public override IReadOnlyList<DatasetUse> Uses { get; } = [DatasetUse.At("/relays", new("转发", "Relays"), d => d.Code == "record.relay-target")];

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Quality, "/relays", new("转发", "Relays"), Permission.Operate),
        new(NavigationGroup.Quality, "/shadow", new("影子旁听", "Shadow"), Permission.Operate),
    ];

    public override async Task<IReadOnlyList<AttentionItem>> AttentionAsync(AttentionQuery query, CancellationToken cancel)
    {
        if (!query.Viewer.May(Permission.Operate) || query.Region is not null) return [];
        var now = query.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var relays = await query.Services.GetRequiredService<RelayDesk>().ListAsync(query.Viewer, cancel);
        return [.. relays.Where(r => r.IsLate(now) || r.SetAside > 0).Select(r => Of(r, now)).OrderBy(i => i.Urgency).Take(query.Most)];
    }

    private static AttentionItem Of(RelayStatus relay, DateTime now)
    {
        var (name, href) = (new Text(relay.Target.Name, relay.Target.Name), $"/relays/{relay.Target.Code}");
        return relay.IsLate(now)
            ? new(Urgency.Today, new("转发滞后", "Relay behind"), name, new($"{relay.Waiting} 个数据包未转发", $"{relay.Waiting} packets wait"), href, relay.Oldest)
            : new(Urgency.Note, new("转发搁置", "Set aside"), name, new($"{relay.SetAside} 个数据包对方未确认", $"{relay.SetAside} packets are not acknowledged"), href);
    }
}
