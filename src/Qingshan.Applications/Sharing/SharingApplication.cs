using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Sharing;

/// <summary>共享 · Asking for data of others, deciding, and the register that both sides see.</summary>
public sealed class SharingApplication : Application
{
    public override Text Name => new("数据共享", "Sharing");

    public override int Order => 60;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Resources, "/sharing", new("数据共享", "Sharing"), Permission.SeeInternal)];

    public override IReadOnlyList<DatasetUse> Uses { get; } = [DatasetUse.At("/sharing", new("数据共享", "Sharing"), d => d.Code == "record.dataset-sharing")];
}
