using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>The addresses of the pages: codes are opaque and may hold anything.</summary>
public static class Links
{
    public static string Point(string code) => "/points/" + Uri.EscapeDataString(code);

    public static string Device(string mn) => "/devices/" + Uri.EscapeDataString(mn);

    public static string Packet(long sequence) => string.Create(CultureInfo.InvariantCulture, $"/packets/{sequence}");

    /// <summary>The home page of a region, with its list filtered.</summary>
    /// <param name="state">A key of <see cref="PointState.Keys"/>.</param>
    public static string Home(string? region, string? kind = null, string? state = null, string? text = null, string? theme = null) =>
        "/" + Query(("region", region), ("kind", kind), ("state", state), ("q", text), ("theme", theme));

    /// <summary>The parts that have a value, as the query of an address.</summary>
    public static string Query(params (string Name, string? Value)[] parts) =>
        QueryString.Create(parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value))).ToString();
}
