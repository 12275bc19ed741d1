using System.Globalization;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>因子关系 · A part cannot be more than the whole that holds it, beyond what two instruments differ by.</summary>
internal static class RelationCheck
{
    public static readonly IReadOnlyList<(string Part, string Whole)> Parts =
    [
        ("a34004", "a34002"),   // PM2.5 in PM10
        ("a21004", "a21002"),   // NO2 in NOx
        ("w21003", "w21001"),   // ammonia nitrogen in total nitrogen
        ("w01019", "w01018"),   // what permanganate oxidises in what dichromate does
    ];

    /// <summary>Two instruments, each with its own error.</summary>
    public const double Tolerance = 1.2;
    public const double LeastShare = 0.05;

    public static IEnumerable<Finding> Of(IReadOnlyDictionary<string, Hours> hours, DateTime from, double tolerance = Tolerance, double share = LeastShare)
    {
        foreach (var (part, whole) in Parts)
        {
            if (!hours.TryGetValue(part, out var parts) || !hours.TryGetValue(whole, out var wholes) || parts.Unit != wholes.Unit) continue;
            var level = share * wholes.Mean();
            for (var i = parts.From(from); i < parts.Count; i++)
            {
                var all = wholes.At(parts.Start(i));
                if (!(parts.Value(i) > tolerance * all + level)) continue;
                var detail = string.Create(CultureInfo.InvariantCulture, $"{part} {parts.Value(i):G6} > {whole} {all:G6} {parts.Unit}");
                yield return new(part, parts.Start(i), MarkReason.Relation, detail);
                yield return new(whole, parts.Start(i), MarkReason.Relation, detail);
            }
        }
    }
}
