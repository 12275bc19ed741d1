using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>What is known of one device's secrets.</summary>
/// <param name="Password">Null: none is known.</param>
/// <param name="Keys">The keys in force, and behind them those of before, for packets that are read again; empty: the device does not encrypt.</param>
public sealed record KnownSecrets(string? Password, DateTime? PasswordAt, IReadOnlyList<DeviceKeys> Keys, DateTime? KeyAt)
{
    public static readonly KnownSecrets None = new(null, null, [], null);

    /// <summary>The frame as it was before it was encrypted; false where it is plain, or none of the keys opens it.</summary>
    internal bool TryDecipher(in Frame frame, out Frame plain) => TryDecipher(frame, out plain, out _);

    /// <param name="cipher">What it was encrypted with.</param>
    internal bool TryDecipher(in Frame frame, out Frame plain, out Sm4Cipher? cipher)
    {
        foreach (var keys in Keys)
            if (Decryption.TryDecipher(frame, keys, out plain, out cipher)) return true;
        (plain, cipher) = (default, null);
        return false;
    }
}

/// <summary>
/// 设备密码与密钥 · Passwords and SM4 keys of devices, in memory as the gateway needs them and sealed in the database. They are entered
/// and used; nobody is shown them.
/// </summary>
public sealed class DeviceSecrets(PlatformDbs dbs, LedgerBook ledger, IDataProtectionProvider protection, TimeProvider time, ILogger<DeviceSecrets> log)
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(1);

    private readonly IDataProtector _seal = protection.CreateProtector("Qingshan.DeviceSecrets");
    private readonly Lock _loading = new();
    private volatile Held? _now;

    public KnownSecrets Of(Device device) => Now.GetValueOrDefault(device.Id, KnownSecrets.None);

    /// <param name="password">Null leaves it; empty removes it.</param>
    /// <param name="key">Sixteen characters; null leaves it, empty removes it. The one before stays good for what was sent before the change.</param>
    public async Task<Result<KnownSecrets>> SetAsync(Viewer by, string mn, string? password, string? key, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        if (!DeviceSight.Held(ledger.Now, by, mn).TryGet(out var device, out var error)) return error;
        if (password is { Length: > 0 } && !IsPassword(password)) return CommonErrors.BadParameter.Of("password", "…", "1…40 ASCII，不含 ; , & = # · without them");
        if (key is { Length: > 0 } && !Sm4Key.TryParse(key, out _)) return CommonErrors.BadParameter.Of("key", "…", "16 个 ASCII 字符 · ASCII characters");

        await using var db = dbs.Open(by);
        foreach (var (kind, text) in ((SecretKind, string?)[])[(SecretKind.Password, password), (SecretKind.Key, key)])
        {
            if (text is null) continue;
            db.Add(new DeviceSecret { DeviceId = device.Id, Kind = kind, Sealed = text.Length == 0 ? "" : _seal.Protect(text), At = time.GetUtcNow().UtcDateTime, Author = by.Name });
            Audit.Add(db, text.Length == 0 ? "remove" : "change", $"Device{kind} {mn}");
        }
        await db.SaveChangesAsync(cancel);
        _now = null;
        return Of(device);
    }

    private FrozenDictionary<Guid, KnownSecrets> Now
    {
        get
        {
            if (_now is { } held && (time.GetUtcNow() - held.At).Duration() < Keep) return held.Secrets;
            lock (_loading)
            {
                if (_now is { } other && (time.GetUtcNow() - other.At).Duration() < Keep) return other.Secrets;
                return (_now = Load()).Secrets;
            }
        }
    }

    private Held Load()
    {
        // Synchronous on purpose: it is short, and the gateway asks for it in the middle of a packet.
        var at = time.GetUtcNow();
        using var db = dbs.Open(Viewer.Program);
        var rows = db.Set<DeviceSecret>().AsNoTracking().OrderBy(s => s.Id).ToList();
        return new(at, rows.GroupBy(s => s.DeviceId).ToFrozenDictionary(g => g.Key, Open));
    }

    private KnownSecrets Open(IGrouping<Guid, DeviceSecret> of)
    {
        var passwords = of.Where(s => s.Kind == SecretKind.Password).ToList();
        var password = passwords.Count == 0 ? null : Unseal(passwords[^1]);
        var said = of.Where(s => s.Kind == SecretKind.Key).ToList();
        var keys = new List<Sm4Key>();
        foreach (var one in Enumerable.Reverse(said))
            if (Sm4Key.TryParse(Unseal(one), out var key)) keys.Add(key);
        return new(password, password is null ? null : passwords[^1].At,
            [.. keys.Chunk(2).Select(pair => new DeviceKeys(pair[0], pair.ElementAtOrDefault(1)))], keys.Count == 0 ? null : said[^1].At);
    }

    private string? Unseal(DeviceSecret secret)
    {
        if (secret.Sealed.Length == 0) return null;
        try
        {
            return _seal.Unprotect(secret.Sealed);
        }
        catch (CryptographicException e)
        {
            // The folder of keys is another one than it was sealed with: the device is treated as one without, until it is entered again.
            log.LogError(e, "The {Kind} of device {Device} cannot be opened with the keys of this platform; enter it again", secret.Kind, secret.DeviceId);
            return null;
        }
    }

    private static bool IsPassword(string text) => text.Length <= 40 && text.All(c => c is > ' ' and <= '~' and not (';' or ',' or '&' or '=' or '#'));

    private sealed record Held(DateTimeOffset At, FrozenDictionary<Guid, KnownSecrets> Secrets);
}
