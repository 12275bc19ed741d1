using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>A device's profile on the wire, in the words of <see cref="WantedProfile"/>.</summary>
/// <param name="Since">From when it is so.</param>
public sealed record ProfileView(
    string? Edition, string? Crc, string Answer, string? Clock, string Password, string Encoding, IReadOnlyDictionary<string, string> Aliases,
    IReadOnlyDictionary<string, string> Units, IReadOnlyList<string> Refused, IReadOnlyList<string> Addresses, DateTime Since, string Basis, string Author)
{
    public static ProfileView Of(DeviceProfile p, Device device) => new(
        NameOf(p.Edition), p.Crc switch { CrcKind.Hj212 => "hj212", CrcKind.ModbusSwapped => "modbus-swapped", _ => null },
        p.Answer switch { AnswerPolicy.Always => "always", AnswerPolicy.Never => "never", _ => "as-asked" },
        p.Clock switch { ClockPolicy.Leave => "leave", ClockPolicy.Offer => "offer", ClockPolicy.Set => "set", _ => null },
        p.Password switch { PasswordPolicy.Note => "note", PasswordPolicy.Refuse => "refuse", _ => "ignore" },
        p.TextIsGb18030 ? "gb18030" : "utf-8", Table(p.Aliases), UnitsOf(device),
        [.. DeviceRules.Split(p.Refused)], [.. DeviceRules.Split(p.Addresses)], p.ValidFrom, p.Source, p.Author);

    public static IReadOnlyDictionary<string, string> UnitsOf(Device device) => Table(device.Units);

    private static string? NameOf(Edition? edition) => edition switch { Hj212.Edition.V2005 => "2005", Hj212.Edition.V2017 => "2017", Hj212.Edition.V2025 => "2025", _ => null };

    private static Dictionary<string, string> Table(string? json) => json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
