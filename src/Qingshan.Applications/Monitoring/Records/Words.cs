using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>Codes of the platform in the words of the field.</summary>
public static class Words
{
    /// <summary>The flag with its meaning; what the table does not know is shown as it came.</summary>
    public static string OfFlag(char flag) => flag == '\0' ? "—"
        : DataFlag.Find(flag) is { } known ? $"{flag} {new Text(known.NameZh, known.NameEn)}"
        : flag.ToString();

    /// <summary>A unit as people read it: a number without one has no "1" behind it.</summary>
    public static string OfUnit(string symbol) => symbol.Length == 0 ? "—"
        : symbol == Units.Dimensionless.Symbol ? new Text("无量纲", "dimensionless").ToString()
        : symbol;
}
