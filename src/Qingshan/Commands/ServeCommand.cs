using System.CommandLine;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Qingshan.Composition;
using Qingshan.Platform.Identity;

namespace Qingshan.Commands;

/// <summary><c>qingshan serve</c>: runs the platform until it is told to stop.</summary>
internal static class ServeCommand
{
    private static readonly Option<bool> Demo = new("--demo") { Description = "带模拟示范区运行 · Run the demo region with simulated instruments" };

    public static Command Build()
    {
        var command = new Command("serve", "运行平台 · Run the platform") { Demo }.WithCommonOptions();
        command.SetAction((parsed, cancel) => RunAsync(
            CommonOptions.SettingsOf(parsed, (nameof(Settings.Demo), parsed.GetValue(Demo) ? "true" : null)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Settings settings, CancellationToken cancel)
    {
        // The command line cuts off a command that is asked to stop before it has once given up its thread, and much of the
        // start does not.
        await Task.Yield();
        var address = $"http://{(settings.Listen is "*" or "0.0.0.0" ? "localhost" : settings.Listen)}:{settings.Port}";
        if (!Doors.Of(settings).TryGet(out var doors, out var shut)) return Say.Error(shut);
        if (!(await PlatformHost.BuildAsync(settings, doors, address, quiet: false, cancel)).TryGet(out var host, out var error))
            return Say.Error(error);
        await using (host)
        {
            try
            {
                await host.App.StartAsync(cancel);
            }
            catch (Exception e) when (e is SocketException or IOException { InnerException: AddressInUseException or SocketException })
            {
                return Say.Error(ProgramErrors.PortTaken.Of($"{settings.Port} / {settings.GatewayPort}{(settings.GatewayTlsPort == 0 ? "" : $" / {settings.GatewayTlsPort}")}{(settings.MqttPort == 0 ? "" : $" / {settings.MqttPort}")}", e.Message));
            }
            host.Local.Write(settings.Folder);
            // From here on only the host stops the program, in its order: a command that is cancelled would end in the middle of it.
            var password = await host.App.Services.GetRequiredService<People>().FirstPasswordAsync(CancellationToken.None);
            Say.Started(address, settings, password);
            await host.App.WaitForShutdownAsync(CancellationToken.None);
            File.Delete(settings.Folder.RunFile);
        }
        return 0;
    }
}
