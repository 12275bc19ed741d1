using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>日根 · A closed day: its statement with the signature, as it is published. Never changed, never removed.</summary>
public sealed class DayRoot : IAppendOnly
{
    public long Number { get; init; }

    /// <summary>The day in Beijing.</summary>
    public DateOnly Day { get; init; }

    public long FirstPacket { get; init; }

    public long LastPacket { get; init; }

    /// <summary>SHA-256 of the statement, 64 hexadecimal digits.</summary>
    public required string Root { get; init; }

    /// <summary>See <see cref="DayStatement"/>.</summary>
    public required string Statement { get; init; }

    /// <summary>ECDSA P-256 over SHA-256 of the statement, DER.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>Of the key that signed it, as SubjectPublicKeyInfo: an older root can be checked after the key was changed.</summary>
    public required byte[] PublicKey { get; init; }

    public DateTime ClosedAt { get; init; }

    /// <summary>What it states; what the platform wrote itself is always readable.</summary>
    public DayStatement State => DayStatement.Parse(Statement) ?? throw new InvalidDataException($"The statement of day root {Number} cannot be read.");
}

/// <summary>
/// What a leaf of the ledger hides of persons: its commitment enters the tree, the salt stays here. When the salt is removed with what it
/// protects, nothing can be guessed from the commitment any more, and every proof holds as before.
/// </summary>
public sealed class EvidenceSalt
{
    /// <summary><c>AuditEntry</c>, or the kind of record.</summary>
    public required string Log { get; init; }

    public required long Row { get; init; }

    /// <summary>Null once it was removed.</summary>
    public byte[]? Salt { get; set; }

    /// <summary>SHA-256 of salt and personal fields.</summary>
    public required byte[] Commitment { get; init; }
}
