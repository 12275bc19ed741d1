using Microsoft.EntityFrameworkCore;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>
/// What people do with commands to devices: ask, approve, refuse. Who asks needs the jurisdiction over the device; what changes a device or
/// makes it act is sent only when a second person has approved it.
/// </summary>
public sealed class CommandDesk(
    PlatformDbs dbs, LedgerBook ledger, DeviceManners manners, CommandParameters parameters, TalkingOptions options, CommandBell bell)
{
    public const int LongestReason = 500;

    /// <summary>So many commands of people may wait for one device.</summary>
    public const int MostWaiting = 20;

    public async Task<Result<DeviceCommand>> AskAsync(
        Viewer viewer, string? mn, int command, IReadOnlyDictionary<string, string>? given, string? reason, CancellationToken cancel)
    {
        if (!viewer.May(Permission.AskDevices)) return CommonErrors.Forbidden.Of(nameof(Permission.AskDevices));
        if (!DeviceSight.Held(ledger.Now, viewer, mn ?? "").TryGet(out var device, out var error)) return error;
        if (OfferedCommands.Find(command) is not { } kind) return TalkingErrors.NotOffered.Of(command, string.Join(", ", OfferedCommands.All.Select(k => k.Command)));
        var filled = (given ?? new Dictionary<string, string>()).Where(g => !string.IsNullOrWhiteSpace(g.Value)).ToDictionary();
        if (!kind.Read(filled).TryGet(out _, out error)) return error;
        if (manners.Of(device.Code) is { } manner && CommandCatalogue.Refuse(command, MessageDirection.Down, manner.Edition) is { } refusal)
            return TalkingErrors.NotInEdition.Of(device.Code, new Text(refusal.Zh, refusal.En));
        var why = (reason ?? "").ReplaceLineEndings(" ").Trim();
        if (why.Length > LongestReason || (kind.Acts && why.Length == 0)) return TalkingErrors.NeedsReason.Of(LongestReason);

        await using var db = dbs.Open(viewer);
        var waiting = await db.Set<DeviceCommand>().CountAsync(
            c => c.Mn == device.Code && c.Origin == CommandOrigin.Person && (c.State == DeviceCommandState.Asked || c.State == DeviceCommandState.Approved), cancel);
        if (waiting >= MostWaiting) return TalkingErrors.TooMany.Of(device.Code, waiting);
        var asked = New(db, device.Code, kind, filled, CommandOrigin.Person, why);
        CommandSteps.Begin(db, asked, kind.Acts
            ? new("提出命令，等待第二人批准", "asked for, waits for a second person")
            : new("提出命令，只读取数据，无需批准", "asked for; it only reads, and needs no approval"));
        await db.SaveChangesAsync(cancel);
        bell.Ring();
        return asked;
    }

    public Task<Result<DeviceCommand>> ApproveAsync(Viewer viewer, Guid id, string? reason, CancellationToken cancel) =>
        DecideAsync(viewer, id, DeviceCommandState.Approved, new("批准", "approved"), (reason ?? "").Trim(), cancel);

    public Task<Result<DeviceCommand>> RefuseAsync(Viewer viewer, Guid id, string? reason, CancellationToken cancel) =>
        (reason ?? "").Trim() is { Length: > 0 } why
            ? DecideAsync(viewer, id, DeviceCommandState.Refused, new("不批准", "refused"), why, cancel)
            : Task.FromResult<Result<DeviceCommand>>(TalkingErrors.NeedsReason.Of(LongestReason));

    /// <summary>A command of the program's own, by policy: nobody has to approve it, and everybody sees why it was sent.</summary>
    internal DeviceCommand Own(PlatformDb db, string mn, int command, Dictionary<string, string> given, CommandOrigin origin, Text why, Guid? gap = null)
    {
        var own = New(db, mn, OfferedCommands.Find(command)!, given, origin, $"{why.Zh} · {why.En}", gap);
        own.State = DeviceCommandState.Approved;
        CommandSteps.Begin(db, own, why);
        return own;
    }

    private DeviceCommand New(PlatformDb db, string mn, OfferedCommand kind, Dictionary<string, string> given, CommandOrigin origin, string reason, Guid? gap = null)
    {
        var now = db.Time.GetUtcNow().UtcDateTime;
        return new()
        {
            Mn = mn, Command = kind.Command, Parameters = parameters.Write(kind, given), Acts = kind.Acts, Origin = origin, AskedAt = now, AskedBy = db.Viewer.Name,
            AskedById = db.Viewer.PersonId, Reason = reason, ExpiresAt = now + options.Expiry, GapId = gap,
            State = kind.Acts ? DeviceCommandState.Asked : DeviceCommandState.Approved, StateAt = now,
        };
    }

    private async Task<Result<DeviceCommand>> DecideAsync(Viewer viewer, Guid id, DeviceCommandState to, Text what, string reason, CancellationToken cancel)
    {
        if (!viewer.May(Permission.ApproveDeviceCommands)) return CommonErrors.Forbidden.Of(nameof(Permission.ApproveDeviceCommands));
        if (reason.Length > LongestReason) return TalkingErrors.NeedsReason.Of(LongestReason);
        await using var db = dbs.Open(viewer);
        if (await db.Set<DeviceCommand>().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } command) return TalkingErrors.UnknownCommand.Of(id);
        if (!DeviceSight.Held(ledger.Now, viewer, command.Mn).TryGet(out _, out var error)) return error.Kind == IntakeErrors.UnknownDevice ? TalkingErrors.UnknownCommand.Of(id) : error;
        // Two people: neither the one who asked, by whichever key or for whomever, nor a command of the machine, which is nobody in particular.
        if (viewer.PersonId is null) return TalkingErrors.NeedsPerson.Of();
        if (viewer.Is(command.AskedById)) return TalkingErrors.OwnCommand.Of();
        if (command.State != DeviceCommandState.Asked || command.ExpiresAt <= db.Time.GetUtcNow().UtcDateTime) return TalkingErrors.Decided.Of(id, CommandWords.Of(command.State));
        CommandSteps.Move(db, command, to, reason.Length == 0 ? what : new($"{what.Zh}：{reason}", $"{what.En}: {reason}"));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return TalkingErrors.Decided.Of(id, new Text("他人刚刚处理", "somebody else was just here"));
        }
        bell.Ring();
        return command;
    }
}
