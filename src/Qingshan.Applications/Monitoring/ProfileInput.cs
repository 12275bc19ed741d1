using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Monitoring;

/// <summary>A device's profile as a form holds it: lists and tables as lines of text.</summary>
public sealed class ProfileInput
{
    public string? Edition { get; set; }

    public string? Crc { get; set; }

    public string? Answer { get; set; }

    public string? Clock { get; set; }

    public string? Password { get; set; }

    public string? Encoding { get; set; }

    public string? Aliases { get; set; }

    public string? Units { get; set; }

    public string? Addresses { get; set; }

    /// <summary>Null where no box is ticked.</summary>
    public List<string>? Refused { get; set; }

    public string? Basis { get; set; }

    public static ProfileInput Of(DeviceProfile? profile, Device device)
    {
        var said = profile is null ? null : ProfileView.Of(profile, device);
        return new()
        {
            Edition = said?.Edition, Crc = said?.Crc, Answer = said?.Answer, Clock = said?.Clock, Password = said?.Password, Encoding = said?.Encoding,
            Aliases = Lines(said?.Aliases), Units = Lines(ProfileView.UnitsOf(device)), Addresses = string.Join('\n', said?.Addresses ?? []), Refused = [.. said?.Refused ?? []],
        };
    }

    public Result<WantedProfile> Read()
    {
        if (!Table("aliases", Aliases, "p01 = a34004").TryGet(out var aliases, out var error)) return error;
        if (!Table("units", Units, "a21005 = ug/m3").TryGet(out var units, out error)) return error;
        return new WantedProfile(Edition, Crc, Answer, Clock, Password, Encoding, aliases, units, Refused,
            [.. (Addresses ?? "").Split(['\n', ',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], Basis);
    }

    private static string Lines(IReadOnlyDictionary<string, string>? table) => string.Join('\n', (table ?? new Dictionary<string, string>()).Select(t => $"{t.Key} = {t.Value}"));

    private static Result<Dictionary<string, string>> Table(string name, string? text, string example)
    {
        var table = new Dictionary<string, string>();
        foreach (var line in (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !table.TryAdd(parts[0], parts[1])) return CommonErrors.BadParameter.Of(name, line, example);
        }
        return table;
    }
}
