using System.Collections.Immutable;
using Qingshan.Standards;

namespace Qingshan.Analysis.Linkage;

/// <summary>What is known of one that is to be linked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Its address; null or blank where it is missing, and then it says nothing for or against.</param>
/// <param name="Code">Its unified social credit code; null where it is missing. One whose check character is wrong proves nothing and counts as missing.</param>
public sealed record LinkageSubject(EnterpriseName Name, string? Address = null, string? Code = null)
{
    /// <summary>The code, where it holds.</summary>
    public CreditCode? CreditCode { get; } = CreditCode.Parse(Code, out var code) is null ? code : null;

    /// <summary>Takes a name apart and keeps what is known beside it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="address">The address, or null.</param>
    /// <param name="code">The credit code, or null.</param>
    /// <returns>The subject.</returns>
    public static LinkageSubject Of(string? name, string? address = null, string? code = null) => new(EnterpriseName.Parse(name), address, code);
}

/// <summary>One reason of a score. Immutable.</summary>
/// <param name="Feature">The feature: <c>trade</c>, <c>industry</c>, <c>region</c>, <c>form</c>, <c>part</c>, <c>marks</c>, <c>address</c>, <c>relation</c>, <c>code</c>.</param>
/// <param name="Zh">What was found, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Bits">How much it speaks for (above 0) or against (below 0) the two being the same; 0 where it only says something.</param>
public sealed record LinkageReason(string Feature, string Zh, string En, double Bits);

/// <summary>The score of a pair, with everything that made it. Immutable.</summary>
/// <param name="Verdict">What it means.</param>
/// <param name="Probability">0 to 1: that both are the same, if the features spoke independently of each other. They do not quite: it orders, and is too sure of itself.</param>
/// <param name="Bits">log2 of the odds: the prior and all reasons together.</param>
/// <param name="Relation">How the names stand to each other.</param>
/// <param name="Reasons">What gave how much, the weightiest first; equal ones in the order of the features.</param>
public sealed record LinkageScore(Verdict Verdict, double Probability, double Bits, Relation Relation, ImmutableArray<LinkageReason> Reasons);
