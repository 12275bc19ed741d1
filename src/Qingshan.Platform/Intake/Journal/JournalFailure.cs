namespace Qingshan.Platform.Intake;

public enum JournalFailureKind
{
    /// <summary>No room on the disk, or the quota is used up.</summary>
    DiskFull,

    /// <summary>The folder or its file system cannot be written, or we may not.</summary>
    ReadOnly,

    /// <summary>The disk reported an error on write, sync or read.</summary>
    Io,

    /// <summary>Payload or sender is longer than the journal takes; the same entry will never be taken.</summary>
    TooLarge,

    /// <summary>The journal is closing or closed.</summary>
    Closed,

    /// <summary>Another process has the folder open.</summary>
    InUse,

    /// <summary>A segment was written by a version that this one does not understand.</summary>
    UnknownFormat,

    /// <summary>There is no such entry: not synced yet, or from before the first segment.</summary>
    NotFound,

    /// <summary>The entry was there and its bytes are not what was written.</summary>
    Damaged,
}

/// <summary>An expected failure: what kind, said for a person, and when.</summary>
public sealed record JournalFailure(JournalFailureKind Kind, string Message, DateTime At)
{
    /// <summary>The catalogued code, stable for programs and for problem details.</summary>
    public string Code => Kind switch
    {
        JournalFailureKind.DiskFull => "journal.disk-full",
        JournalFailureKind.ReadOnly => "journal.read-only",
        JournalFailureKind.Io => "journal.io",
        JournalFailureKind.TooLarge => "journal.too-large",
        JournalFailureKind.Closed => "journal.closed",
        JournalFailureKind.InUse => "journal.in-use",
        JournalFailureKind.UnknownFormat => "journal.unknown-format",
        JournalFailureKind.NotFound => "journal.not-found",
        _ => "journal.damaged",
    };

    internal static JournalFailure From(Exception error, DateTime at) => new(KindOf(error), error.Message, at);

    // On Unix the runtime puts errno into HResult; on Windows it is an HRESULT made of the Win32 code.
    private static JournalFailureKind KindOf(Exception error) => error switch
    {
        UnauthorizedAccessException => JournalFailureKind.ReadOnly,
        IOException io => unchecked((uint)io.HResult) switch
        {
            28 or 122 or 0x8007_0070 or 0x8007_0027 => JournalFailureKind.DiskFull,
            30 or 0x8007_0013 => JournalFailureKind.ReadOnly,
            _ => JournalFailureKind.Io,
        },
        _ => JournalFailureKind.Io,
    };
}
