namespace Qingshan.Analysis.Tests;

/// <summary>The data set of openair, read once; a test that asks for it is skipped where it is absent.</summary>
internal static class Openair
{
    private const string File = "data/openair_mydata/mydata.csv.gz";

    private static readonly Dictionary<string, Lazy<double[]>> Columns =
        new[] { "ws", "wd", "nox", "no2", "o3", "so2", "pm10" }.ToDictionary(c => c, c => new Lazy<double[]>(() => Oracle.Numbers(File, c)));

    private static readonly Lazy<DateTime[]> Dates = new(() => Oracle.Times(File, "date"));

    public static double[] Speed => Columns["ws"].Value;

    public static double[] Direction => Columns["wd"].Value;

    public static DateTime[] Times => Dates.Value;

    public static double[] Of(string column) => Columns[column].Value;
}
