using System.Security.Cryptography;
using System.Text;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// A leaf of the audit log or of the record versions: what is plain, and what says something of persons, which enters only as a salted
/// commitment. Both are text that is the same for the same row on every database.
/// </summary>
/// <param name="Log"><c>AuditEntry</c>, or the kind of record.</param>
/// <param name="Personal">Null where the leaf says nothing of persons.</param>
internal sealed record LedgerLeaf(string Log, long Row, string Plain, string? Personal)
{
    public const int SaltBytes = 32;

    public byte[] Commit(byte[] salt) => SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(Personal ?? "")]);

    /// <param name="commitment">To what is personal; nothing where nothing is.</param>
    public Digest Hash(byte[]? commitment) =>
        MerkleTree.Leaf(Encoding.UTF8.GetBytes(commitment is null ? Plain : $"{Plain}\n{Convert.ToHexStringLower(commitment)}"));
}
