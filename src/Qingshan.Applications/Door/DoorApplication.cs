using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications.Door;

/// <summary>企业端与信息公开 · What an enterprise does here for itself, what officers answer it, and what of it is everybody's.</summary>
public sealed class DoorApplication : Application
{
    public override Text Name => new("企业端与信息公开", "Enterprise and disclosure");

    public override int Order => 66;

    public override IReadOnlyList<NavigationEntry> Navigation { get; } =
    [
        new(NavigationGroup.Enterprise, "/own", new("企业端", "Own enterprise"), Permission.SeeOwn),
        new(NavigationGroup.Duty, "/objections", new("企业申诉", "Objections"), Permission.SeeInternal),
        new(NavigationGroup.Resources, "/disclosure", new("企业信息公开", "Disclosure"), Permission.SeePublic),
    ];

    public override IReadOnlyList<DatasetUse> Uses { get; } =
        [DatasetUse.At("/disclosure", new("企业信息公开", "Disclosure"), d => d.Code is "record.penalty" or "record.permit-report" or "record.reported-total" or "record.discharge-permit")];
}
