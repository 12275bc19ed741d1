using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>What somebody fills in to ask for a command.</summary>
/// <param name="Name">In the interface.</param>
/// <param name="Hint">What it may be, in plain words.</param>
public sealed record CommandField(string Name, FieldForm Form, Text Label, Text Hint, bool Optional = false);

/// <summary>What a field holds.</summary>
public enum FieldForm
{
    /// <summary>A factor's code.</summary>
    Factor,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A moment, in Beijing time where no offset is given.</summary>
    Moment,

    /// <summary>A time of day in Beijing, HH:mm.</summary>
    TimeOfDay,

    /// <summary>A word without a separator of the protocol.</summary>
    Word,

    /// <summary>A word that nobody is shown again.</summary>
    Secret,
}
