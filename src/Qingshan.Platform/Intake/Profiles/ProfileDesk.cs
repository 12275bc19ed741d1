using System.Text.Json;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>A device's profile as a person says it. What is left out is as if nobody had said it.</summary>
/// <param name="Edition"><c>2005</c>, <c>2017</c>, <c>2025</c>; empty: by the Flag of each packet.</param>
/// <param name="Crc"><c>hj212</c>, <c>modbus-swapped</c>; empty: the one that the device uses.</param>
/// <param name="Answer"><c>as-asked</c>, <c>always</c>, <c>never</c>.</param>
/// <param name="Clock"><c>leave</c>, <c>offer</c>, <c>set</c>; empty: the platform's setting.</param>
/// <param name="Password">Where PW is not the device's: <c>ignore</c>, <c>note</c>, <c>refuse</c>.</param>
/// <param name="Encoding"><c>utf-8</c> (where it can be, else GB18030) or <c>gb18030</c>.</param>
/// <param name="Aliases">Codes that the device uses, with the factor's code that each means.</param>
/// <param name="Units">Units in which it reports, by factor code; of a factor's second value in a packet by <c>code#2</c>.</param>
/// <param name="Refused">Names of the deviations that are not tolerated of it.</param>
/// <param name="Addresses">Addresses and networks that it may call from; empty: any.</param>
/// <param name="Basis">Why it is said: a document, a letter, what was seen.</param>
public sealed record WantedProfile(
    string? Edition = null, string? Crc = null, string? Answer = null, string? Clock = null, string? Password = null, string? Encoding = null,
    IReadOnlyDictionary<string, string>? Aliases = null, IReadOnlyDictionary<string, string>? Units = null,
    IReadOnlyList<string>? Refused = null, IReadOnlyList<string>? Addresses = null, string? Basis = null);

/// <summary>Says how a device speaks, from now on. Packets of before are read again where somebody asks for it.</summary>
public sealed class ProfileDesk(LedgerBook book, LedgerWriter writer, TimeProvider time)
{
    private const int LongestBasis = 200;

    private static readonly Dictionary<string, Edition> Editions = new() { ["2005"] = Hj212.Edition.V2005, ["2017"] = Hj212.Edition.V2017, ["2025"] = Hj212.Edition.V2025 };
    private static readonly Dictionary<string, CrcKind> Crcs = new() { ["hj212"] = CrcKind.Hj212, ["modbus-swapped"] = CrcKind.ModbusSwapped };
    private static readonly Dictionary<string, AnswerPolicy> Answers = new() { ["as-asked"] = AnswerPolicy.AsAsked, ["always"] = AnswerPolicy.Always, ["never"] = AnswerPolicy.Never };
    private static readonly Dictionary<string, ClockPolicy> Clocks = new() { ["leave"] = ClockPolicy.Leave, ["offer"] = ClockPolicy.Offer, ["set"] = ClockPolicy.Set };
    private static readonly Dictionary<string, PasswordPolicy> Passwords = new() { ["ignore"] = PasswordPolicy.Ignore, ["note"] = PasswordPolicy.Note, ["refuse"] = PasswordPolicy.Refuse };
    private static readonly Dictionary<string, bool> Encodings = new() { ["utf-8"] = false, ["gb18030"] = true };

    /// <returns>Whether anything changed.</returns>
    public async Task<Result<bool>> PutAsync(Viewer by, string mn, WantedProfile wanted, CancellationToken cancel)
    {
        if (!DeviceSight.Held(book.Now, by, mn).TryGet(out var device, out var error)) return error;
        if (!ProfileOf(device, wanted).TryGet(out var profile, out error)) return error;
        if (!UnitsOf(wanted.Units).TryGet(out var units, out error)) return error;
        var basis = wanted.Basis?.Trim() ?? "";
        if (basis.Length is 0 or > LongestBasis) return CommonErrors.BadParameter.Of("basis", wanted.Basis, $"1…{LongestBasis} 字 · characters");

        var now = time.GetUtcNow().UtcDateTime;
        if (!(await writer.PutAsync(by, [profile], now, basis, cancel)).TryGet(out var said, out error)) return error;
        var changed = said[0].What != Written.Unchanged;
        if (wanted.Units is null || units.Json == device.Units) return changed;
        var with = new Device
        {
            Code = device.Code, PointId = device.PointId, Name = device.Name, MinuteInterval = device.MinuteInterval, Simulated = device.Simulated,
            RegionId = device.RegionId, Disclosure = device.Disclosure, Units = units.Json,
        };
        return (await writer.PutAsync(by, [with], now, basis, cancel)).TryGet(out var put, out error) ? changed || put[0].What != Written.Unchanged : error;
    }

