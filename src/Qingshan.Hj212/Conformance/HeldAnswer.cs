namespace Qingshan.Hj212;

/// <summary>One upload whose acknowledgement is held back until it has come again.</summary>
internal sealed class HeldAnswer
{
    private readonly Lock one = new();
    private TaskCompletionSource<ConformanceFrame>? wanted;
    private ConformanceFrame? held;

    /// <summary>From now on the next upload that wants an answer gets none.</summary>
    public Task<ConformanceFrame> HoldNext()
    {
        lock (one)
        {
            wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return wanted.Task;
        }
    }

    public void Release()
    {
        lock (one) (wanted, held) = (null, null);
    }

    /// <summary>Whether a frame gets no answer. When the one that was held comes again it gets one.</summary>
    public bool Keeps(ConformanceFrame frame)
    {
        lock (one)
        {
            if (wanted is null || CommandCatalogue.Find(frame.Command, MessageDirection.Up)?.Kind != CommandKind.Upload) return false;
            if (held is not null) return false;
            held = frame;
            wanted.TrySetResult(frame);
            return true;
        }
    }

    /// <summary>A resend says the same under the same QN; in 2025 it may have a new QN where it carries RF.</summary>
    public static bool Same(ConformanceFrame again, ConformanceFrame first) =>
        again.Command == first.Command && again.Cp == first.Cp && again.Envelope.Mn == first.Envelope.Mn
        && (again.Envelope.Qn == first.Envelope.Qn || again.Envelope.IsReupload);
}
