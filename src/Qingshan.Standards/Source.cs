namespace Qingshan.Standards;

/// <summary>How a number or a code came into this library.</summary>
public enum Evidence
{
    /// <summary>Read in the text of the standard, or agreed by five independent public implementations.</summary>
    Seen,

    /// <summary>Taken from a public implementation or another second hand; not read in the standard.</summary>
    SecondHand,

    /// <summary>Written down from memory.</summary>
    Recalled,
}

/// <summary>Where a number, a code or a name comes from. Immutable; equal by value.</summary>
/// <param name="Standard">The number of the standard without its year, such as <c>HJ 212</c>.</param>
/// <param name="Edition">The year of the edition, such as <c>2017</c>; never empty.</param>
/// <param name="Clause">The clause or table, such as <c>Table B.1</c>; empty where it is not known.</param>
/// <param name="Evidence">How the entry came here; everything but <see cref="Evidence.Seen"/> is unverified.</param>
/// <param name="Note">What a reader should know beside it; null when there is nothing.</param>
public sealed record Source(string Standard, string Edition, string Clause, Evidence Evidence, string? Note = null)
{
    /// <summary>True when the entry was read in the standard itself. Wherever false, the mark has to be shown with the number.</summary>
    public bool IsVerified => Evidence == Evidence.Seen;

    /// <summary>The standard with its edition, such as <c>HJ 212-2017</c>.</summary>
    public string Title => $"{Standard}-{Edition}";

    /// <summary>The source in one line, with the word <c>unverified</c> where it applies.</summary>
    /// <returns>Text such as <c>HJ 212-2017 Table B.1</c> or <c>HJ 524-2009 (unverified)</c>.</returns>
    public override string ToString()
    {
        var place = Clause.Length == 0 ? Title : $"{Title} {Clause}";
        return IsVerified ? place : $"{place} (unverified)";
    }
}
