using System.Collections.Immutable;
using Qingshan.Standards;

namespace Qingshan.Analysis.Linkage;

/// <summary>One thing of a register, with all names under which it is known. Immutable.</summary>
/// <param name="Key">What the register calls it by.</param>
/// <param name="Names">Its names: now, before, of its places.</param>
/// <param name="Address">Its address; null where it is missing.</param>
/// <param name="Code">Its unified social credit code; null where it is missing.</param>
public sealed record RegisterEntry(string Key, ImmutableArray<string> Names, string? Address = null, string? Code = null);

/// <summary>An entry that may be meant. Immutable.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Name">The one of its names that is likest.</param>
/// <param name="Score">The score against that name.</param>
public sealed record LinkageCandidate(RegisterEntry Entry, string Name, LinkageScore Score);

/// <summary>What a register answers. Immutable.</summary>
/// <param name="Verdict">Linked: to the first candidate. Doubtful: a person has to choose, and may choose none. Different: nothing in the register is meant.</param>
/// <param name="Candidates">Linked and doubtful entries, the likeliest first; empty where the verdict is different.</param>
/// <param name="Several">True when more than one entry would have been linked, which is why none is.</param>
public sealed record LinkageAnswer(Verdict Verdict, ImmutableArray<LinkageCandidate> Candidates, bool Several);

/// <summary>A register that can be asked who is meant. Immutable and safe for many threads.</summary>
public sealed class LinkageRegister
{
    private readonly ImmutableArray<RegisterEntry> _entries;
    private readonly ImmutableArray<(int Entry, LinkageSubject Subject)> _names;
    private readonly Dictionary<CreditCode, int[]> _byCode;
    private readonly NameIndex _index;
    private readonly LinkageModel _model;

    /// <summary>Prepares a register.</summary>
    /// <param name="entries">Its entries.</param>
    /// <param name="model">How pairs are scored; null for <see cref="LinkageModel.Chosen"/>.</param>
    public LinkageRegister(IEnumerable<RegisterEntry> entries, LinkageModel? model = null)
    {
        _entries = [.. entries];
        _model = model ?? LinkageModel.Chosen;
        _names = [.. _entries.SelectMany((e, i) => e.Names.Distinct().Select(n => (i, LinkageSubject.Of(n, e.Address, e.Code))))];
        _index = new([.. _names.Select(n => n.Subject.Name)]);
        _byCode = Enumerable.Range(0, _names.Length).Where(i => _names[i].Subject.CreditCode is not null).GroupBy(i => _names[i].Subject.CreditCode!).ToDictionary(g => g.Key, g => g.ToArray());
    }

    /// <summary>Asks who is meant.</summary>
    /// <param name="who">What is known of it.</param>
    /// <returns>The answer, with what speaks for it.</returns>
    public LinkageAnswer Ask(LinkageSubject who)
    {
        ArgumentNullException.ThrowIfNull(who);
        IEnumerable<int> looked = _index.Candidates(who.Name);
        if (who.CreditCode is { } code && _byCode.TryGetValue(code, out var proven)) looked = looked.Union(proven);
        var best = new Dictionary<int, LinkageCandidate>();
        foreach (var i in looked)
        {
            var (entry, subject) = _names[i];
            var score = _model.Score(who, subject);
            if (score.Verdict == Verdict.Different) continue;
            if (!best.TryGetValue(entry, out var before) || Rank(score).CompareTo(Rank(before.Score)) > 0) best[entry] = new(_entries[entry], subject.Name.Text, score);
        }
        ImmutableArray<LinkageCandidate> candidates = [.. best.OrderByDescending(b => Rank(b.Value.Score)).ThenBy(b => b.Key).Select(b => b.Value)];
        if (candidates.IsEmpty) return new(Verdict.Different, [], false);
        // A proof by code stands above names, and an equal name above likely ones; else two that both fit are none that fits.
        var several = candidates.Length > 1 && candidates[1].Score.Verdict == Verdict.Linked && Certainty(candidates[0].Score) <= Certainty(candidates[1].Score);
        return new(several ? Verdict.Doubtful : candidates[0].Score.Verdict, candidates, several);
    }

    private static (Verdict, int, double) Rank(LinkageScore score) => (score.Verdict, Certainty(score), score.Bits);

    private static int Certainty(LinkageScore score) => score.Reasons.Any(r => r is { Feature: "code", Bits: > 0 }) ? 2 : score.Relation == Relation.SameName ? 1 : 0;
}
