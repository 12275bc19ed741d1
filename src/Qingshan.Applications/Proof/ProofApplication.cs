using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Proof;

/// <summary>证据 · The signed roots of the days, published for everybody to write down.</summary>
public sealed class ProofApplication : Application
{
    public override Text Name => new("证据", "Evidence");

    public override int Order => 910;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } = [new(NavigationGroup.Reference, "/evidence", new("证据", "Evidence"), Permission.SeePublic)];
}
