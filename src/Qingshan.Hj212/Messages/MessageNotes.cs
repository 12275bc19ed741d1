namespace Qingshan.Hj212;

/// <summary>What deviates in a message; its packet's deviations are <see cref="FrameNotes"/>. <see cref="WireName.Of(MessageNotes)"/> gives the stable names.</summary>
[Flags]
public enum MessageNotes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The catalogue has no such command, or none in this direction: kept as an <see cref="OpaqueMessage"/>.</summary>
    CommandUnknown = 1 << 0,

    /// <summary>The packet's edition does not have the command.</summary>
    CommandNotInEdition = 1 << 1,

    /// <summary>CP lacks a field that the command needs: kept as an <see cref="OpaqueMessage"/>.</summary>
    FieldMissing = 1 << 2,

    /// <summary>CP has a field that cannot be read as what it should be: kept as an <see cref="OpaqueMessage"/>.</summary>
    FieldUnreadable = 1 << 3,

    /// <summary>CP has fields that the message does not hold; they are on <see cref="SegmentHeader.Fields"/>.</summary>
    FieldsLeft = 1 << 4,

    /// <summary>Data without a DataTime, or with one that cannot be read.</summary>
    DataTimeMissing = 1 << 5,

    /// <summary>CP is no UTF-8; its text was read as GB18030.</summary>
    TextGb18030 = 1 << 6,

    /// <summary>CP is neither UTF-8 nor GB18030: bytes that are no text became replacement characters.</summary>
    TextUnreadable = 1 << 7,
}
