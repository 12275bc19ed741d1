namespace Qingshan.Platform.Common;

/// <summary>
/// One entry of the catalogue of expected failures: a code that never changes its meaning, the HTTP status it travels
/// with, what it says and how to mend it. Rooms declare theirs as static fields of a class whose name ends in
/// <c>Errors</c>; the documentation test finds them there.
/// </summary>
/// <param name="Code">Stable, lower case, <c>room.what</c>.</param>
/// <param name="Status">The HTTP status on the wire.</param>
/// <param name="Title">What is wrong, in general; no values.</param>
/// <param name="Detail">What is wrong here and how to mend it; <c>{0}</c> … are filled by the occurrence.</param>
public sealed record ErrorKind(string Code, int Status, Text Title, Text Detail)
{
    public Error Of(params object?[] values) => new(this, Detail.With(values));
}

/// <summary>An expected failure that happened: a value, never thrown.</summary>
/// <param name="Rows">For bad input of many rows: the first rows that are wrong, each with what and where.</param>
public sealed record Error(ErrorKind Kind, Text Detail, IReadOnlyList<RowError>? Rows = null)
{
    public string Code => Kind.Code;

    public override string ToString() => $"{Kind.Code}: {Detail}";
}

/// <summary>What is wrong in one row of somebody's input.</summary>
/// <param name="Row">1 for the first row of data (the header of a CSV is not counted).</param>
/// <param name="Field">The column or JSON member.</param>
public sealed record RowError(int Row, string Field, string Code, Text What);
