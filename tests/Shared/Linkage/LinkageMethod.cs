using Qingshan.Analysis.Linkage;

namespace Qingshan.Tests.Linkage;

/// <summary>A way to compare two names, and to ask a register, as the protocol measures it.</summary>
/// <param name="Title">What it is called in the tables.</param>
/// <param name="Pair">What it says of two names.</param>
/// <param name="Ask">The key that it links a name to, and those that it leaves to a person.</param>
internal sealed record LinkageMethod(string Title, Func<string, string, Verdict> Pair, Func<string, (string? Linked, IReadOnlyList<string> Doubtful)> Ask)
{
    public static LinkageMethod Equality(string title, IEnumerable<RegisterEntry> register, Func<string, string> folded)
    {
        var keys = register.SelectMany(e => e.Names.Select(n => (Name: folded(n), e.Key))).Distinct().ToLookup(n => n.Name, n => n.Key);
        return new(title, (a, b) => folded(a) == folded(b) ? Verdict.Linked : Verdict.Different,
            name => keys[folded(name)].ToList() is { } found && found.Count == 1 ? (found[0], []) : (null, keys[folded(name)].ToList()));
    }

    public static LinkageMethod JaroWinkler(IEnumerable<RegisterEntry> register, double pair, double ask)
    {
        var names = register.SelectMany(e => e.Names.Select(n => (Name: LabelledPairs.Plain(n), e.Key))).ToList();
        return new($"Jaro-Winkler (pairs {pair:0.000}, register {ask:0.000})",
            (a, b) => TextDistance.JaroWinkler(LabelledPairs.Plain(a), LabelledPairs.Plain(b)) >= pair ? Verdict.Linked : Verdict.Different,
            name =>
            {
                var best = Best(names, name);
                return best.Score >= ask ? (best.Key, []) : (null, []);
            });
    }

    public static (string Key, double Score) Best(IReadOnlyList<(string Name, string Key)> names, string name)
    {
        var plain = LabelledPairs.Plain(name);
        var best = (Key: "", Score: -1.0);
        foreach (var (other, key) in names)
            if (TextDistance.JaroWinkler(plain, other) is var score && score > best.Score) best = (key, score);
        return best;
    }

    public static LinkageMethod Library(IEnumerable<RegisterEntry> register, LinkageModel model)
    {
        // Names alone are measured: addresses and codes of the register are left out.
        var asked = new LinkageRegister(register.Select(e => e with { Address = null, Code = null }), model);
        return new("Qingshan", (a, b) => model.Score(LinkageSubject.Of(a), LinkageSubject.Of(b)).Verdict, name =>
        {
            var answer = asked.Ask(LinkageSubject.Of(name));
            return answer.Verdict == Verdict.Linked ? (answer.Candidates[0].Entry.Key, []) : (null, [.. answer.Candidates.Select(c => c.Entry.Key)]);
        });
    }
}
