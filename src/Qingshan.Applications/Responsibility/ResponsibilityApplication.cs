using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Responsibility;

/// <summary>责任目录 · Who has to collect what, whether it is done, what is done twice or by nobody, and who contributes.</summary>
public sealed class ResponsibilityApplication : Application
{
    public override Text Name => new("责任目录", "Responsibilities");

    public override int Order => 55;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Resources, "/responsibility", new("责任目录", "Responsibilities"), Permission.SeeInternal)];

    public override IReadOnlyList<DatasetUse> Uses { get; } = [DatasetUse.At("/responsibility", new("责任目录", "Responsibilities"), d => d.Code == "record.collection-duty")];
}
