using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Catalog;

/// <summary>资源目录 · What data there are, what stands in them, where they come from and where they go.</summary>
public sealed class CatalogApplication : Application
{
    public override Text Name => new("资源目录", "Catalogue");

    public override int Order => 50;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Resources, "/catalog", new("资源目录", "Catalogue"), Permission.SeePublic)];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/catalog", new("资源目录", "Catalogue"), d => d.Code is "record.external-dataset" or "record.dataset-note")];
}
