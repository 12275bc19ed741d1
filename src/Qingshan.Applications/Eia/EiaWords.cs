using System.Globalization;
using Qingshan.Platform.Ledger;

namespace Qingshan.Applications.Eia;

/// <summary>Projects in words and addresses.</summary>
internal static class EiaWords
{
    public static string Link(EiaProject project) => $"/eia/{Uri.EscapeDataString(project.Code)}";

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—";
}