    private static Result<DeviceProfile> ProfileOf(Device device, WantedProfile wanted)
    {
        if (!Choice("edition", wanted.Edition, Editions).TryGet(out var edition, out var error)) return error;
        if (!Choice("crc", wanted.Crc, Crcs).TryGet(out var crc, out error)) return error;
        if (!Choice("answer", wanted.Answer, Answers).TryGet(out var answer, out error)) return error;
        if (!Choice("clock", wanted.Clock, Clocks).TryGet(out var clock, out error)) return error;
        if (!Choice("password", wanted.Password, Passwords).TryGet(out var password, out error)) return error;
        if (!Choice("encoding", wanted.Encoding, Encodings).TryGet(out var encoding, out error)) return error;
        foreach (var name in wanted.Refused ?? [])
            if (!StandardRule.TryFind(name, out _)) return CommonErrors.BadParameter.Of("refused", name, string.Join(", ", StandardRule.All.Select(r => r.Name)));
        foreach (var address in wanted.Addresses ?? [])
            if (DeviceRules.ParseNetwork(address) is null) return CommonErrors.BadParameter.Of("addresses", address, "10.1.2.3, 10.1.0.0/16");
        foreach (var (sent, meant) in wanted.Aliases ?? new Dictionary<string, string>())
            if (!IsCode(sent) || !IsCode(meant) || FactorTable.Hj212Of2017.Find(meant) is null) return CommonErrors.BadParameter.Of("aliases", $"{sent} = {meant}", "p01 = a34004");
        return new DeviceProfile
        {
            Code = device.Code, DeviceId = device.Id, RegionId = device.RegionId, Disclosure = Disclosure.Internal,
            Edition = edition.Value, Crc = crc.Value, Answer = answer.Value ?? AnswerPolicy.AsAsked, Clock = clock.Value,
            Password = password.Value ?? PasswordPolicy.Ignore, TextIsGb18030 = encoding.Value ?? false,
            Aliases = Json(wanted.Aliases), Refused = string.Join(',', (wanted.Refused ?? []).Distinct().Order(StringComparer.Ordinal)),
            Addresses = string.Join(',', (wanted.Addresses ?? []).Select(a => a.Trim())),
        };
    }

    private static Result<UnitList> UnitsOf(IReadOnlyDictionary<string, string>? units)
    {
        foreach (var (code, unit) in units ?? new Dictionary<string, string>())
        {
            var at = code.IndexOf('#', StringComparison.Ordinal);
            if (!IsCode(at < 0 ? code : code[..at]) || (at >= 0 && !(int.TryParse(code[(at + 1)..], out var number) && number is > 1 and < 100)) || !Unit.TryParse(unit, out _))
                return CommonErrors.BadParameter.Of("units", $"{code} = {unit}", "a21005 = ug/m3, w00000#2 = m3");
        }
        return new UnitList(Json(units));
    }

    private static bool IsCode(string text) => text.Length is > 0 and <= 20 && text.All(char.IsAsciiLetterOrDigit);

    private static string? Json(IReadOnlyDictionary<string, string>? table) =>
        table is null or { Count: 0 } ? null : JsonSerializer.Serialize(new SortedDictionary<string, string>(table.ToDictionary(), StringComparer.Ordinal));

    private static Result<Chosen<T>> Choice<T>(string name, string? text, Dictionary<string, T> known) where T : struct =>
        string.IsNullOrWhiteSpace(text) ? new Chosen<T>(null)
        : known.TryGetValue(text.Trim(), out var found) ? new Chosen<T>(found)
        : CommonErrors.BadParameter.Of(name, text, string.Join(", ", known.Keys));

    private readonly record struct Chosen<T>(T? Value) where T : struct;

    private readonly record struct UnitList(string? Json);
}
