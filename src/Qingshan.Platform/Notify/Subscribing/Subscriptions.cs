using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Platform.Notify;

/// <summary>What somebody asks for. Codes and keys as in lists of the platform; empty is everything.</summary>
/// <param name="QuietFrom">Beijing time; both ends or neither.</param>
public sealed record WantedSubscription(string? Region, string? Kind, string? Detector, Severity LeastSeverity, ChannelKind Channel, TimeOnly? QuietFrom, TimeOnly? QuietTo);

/// <summary>Where somebody can be reached.</summary>
public sealed record ContactAddresses(string? Mail, string? Phone);

/// <summary>订阅 · Everybody keeps their own, and their own addresses.</summary>
public sealed class Subscriptions(PlatformDbs dbs, LedgerBook ledger, Channels channels, TimeProvider time)
{
    public async Task<Result<IReadOnlyList<Subscription>>> OfAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) return error;
        return await db.Set<Subscription>().AsNoTracking().Where(s => s.PersonId == me.PersonId && s.EndedAt == null).OrderBy(s => s.CreatedAt).ToListAsync(cancel);
    }

    public async Task<Result<Subscription>> AddAsync(Viewer viewer, WantedSubscription wanted, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) return error;
        Guid? region = null;
        if (!string.IsNullOrEmpty(wanted.Region))
        {
            if (!ledger.Now.RegionsByCode.TryGetValue(wanted.Region, out var found) || !Policy.For(viewer)(found)) return LedgerErrors.UnknownRegion.Of(wanted.Region);
            region = found.Id;
        }
        if (!string.IsNullOrEmpty(wanted.Kind) && MonitoringKind.Find(wanted.Kind) is null)
            return CommonErrors.BadParameter.Of("kind", wanted.Kind, string.Join(", ", MonitoringKind.All.Select(k => k.Key)));
        if (!channels.Kinds.Contains(wanted.Channel)) return NotifyErrors.NoSuchChannel.Of(wanted.Channel, channels.Kinds.Count == 0 ? "-" : string.Join(", ", channels.Kinds));
        if (Outbox.AddressOf(await db.Users.AsNoTracking().FirstAsync(p => p.Id == me.PersonId, cancel), wanted.Channel) is null) return NotifyErrors.NoAddress.Of(wanted.Channel);
        if (wanted.QuietFrom is null != wanted.QuietTo is null || (wanted.QuietFrom is { } from && from == wanted.QuietTo)) return NotifyErrors.WrongQuietHours.Of();
        var subscription = new Subscription
        {
            PersonId = me.PersonId, RegionId = region, Kind = Given(wanted.Kind), Detector = Given(wanted.Detector), LeastSeverity = wanted.LeastSeverity,
            Channel = wanted.Channel, Quiet = wanted.QuietFrom is { } begin ? new(begin, wanted.QuietTo!.Value) : null, CreatedAt = time.GetUtcNow().UtcDateTime,
        };
        db.Add(subscription);
        Audit.Add(db, "add", $"Subscription {subscription.Id}", $"{wanted.Channel}; from {wanted.LeastSeverity}; region {wanted.Region}; kind {wanted.Kind}; detector {wanted.Detector}");
        await db.SaveChangesAsync(cancel);
        return subscription;
    }

    public async Task<Error?> EndAsync(Viewer viewer, string id, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (!(await Staff.OfAsync(db, viewer, cancel)).TryGet(out var me, out var error)) return error;
        if (!Guid.TryParse(id, out var which)
            || await db.Set<Subscription>().FirstOrDefaultAsync(s => s.Id == which && s.PersonId == me.PersonId && s.EndedAt == null, cancel) is not { } subscription)
            return NotifyErrors.UnknownSubscription.Of(id);
        subscription.EndedAt = time.GetUtcNow().UtcDateTime;
        Audit.Add(db, "end", $"Subscription {id}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    public async Task<Result<ContactAddresses>> AddressesAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        return await MeAsync(db, viewer, cancel) is { } me ? new ContactAddresses(me.Email, me.PhoneNumber) : NotifyErrors.NeedsPerson.Of();
    }

    public async Task<Error?> SetAddressesAsync(Viewer viewer, ContactAddresses wanted, CancellationToken cancel)
    {
        await using var db = dbs.Open(viewer);
        if (await MeAsync(db, viewer, cancel) is not { } me) return NotifyErrors.NeedsPerson.Of();
        var (mail, phone) = (Given(wanted.Mail), Given(wanted.Phone));
        if (mail is not null && (mail.Length > 256 || !MailAddress.TryCreate(mail, out var read) || read.Address != mail)) return NotifyErrors.WrongMailAddress.Of(mail);
        if (phone is not null && !IsPhone(phone)) return NotifyErrors.WrongPhone.Of(phone);
        (me.Email, me.NormalizedEmail, me.PhoneNumber) = (mail, mail?.ToUpperInvariant(), phone);
        // Which addresses they are is nobody's business but the person's: the log says that they changed.
        Audit.Add(db, "set-addresses", $"Person {me.UserName}", $"mail {(mail is null ? "none" : "given")}; phone {(phone is null ? "none" : "given")}");
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private static async Task<Person?> MeAsync(PlatformDb db, Viewer viewer, CancellationToken cancel) =>
        viewer.PersonId is { } id ? await db.Users.FirstOrDefaultAsync(p => p.Id == id, cancel) : null;

    /// <summary>Digits as they are dialled, with or without the country: 13800000000, +8613800000000.</summary>
    private static bool IsPhone(string text) => text.TrimStart('+') is { Length: >= 5 and <= 15 } digits && digits.All(char.IsAsciiDigit);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
