using System.Collections.Concurrent;

namespace Qingshan.Analysis.Tests;

/// <summary>The example data of openair: hours of Marylebone Road, London, 1998 to 2005. Each column is read once.</summary>
internal static class London
{
    private const string File = "data/openair_mydata/mydata.csv.gz";
    private static readonly ConcurrentDictionary<string, double[]> Columns = new();
    private static readonly Lazy<DateTime[]> AllTimes = new(() => Oracle.Times(File, "date"));

    public static DateTime[] Times => AllTimes.Value;

    public static double[] Of(string column) => Columns.GetOrAdd(column, c => Oracle.Numbers(File, c));
}
