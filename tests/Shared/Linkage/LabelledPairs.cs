using System.Security.Cryptography;
using System.Text;
using Qingshan.Analysis.Linkage;

namespace Qingshan.Tests.Linkage;

/// <summary>What the codes say of a pair of names.</summary>
internal enum Label
{
    Same,
    WholeAndPart,
    Different,
    Sisters,
}

/// <summary>Two names and what the codes say of them; the first code, in ordinal order, is the cluster.</summary>
internal sealed record LabelledPair(string A, string B, Label Label, string Cluster, double Dice);

/// <summary>Pairs by the protocol of docs/linkage.md: from codes alone, nothing of the method that is measured is used.</summary>
internal sealed class LabelledPairs
{
    private readonly Dictionary<(string, string), Label> _labels = [];

    private LabelledPairs(bool making, IReadOnlyList<Mention> mentions, HashSet<string> ambiguous)
    {
        var names = mentions.Where(m => IsMaking(m.Credit) == making && !ambiguous.Contains(Plain(m.Name))).GroupBy(m => (m.Credit, m.Name))
            .Select(g => new Known(g.Key.Credit, g.Key.Name, Plain(g.Key.Name), [.. g.Select(m => m.Source).OfType<string>()]))
            .OrderBy(n => n.Credit, StringComparer.Ordinal).ThenBy(n => n.Name, StringComparer.Ordinal).ToList();
        Names = [.. names.Select(n => n.Name)];
        CreditOf = names.ToDictionary(n => n.Name, n => n.Credit);
        List<LabelledPair> pairs = [];
        for (var i = 0; i < names.Count; i++)
            for (var j = i + 1; j < names.Count; j++)
            {
                var (a, b) = (names[i], names[j]);
                var dice = TextDistance.Dice(a.Folded, b.Folded);
                Label? label = a.Credit != b.Credit ? Label.Different
                    : a.Sources.Count == 0 || b.Sources.Count == 0 || a.Sources.Overlaps(b.Sources) ? (Begins(a, b) || Begins(b, a) ? Label.WholeAndPart : Label.Same)
                    : Label.Sisters;
                _labels[(a.Name, b.Name)] = label.Value;
                if (label == Label.Different && dice < 0.5) continue;
                pairs.Add(new(a.Name, b.Name, label.Value, a.Credit, dice));
            }
        Pairs = pairs;
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyDictionary<string, string> CreditOf { get; }

    /// <summary>Same, whole and part, sisters, and the hard ones of those that are different.</summary>
    public IReadOnlyList<LabelledPair> Pairs { get; }

    public static LabelledPairs Of(LinkageFiles files, bool making) => new(making, files.Mentions, Ambiguous(files.Mentions));

    /// <summary>Names that stand, folded, under two codes.</summary>
    public static HashSet<string> Ambiguous(IEnumerable<Mention> mentions) =>
        [.. mentions.GroupBy(m => Plain(m.Name)).Where(g => g.Select(m => m.Credit).Distinct().Count() > 1).Select(g => g.Key)];

    public static bool IsMaking(string credit) => SHA256.HashData(Encoding.ASCII.GetBytes(credit))[0] % 2 == 0;

    /// <summary>What two names of this part are to each other, hard or not.</summary>
    public Label LabelOf(string a, string b) => _labels.TryGetValue((a, b), out var label) ? label : _labels[(b, a)];

    /// <summary>NFKC, small letters, no blanks: the plain folding of the protocol.</summary>
    public static string Plain(string name) => string.Concat(name.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

    /// <summary>One begins with the other whole; a name that ends in dots was cut and begins with nothing.</summary>
    private static bool Begins(Known longer, Known whole)
    {
        if (longer.Folded.EndsWith("..", StringComparison.Ordinal) || whole.Folded.EndsWith("..", StringComparison.Ordinal)) return false;
        var (one, other) = (Bare(longer.Folded), Bare(whole.Folded));
        return one.Length > other.Length && one.StartsWith(other, StringComparison.Ordinal);
    }

    private static string Bare(string folded) => folded.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal).TrimEnd('.');

    private sealed record Known(string Credit, string Name, string Folded, HashSet<string> Sources);
}
