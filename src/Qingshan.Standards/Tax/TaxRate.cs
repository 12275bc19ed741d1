using System.Collections.Immutable;
using System.Globalization;

namespace Qingshan.Standards;

/// <summary>What the Environmental Protection Tax Law calls a medium: pollutants of air and of water are ranked by different rules.</summary>
public enum TaxMedium
{
    /// <summary>应税大气污染物.</summary>
    Air,

    /// <summary>应税水污染物.</summary>
    Water,
}

/// <summary>适用税额 · What one pollutant equivalent costs. Immutable; equal by value.</summary>
/// <param name="Yuan">Yuan per equivalent.</param>
/// <param name="Basis">What sets it, <c>中文 · English</c>.</param>
/// <param name="IsVerified">False where it was written down from memory; that has to be shown with it.</param>
public sealed record TaxRate(double Yuan, string Basis, bool IsVerified);

/// <summary>
/// The rates of the provinces as data. The law leaves them 1.2 to 12 yuan in air and 1.4 to 14 in water (annex 1). Hebei and Jiangsu differ by
/// city and are not held. All are unverified.
/// </summary>
public static class TaxRates
{
    private static readonly ImmutableArray<Row> Rows = Read();

    /// <summary>The least and the largest rate that the law allows, in yuan per equivalent.</summary>
    /// <param name="medium">Air or water.</param>
    /// <returns>Annex 1 of the law; unverified.</returns>
    public static (double Least, double Largest) Allowed(TaxMedium medium) => medium == TaxMedium.Air ? (1.2, 12) : (1.4, 14);

    /// <summary>The rate of a province.</summary>
    /// <param name="region">GB/T 2260 code of the province or of a place in it, such as <c>310104</c>.</param>
    /// <param name="medium">Air or water.</param>
    /// <param name="factor">Code of the factor.</param>
    /// <param name="date">The day, by the calendar of Beijing.</param>
    /// <returns>The rate; null where none is held.</returns>
    public static TaxRate? Find(string region, TaxMedium medium, string factor, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(region);
        if (region.Length < 2) return null;
        Row? any = null;
        foreach (var row in Rows)
        {
            if (!row.Province.AsSpan(0, 2).SequenceEqual(region.AsSpan(0, 2)) || row.Medium != medium || date < row.From || date > row.Until) continue;
            if (row.Factors.Contains(factor)) return row.Rate;
            if (row.Factors is ["*"]) any = row;
        }
        return any?.Rate;
    }

    /// <summary>Every row: province, medium, factors (<c>*</c> for the rest), first and last day, rate.</summary>
    internal static IEnumerable<(string Province, TaxMedium Medium, ImmutableArray<string> Factors, DateOnly From, DateOnly Until, TaxRate Rate)> All =>
        Rows.Select(r => (r.Province, r.Medium, r.Factors, r.From, r.Until, r.Rate));

    private sealed record Row(string Province, TaxMedium Medium, ImmutableArray<string> Factors, DateOnly From, DateOnly Until, TaxRate Rate);

    private static ImmutableArray<Row> Read()
    {
        using var stream = typeof(TaxRates).Assembly.GetManifestResourceStream("Tax/rates.tsv") ?? throw new InvalidDataException("The table Tax/rates.tsv is not embedded in the library.");
        using var reader = new StreamReader(stream);
        var rows = ImmutableArray.CreateBuilder<Row>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("province\t", StringComparison.Ordinal)) continue;
            if (line.Split('\t') is not [var province, var medium, var factors, var yuan, var from, var until, var basis, var evidence]) throw new InvalidDataException($"Tax/rates.tsv: '{line}' has not eight cells.");
            rows.Add(new(province, medium == "air" ? TaxMedium.Air : TaxMedium.Water, [.. factors.Split(',')], Day(from), until == "-" ? DateOnly.MaxValue : Day(until),
                new(double.Parse(yuan, CultureInfo.InvariantCulture), basis, evidence == "S")));
        }
        return rows.ToImmutable();

        static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
