using Qingshan.Platform.Observations;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Signals;

/// <summary>线索 · What the detectors found: what needs attention first, why, and what people have done about it.</summary>
public sealed class SignalsApplication : Application
{
    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/signals", new("线索", "Signals"), d => d.Code == "record.point-limit" || (d.Class == DatasetClass.Collection && d.Kind == SeriesKind.HourlyMean))];

    public override Text Name => new("线索", "Signals");

    public override int Order => 10;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Duty, "/signals", new("线索", "Signals"), Permission.SeeInternal)];
}
