using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Composition;

/// <summary>Where the program listens: pages and API, the HJ 212 gateway, the same gateway behind TLS, and where another platform is overheard.</summary>
public static class Doors
{
    public static Result<Action<KestrelServerOptions>> Of(Settings settings)
    {
        if (!GatewayTls.Of(settings).TryGet(out var tls, out var error)) return error;
        return Result.Of<Action<KestrelServerOptions>>(kestrel =>
        {
            Listen(kestrel, settings.Listen, settings.Port, _ => { });
            Listen(kestrel, settings.GatewayListen, settings.GatewayPort, door => door.UseConnectionHandler<Hj212Gateway>());
            if (settings.ShadowPort > 0) Listen(kestrel, settings.ShadowListen, settings.ShadowPort, door => door.UseConnectionHandler<ShadowGateway>());
            if (settings.GatewayTlsPort > 0) Listen(kestrel, settings.GatewayListen, settings.GatewayTlsPort, door => door.UseHttps(tls.Https()).UseConnectionHandler<Hj212Gateway>());
        });
    }

    private static void Listen(KestrelServerOptions kestrel, string where, int port, Action<ListenOptions> how)
    {
        if (where is "*" or "0.0.0.0") kestrel.ListenAnyIP(port, how);
        else if (where == "localhost") kestrel.ListenLocalhost(port, how);
        else kestrel.Listen(IPAddress.Parse(where), port, how);
    }
}
