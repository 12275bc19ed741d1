namespace Qingshan.Hj212;

/// <summary>What the caller knows about bytes still to come.</summary>
public enum FeedState
{
    /// <summary>More bytes may follow at once: the scanner decides only what no further byte can change.</summary>
    Flowing,

    /// <summary>
    /// The sender has paused (half a second serves well). Frames without a tail, and frames with a wrong length whose
    /// check value matches, are given out; a half packet still waits.
    /// </summary>
    Quiet,

    /// <summary>The stream has ended: everything left is given out, as a frame or as damaged bytes.</summary>
    Closed,
}
