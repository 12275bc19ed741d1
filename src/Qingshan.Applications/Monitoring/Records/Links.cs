using System.Globalization;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>The addresses of the pages: codes are opaque and may hold anything.</summary>
public static class Links
{
    public static string Point(string code) => "/points/" + Uri.EscapeDataString(code);

    public static string Packet(long sequence) => string.Create(CultureInfo.InvariantCulture, $"/packets/{sequence}");
}
