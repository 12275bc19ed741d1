using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The factors of one edition, in a stable order. Read once from the tables embedded in the library; a malformed row throws
/// <see cref="InvalidDataException"/> on first use. Safe for use by many threads; looking up a code allocates nothing.
/// </summary>
public sealed class FactorTable
{
    private readonly FrozenDictionary<string, Factor> byCode;
    private readonly FrozenDictionary<string, Factor>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly FrozenDictionary<string, ImmutableArray<Factor>> byOldCode;

    internal FactorTable(string edition, ImmutableArray<Factor> factors)
    {
        Edition = edition;
        All = factors;
        var first = new Dictionary<string, Factor>(StringComparer.OrdinalIgnoreCase);
        foreach (var factor in factors) first.TryAdd(factor.Code, factor);
        byCode = first.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        bySpan = byCode.GetAlternateLookup<ReadOnlySpan<char>>();
        byOldCode = factors.Where(factor => factor.OldCode is not null)
            .GroupBy(factor => factor.OldCode!, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>
    /// HJ 212-2017, Annex B (normative), and behind it the factors in wide use that it lacks, marked unverified
    /// (<see cref="Source.IsVerified"/>). The edition of 2025 adds codes of its own; they are not in this table.
    /// </summary>
    public static FactorTable Hj212Of2017 { get; } = new("HJ 212-2017",
    [
        .. FactorReader.ReadEmbedded("Factors/hj212-2017-annex-b.tsv",
            (table, _) => new("HJ 212", "2017", $"Table {table}", Evidence.Seen)),
        .. FactorReader.ReadEmbedded("Factors/beyond-annex-b.tsv",
            (standard, note) => new(standard[..standard.LastIndexOf('-')], standard[(standard.LastIndexOf('-') + 1)..], "",
                Evidence.SecondHand, note)),
    ]);

    /// <summary>The edition, such as <c>HJ 212-2017</c>.</summary>
    public string Edition { get; }

    /// <summary>Every factor: the rows of the annex in printed order, then the others.</summary>
    public ImmutableArray<Factor> All { get; }

    /// <summary>
    /// Finds a factor by its code, upper or lower case. A code with a device number (<c>e10103</c>, <c>i33312</c>) finds its family
    /// (<c>e101xx</c>, <c>i3331x</c>). Two codes are printed twice (e701xx, g119xx): the first row is given, see <see cref="FindAll"/>.
    /// </summary>
    /// <param name="code">The code; anything unknown gives null.</param>
    /// <returns>The factor, or null.</returns>
    public Factor? Find(ReadOnlySpan<char> code)
    {
        if (bySpan.TryGetValue(code, out var factor)) return factor;
        if (code.Length != 6 || !char.IsAsciiDigit(code[4]) || !char.IsAsciiDigit(code[5])) return null;
        Span<char> family = stackalloc char[6];
        code.CopyTo(family);
        family[5] = 'x';
        if (bySpan.TryGetValue(family, out factor)) return factor;
        family[4] = 'x';
        var numbered = code[4] != '0' || code[5] != '0';
        return numbered && bySpan.TryGetValue(family, out factor) ? factor : null;
    }

    /// <summary>Finds every row printed under a code, in printed order; more than one only for e701xx and g119xx.</summary>
    /// <param name="code">The code, with or without a device number.</param>
    /// <returns>The rows; empty when the code is unknown.</returns>
    public ImmutableArray<Factor> FindAll(ReadOnlySpan<char> code) =>
        Find(code) is { } first ? [.. All.Where(factor => factor.Code == first.Code)] : [];

    /// <summary>
    /// Finds factors by the code of HJ/T 212-2005, upper or lower case. Leading zeros matter. A code may stand in more than one
    /// medium: where the medium is known, ask with it.
    /// </summary>
    /// <param name="oldCode">The old code of 2 or 3 characters.</param>
    /// <returns>The factors, in table order; empty when the code is unknown.</returns>
    public ImmutableArray<Factor> FindByOldCode(string oldCode) =>
        byOldCode.TryGetValue(oldCode, out var found) ? found : [];

    /// <summary>Finds the factor of a medium by the code of HJ/T 212-2005.</summary>
    /// <param name="oldCode">The old code of 2 or 3 characters.</param>
    /// <param name="medium">The medium that the device measures.</param>
    /// <returns>The factor; null when the code is unknown in that medium, or names several factors of it.</returns>
    public Factor? FindByOldCode(string oldCode, Medium medium)
    {
        Factor? only = null;
        foreach (var factor in FindByOldCode(oldCode))
        {
            if (factor.Medium != medium) continue;
            if (only is not null) return null;
            only = factor;
        }
        return only;
    }

    /// <summary>Searches code and names for a text: those equal to it first, then those that begin with it, then those that hold it.</summary>
    /// <param name="text">Chinese or English, upper or lower case; blank text finds nothing.</param>
    /// <returns>The factors found; within each group in table order.</returns>
    public ImmutableArray<Factor> Search(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wanted = text.Trim();
        if (wanted.Length == 0) return [];
        return [.. All.Select(factor => (factor, rank: Rank(factor, wanted)))
            .Where(pair => pair.rank < 3).OrderBy(pair => pair.rank).Select(pair => pair.factor)];
    }

    private static int Rank(Factor factor, string wanted) =>
        Math.Min(Rank(factor.Code, wanted), Math.Min(Rank(factor.NameZh, wanted), Rank(factor.NameEn, wanted)));

    private static int Rank(string name, string wanted) =>
        name.IndexOf(wanted, StringComparison.OrdinalIgnoreCase) switch
        {
            0 => name.Length == wanted.Length ? 0 : 1,
            > 0 => 2,
            _ => 3,
        };
}
