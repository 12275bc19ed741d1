using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Qingshan.Platform.Intake;

/// <summary>Parameters as they are kept: JSON, with what is secret encrypted by a key of this installation until it is sent.</summary>
public sealed class CommandParameters(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("qingshan.device-command");

    public string Write(OfferedCommand kind, IReadOnlyDictionary<string, string> given) => JsonSerializer.Serialize(
        given.Where(g => !string.IsNullOrWhiteSpace(g.Value)).ToDictionary(g => g.Key, g => IsSecret(kind, g.Key) ? _protector.Protect(g.Value.Trim()) : g.Value.Trim()));

    /// <summary>As they were given.</summary>
    public IReadOnlyDictionary<string, string> Read(DeviceCommand command)
    {
        var kind = OfferedCommands.Find(command.Command)!;
        return Kept(command).ToDictionary(g => g.Key, g => IsSecret(kind, g.Key) ? _protector.Unprotect(g.Value) : g.Value);
    }

    /// <summary>For people: secrets stay out.</summary>
    public static IReadOnlyDictionary<string, string> Shown(DeviceCommand command)
    {
        var kind = OfferedCommands.Find(command.Command)!;
        return Kept(command).ToDictionary(g => g.Key, g => IsSecret(kind, g.Key) ? "…" : g.Value);
    }

    private static Dictionary<string, string> Kept(DeviceCommand command) => JsonSerializer.Deserialize<Dictionary<string, string>>(command.Parameters)!;

    private static bool IsSecret(OfferedCommand kind, string name) => kind.Fields.Any(f => f.Name == name && f.Form == FieldForm.Secret);
}
