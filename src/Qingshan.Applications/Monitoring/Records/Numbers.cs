using System.Globalization;
using Qingshan.Platform.Observations;

namespace Qingshan.Applications.Monitoring.Records;

/// <summary>Numbers as the pages and the live stream show them: six significant digits, the same in every language.</summary>
public static class Numbers
{
    public static string Show(double value) => double.IsNaN(value) ? "—" : value.ToString("G6", CultureInfo.InvariantCulture);

    public static double Rounded(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The value with how it is to be read: below, above, or the detection limit.</summary>
    public static string Show(in Observation o) => o.Qualifier switch
    {
        Qualifier.Less => "< ",
        Qualifier.Greater => "> ",
        Qualifier.NotDetected => "ND < ",
        _ => "",
    } + Show(o.Value);
}
