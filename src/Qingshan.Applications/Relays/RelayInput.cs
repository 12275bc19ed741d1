using System.Globalization;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Relays;

/// <summary>What is typed into the form of a relay.</summary>
public sealed class RelayInput
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public string? Host { get; set; }

    public int Port { get; set; } = 9212;

    public string? Region { get; set; }

    public string? Devices { get; set; }

    public string? Commands { get; set; }

    public string? Start { get; set; }

    public bool Enabled { get; set; }

    public bool Tls { get; set; }

    public bool Unadmitted { get; set; }

    public static RelayInput Of(RelayStatus relay) => new()
    {
        Code = relay.Target.Code, Name = relay.Target.Name, Host = relay.Target.Host, Port = relay.Target.Port, Region = relay.Region?.Code, Devices = relay.Target.Devices,
        Commands = relay.Target.Commands, Enabled = relay.Target.Enabled, Tls = relay.Target.Tls, Unadmitted = relay.Target.Unadmitted,
    };

    /// <param name="code">Of the target that is changed; null for what was typed.</param>
    public WantedRelay Wanted(string? code) => new(
        code ?? Code, Name, Host, Port, Tls, Enabled, Region ?? "", Words(Devices), [.. Words(Commands).Select(c => int.TryParse(c, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)], Unadmitted, Start);

    /// <summary>Regions that a viewer may choose from.</summary>
    public static IReadOnlyList<Region> RegionsFor(LedgerBook ledger, Viewer viewer)
    {
        var sees = Policy.For(viewer);
        return [.. ledger.Now.Regions.Values.Where(r => sees(r)).OrderBy(r => r.Code, StringComparer.Ordinal)];
    }

    private static string[] Words(string? text) => (text ?? "").Split([' ', ',', '，', ';', '；', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
