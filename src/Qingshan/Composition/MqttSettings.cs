using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Composition;

/// <summary>What the settings say about MQTT.</summary>
internal static class MqttSettings
{
    public static Result<MqttOptions> Of(Settings settings)
    {
        var door = settings.MqttPort == 0 ? null : new MqttDoorOptions(settings.MqttListen, settings.MqttPort);
        if (settings.MqttBroker.Length == 0) return new MqttOptions(null, door);
        if (!Uri.TryCreate(settings.MqttBroker, UriKind.Absolute, out var uri) || uri.Scheme is not ("mqtt" or "mqtts") || uri.Host.Length == 0 || uri.PathAndQuery.Trim('/').Length > 0)
            return MqttErrors.WrongBroker.Of();
        // Addresses are shown and logged; passwords are not to be.
        if (uri.UserInfo.Contains(':', StringComparison.Ordinal)) return MqttErrors.PasswordInBroker.Of();
        var topics = settings.MqttTopics.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (topics.Length == 0) return MqttErrors.NoTopics.Of();
        if (!RootsOf(settings.MqttCa).TryGet(out var roots, out var error)) return error;
        var tls = uri.Scheme == "mqtts";
        return new MqttOptions(new(uri.Host, uri.Port > 0 ? uri.Port : tls ? 8883 : 1883, tls, uri.UserInfo.Length > 0 ? Uri.UnescapeDataString(uri.UserInfo) : null,
            settings.MqttPassword, settings.MqttClientId, topics, roots), door);
    }

    private static Result<X509Certificate2Collection> RootsOf(string file)
    {
        var roots = new X509Certificate2Collection();
        if (file.Length == 0) return roots;
        try
        {
            roots.ImportFromPemFile(file);
            return roots.Count > 0 ? roots : MqttErrors.WrongCa.Of(file, "no certificate in it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return MqttErrors.WrongCa.Of(file, e.Message);
        }
    }
}
