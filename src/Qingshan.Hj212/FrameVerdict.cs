namespace Qingshan.Hj212;

/// <summary>What the bytes of one frame amount to. It follows from the bytes alone.</summary>
public enum FrameVerdict
{
    /// <summary>As the standard writes it.</summary>
    Accepted,

    /// <summary>Usable, with deviations that <see cref="FrameNotes"/> names.</summary>
    AcceptedWithNotes,

    /// <summary>Not usable; <see cref="FrameFault"/> says why. Keep the bytes, send no reply.</summary>
    Damaged,
}
