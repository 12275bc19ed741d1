using Qingshan.Analysis.Linkage;
using Qingshan.Tests.Linkage;

namespace Qingshan.Bench;

/// <summary>What is counted and chosen on the making part: weights, thresholds, and the best Jaro-Winkler to compare with.</summary>
internal static class LinkageLearning
{
    /// <summary>The rows of weights.tsv with their counts, and what precision and recall each pair of thresholds gives.</summary>
    public static void Print(LinkageFiles files, LabelledPairs making)
    {
        var counts = LinkageCounts.Of(making);
        Console.WriteLine($"prior\t{counts.Same}\t{counts.Different}");
        foreach (var (trait, (same, different)) in counts.ByTrait.OrderBy(c => c.Key)) Console.WriteLine($"{trait}\t{same}\t{different}");
        Console.WriteLine();

        var questions = RegisterQuality.Questions(files, making: true);
        Report.Table(["linked from, bits", "pairs: linked rightly", "wrongly", "precision", "register: right", "wrong", "precision", "doubtful"],
            Enumerable.Range(-16, 41).Select(half => half / 2.0).Select(bits =>
            {
                var method = LinkageMethod.Library(files.Register, new LinkageModel(bits, bits));
                var (pairs, register) = (PairQuality.Of(making, method.Pair), RegisterQuality.Of(questions, method.Ask));
                return new[] { Report.N(bits, 1), $"{pairs.SameLinked}", $"{pairs.DifferentLinked + pairs.SistersLinked}", Report.N(pairs.Precision.Estimate, 4), $"{register.Right}", $"{register.Wrong}", Report.N(register.Precision.Estimate, 4), Report.N(register.Doubtful.Estimate, 4) };
            }));
        Report.Table(["doubtful from, bits (linked from the chosen)", "pairs: found of same", "doubtful of different", "register: doubtful with the right one", "without", "share doubtful"],
            Enumerable.Range(-24, 30).Select(half => half / 2.0).Where(b => b <= LinkageModel.Chosen.LinkedBits).Select(bits =>
            {
                var method = LinkageMethod.Library(files.Register, new LinkageModel(LinkageModel.Chosen.LinkedBits, bits));
                var (pairs, register) = (PairQuality.Of(making, method.Pair), RegisterQuality.Of(questions, method.Ask));
                return new[] { Report.N(bits, 1), $"{pairs.SameLinked + pairs.SameDoubtful}", $"{pairs.DifferentDoubtful}", $"{register.DoubtfulWith}", $"{register.DoubtfulWithout}", Report.N(register.Doubtful.Estimate, 4) };
            }));
    }

    /// <summary>Pairs and questions of a part that went wrong or into doubt, with their reasons.</summary>
    public static void List(LinkageFiles files, LabelledPairs part, bool making)
    {
        foreach (var pair in part.Pairs)
        {
            var score = LinkageModel.Chosen.Score(LinkageSubject.Of(pair.A), LinkageSubject.Of(pair.B));
            if (pair.Label == Label.Different ? score.Verdict != Verdict.Linked : (pair.Label, score.Verdict) is (Label.Same, Verdict.Linked) or (Label.Sisters, Verdict.Different)) continue;
            Console.WriteLine($"{pair.Label} -> {score.Verdict} {score.Bits:0.0} {score.Relation}: {pair.A} | {pair.B}  [{string.Join(", ", score.Reasons.Select(r => $"{r.Zh} {r.Bits:0.0}"))}]");
        }
        Console.WriteLine();
        var register = new LinkageRegister(files.Register.Select(e => e with { Address = null, Code = null }));
        var names = files.Register.ToDictionary(e => e.Key, e => e.Names);
        foreach (var question in RegisterQuality.Questions(files, making))
        {
            var answer = register.Ask(LinkageSubject.Of(question.Name));
            var linked = answer.Verdict == Verdict.Linked ? answer.Candidates[0].Entry.Key : null;
            if (linked == question.Truth && (linked is not null || answer.Candidates.IsEmpty)) continue;
            Console.WriteLine($"{question.File}: {question.Name} (is {(question.Truth is { } truth ? string.Join("、", names[truth]) : "not there")}) -> {answer.Verdict}{(answer.Several ? ", several" : "")}: {string.Join("; ", answer.Candidates.Take(3).Select(c => $"{c.Name} {c.Score.Bits:0.0} {c.Score.Relation}"))}");
        }
    }

    public static double BestJaroWinklerPair(LabelledPairs making)
    {
        var scored = making.Pairs.Where(p => p.Label != Label.WholeAndPart).Select(p => (Same: p.Label == Label.Same, Score: TextDistance.JaroWinkler(LabelledPairs.Plain(p.A), LabelledPairs.Plain(p.B)))).ToList();
        var same = scored.Count(s => s.Same);
        return Thresholds.MaxBy(t => scored.Where(s => s.Score >= t).ToList() is var linked ? 2.0 * linked.Count(s => s.Same) / (same + linked.Count) : 0);
    }

    public static double BestJaroWinklerAsk(LinkageFiles files)
    {
        var names = files.Register.SelectMany(e => e.Names.Select(n => (Name: LabelledPairs.Plain(n), e.Key))).ToList();
        var scored = RegisterQuality.Questions(files, making: true).Select(q => (q.Truth, Best: LinkageMethod.Best(names, q.Name))).ToList();
        var there = scored.Count(s => s.Truth is not null);
        return Thresholds.MaxBy(t => scored.Where(s => s.Best.Score >= t).ToList() is var linked ? 2.0 * linked.Count(s => s.Best.Key == s.Truth) / (there + linked.Count) : 0);
    }

    private static IEnumerable<double> Thresholds => Enumerable.Range(0, 81).Select(i => 0.80 + (i * 0.0025));
}
