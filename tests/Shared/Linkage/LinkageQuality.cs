using Qingshan.Analysis.Linkage;
using Qingshan.Analysis.Statistics;

namespace Qingshan.Tests.Linkage;

/// <summary>What a method says of labelled pairs.</summary>
internal sealed record PairQuality(
    int Same, int SameLinked, int SameDoubtful, int Different, int DifferentLinked, int DifferentDoubtful, int Near, int NearLinked, int Sisters, int SistersLinked,
    int Parts, int PartsLinked, int PartsDoubtful, ShareInterval Precision, ShareInterval Recall, ShareInterval Found)
{
    public double F1 => 2.0 * SameLinked / (Same + SameLinked + DifferentLinked + SistersLinked);

    public static PairQuality Of(LabelledPairs labelled, Func<string, string, Verdict> method)
    {
        var said = labelled.Pairs.Select(p => (Pair: p, Verdict: method(p.A, p.B))).ToList();
        int Count(Label label, Verdict? verdict = null, double dice = 0) => said.Count(s => s.Pair.Label == label && (verdict is null || s.Verdict == verdict) && s.Pair.Dice >= dice);
        var singles = said.Where(s => s.Pair.Label != Label.WholeAndPart).Select(s => (s.Pair.Cluster, Same: s.Pair.Label == Label.Same, s.Verdict)).ToList();
        return new(
            Count(Label.Same), Count(Label.Same, Verdict.Linked), Count(Label.Same, Verdict.Doubtful),
            Count(Label.Different), Count(Label.Different, Verdict.Linked), Count(Label.Different, Verdict.Doubtful), Count(Label.Different, dice: 0.75), Count(Label.Different, Verdict.Linked, 0.75),
            Count(Label.Sisters), Count(Label.Sisters, Verdict.Linked),
            Count(Label.WholeAndPart), Count(Label.WholeAndPart, Verdict.Linked), Count(Label.WholeAndPart, Verdict.Doubtful),
            Shares.By(singles.Where(s => s.Verdict == Verdict.Linked).Select(s => (s.Cluster, s.Same))),
            Shares.By(singles.Where(s => s.Same).Select(s => (s.Cluster, s.Verdict == Verdict.Linked))),
            Shares.By(singles.Where(s => s.Same).Select(s => (s.Cluster, s.Verdict != Verdict.Different))));
    }
}

/// <summary>A question to the register and its true answer; null where the enterprise is not in it.</summary>
internal sealed record RegisterQuestion(string File, string Name, string Credit, string? Truth, bool EqualToOne);

/// <summary>What became of questions to the register.</summary>
internal sealed record RegisterQuality(
    int Asked, int There, int Right, int Wrong, int DoubtfulWith, int DoubtfulWithout, int Lost, int RightlyNone, ShareInterval Precision, ShareInterval Recall, ShareInterval Doubtful,
    IReadOnlyList<(RegisterQuestion Question, string Linked)> Wrongs)
{
    public double F1 => 2.0 * Right / (There + Right + Wrong);

    public static IReadOnlyList<RegisterQuestion> Questions(LinkageFiles files, bool making)
    {
        var (there, ambiguous) = (files.Register.Select(e => e.Key).ToHashSet(), LabelledPairs.Ambiguous(files.Mentions));
        var names = files.Register.SelectMany(e => e.Names).ToHashSet();
        return [.. files.Mentions.Where(m => m.File is not (LinkageFiles.Units or LinkageFiles.Sources) && LabelledPairs.IsMaking(m.Credit) == making && !ambiguous.Contains(LabelledPairs.Plain(m.Name)))
            .Select(m => new RegisterQuestion(m.File, m.Name, m.Credit, there.Contains(m.Credit) ? m.Credit : null, names.Contains(m.Name))).Distinct()
            .OrderBy(q => q.File, StringComparer.Ordinal).ThenBy(q => q.Name, StringComparer.Ordinal).ThenBy(q => q.Credit, StringComparer.Ordinal)];
    }

    public static RegisterQuality Of(IEnumerable<RegisterQuestion> questions, Func<string, (string? Linked, IReadOnlyList<string> Doubtful)> ask)
    {
        var said = questions.Select(q => (Question: q, Answer: ask(q.Name))).ToList();
        bool IsRight((RegisterQuestion Question, (string? Linked, IReadOnlyList<string> Doubtful) Answer) s) => s.Answer.Linked is not null && s.Answer.Linked == s.Question.Truth;
        var (linked, unlinked) = (said.Where(s => s.Answer.Linked is not null).ToList(), said.Where(s => s.Answer.Linked is null).ToList());
        return new(
            said.Count, said.Count(s => s.Question.Truth is not null), linked.Count(IsRight), linked.Count(s => !IsRight(s)),
            unlinked.Count(s => s.Question.Truth is { } truth && s.Answer.Doubtful.Contains(truth)), unlinked.Count(s => s.Answer.Doubtful.Count > 0 && (s.Question.Truth is null || !s.Answer.Doubtful.Contains(s.Question.Truth))),
            unlinked.Count(s => s.Question.Truth is not null && s.Answer.Doubtful.Count == 0), unlinked.Count(s => s.Question.Truth is null && s.Answer.Doubtful.Count == 0),
            Shares.By(linked.Select(s => (s.Question.Credit, IsRight(s)))),
            Shares.By(said.Where(s => s.Question.Truth is not null).Select(s => (s.Question.Credit, IsRight(s)))),
            Shares.By(said.Select(s => (s.Question.Credit, s.Answer.Linked is null && s.Answer.Doubtful.Count > 0))),
            [.. linked.Where(s => !IsRight(s)).Select(s => (s.Question, s.Answer.Linked!))]);
    }
}

/// <summary>Shares with the intervals of the protocol.</summary>
internal static class Shares
{
    private const int Resamples = 2000, Seed = 20261128;

    public static ShareInterval By(IEnumerable<(string Cluster, bool Hit)> questions) =>
        ShareInterval.OverClusters([.. questions.GroupBy(q => q.Cluster).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Count(q => q.Hit), g.Count()))], Resamples, Seed);
}
