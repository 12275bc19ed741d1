using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>Who sees a device, and who may change it or speak to it: the policy on the device and on its point.</summary>
public static class DeviceSight
{
    /// <summary>Whether the viewer may know of the device.</summary>
    public static bool Sees(LedgerSnapshot now, Viewer viewer, string mn)
    {
        var sees = Policy.For(viewer);
        return now.Devices.TryGetValue(mn, out var device) && now.Points.TryGetValue(device.PointId, out var point) && sees(point) && sees(device);
    }

    /// <summary>Whether it lies in the viewer's jurisdiction.</summary>
    public static bool Holds(LedgerSnapshot now, Viewer viewer, string mn) =>
        now.Devices.TryGetValue(mn, out var device) && now.Points.TryGetValue(device.PointId, out var point) && Policy.Holds(viewer, device) && Policy.Holds(viewer, point);

    /// <summary>The device, for who only looks.</summary>
    public static Result<Device> Seen(LedgerSnapshot now, Viewer viewer, string mn) =>
        Sees(now, viewer, mn) ? now.Devices[mn] : IntakeErrors.UnknownDevice.Of(mn);

    /// <summary>The device, for who changes it or speaks to it.</summary>
    public static Result<Device> Held(LedgerSnapshot now, Viewer viewer, string mn) =>
        !Sees(now, viewer, mn) ? IntakeErrors.UnknownDevice.Of(mn) : Holds(now, viewer, mn) ? now.Devices[mn] : IntakeErrors.DeviceOutsideJurisdiction.Of(mn);
}
