using System.Collections.Frozen;
using System.Net;
using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>A device's profile as the gateway and the decoder use it. A device without a profile has <see cref="None"/>.</summary>
internal sealed class DeviceRules
{
    public static readonly DeviceRules None = new(null);

    private readonly IReadOnlyList<IPNetwork> _addresses;
    private readonly FrozenDictionary<string, string> _aliases;

    private DeviceRules(DeviceProfile? profile)
    {
        Edition = profile?.Edition;
        Crc = profile?.Crc;
        Answer = profile?.Answer ?? AnswerPolicy.AsAsked;
        Password = profile?.Password ?? PasswordPolicy.Ignore;
        Reader = new(ToleratedBy(profile?.Refused ?? ""), Edition);
        _addresses = [.. Split(profile?.Addresses ?? "").Select(ParseNetwork).OfType<IPNetwork>()];
        _aliases = (profile?.Aliases is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json)! : []).ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    public Edition? Edition { get; }

    private CrcKind? Crc { get; }

    public AnswerPolicy Answer { get; }

    public PasswordPolicy Password { get; }

    /// <summary>The check value of what is sent to it: as was said, or as it uses it itself.</summary>
    public CrcKind CrcOf(FrameNotes heard) => Crc ?? (heard.HasFlag(FrameNotes.CrcModbusSwapped) ? CrcKind.ModbusSwapped : CrcKind.Hj212);

    /// <summary>Judges its packets by what is tolerated of it.</summary>
    public PacketReader Reader { get; }

    public static DeviceRules Of(LedgerSnapshot ledger, string mn) => ledger.Profiles.TryGetValue(mn, out var profile) ? new(profile) : None;

    /// <summary>Whether it may call from an address.</summary>
    public bool MayCallFrom(IPAddress? address)
    {
        if (_addresses.Count == 0) return true;
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _addresses.Any(n => n.Contains(plain));
    }

    /// <summary>The code that the device means where it sends this one.</summary>
    public string Meant(string factor) => _aliases.GetValueOrDefault(factor, factor);

    /// <summary>The code that the device sends where it means this factor; null: the factor's own.</summary>
    public string? AliasOf(string factor) => _aliases.FirstOrDefault(a => a.Value == factor).Key;

    public static IEnumerable<string> Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A network, or one address as a network of its own.</summary>
    public static IPNetwork? ParseNetwork(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var one) ? new IPNetwork(one, one.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork ? 32 : 128)
        : null;

    private static Tolerances ToleratedBy(string refused)
    {
        var left = Tolerances.All;
        foreach (var name in Split(refused))
            if (StandardRule.TryFind(name, out var rule)) left &= ~rule;
        return left;
    }
}
