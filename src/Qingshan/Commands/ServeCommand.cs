using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Qingshan.Composition;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

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
        if (!(await PlatformHost.BuildAsync(settings, kestrel => Doors(kestrel, settings), address, quiet: false, cancel)).TryGet(out var host, out var error))
            return Say.Error(error);
        await using (host)
        {
            try
            {
                await host.App.StartAsync(cancel);
            }
            catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
            {
                return Say.Error(ProgramErrors.PortTaken.Of($"{settings.Port} / {settings.GatewayPort}", e.Message));
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

    private static void Doors(KestrelServerOptions kestrel, Settings settings)
    {
        Listen(kestrel, settings.Listen, settings.Port, _ => { });
        Listen(kestrel, settings.GatewayListen, settings.GatewayPort, door => door.UseConnectionHandler<Hj212Gateway>());
        if (settings.ShadowPort > 0) Listen(kestrel, settings.ShadowListen, settings.ShadowPort, door => door.UseConnectionHandler<ShadowGateway>());
    }

    private static void Listen(KestrelServerOptions kestrel, string where, int port, Action<ListenOptions> how)
    {
        if (where is "*" or "0.0.0.0") kestrel.ListenAnyIP(port, how);
        else if (where == "localhost") kestrel.ListenLocalhost(port, how);
        else kestrel.Listen(IPAddress.Parse(where), port, how);
    }
}
