namespace Qingshan.Platform.Sharing.SensorThings;

internal enum TokenKind
{
    End,

    /// <summary>A name, a keyword or a path.</summary>
    Name,
    Text,
    Number,
    Time,
    Duration,
    Geometry,

    /// <summary>One of <c>( ) , -</c>.</summary>
    Sign,

    /// <summary>What is nothing of the above.</summary>
    Bad,
}

/// <param name="Text">For a text, a duration and a geometry what is within the quotes.</param>
/// <param name="At">Where it begins, from 0.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At);
