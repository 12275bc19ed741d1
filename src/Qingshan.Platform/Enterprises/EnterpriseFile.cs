using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>附件 · A file that an enterprise has sent with an answer or an objection. Its bytes lie with those of cases, under their hash.</summary>
public sealed class EnterpriseFile : IAppendOnly
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The inquiry or objection that it belongs to.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>As it is saved: its ending is that of its content.</summary>
    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public long Size { get; init; }

    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public DateTime At { get; init; }

    public required string By { get; init; }
}

/// <summary>A file as it arrives: nothing is known of it but what its sender calls it.</summary>
public sealed record SentFile(string Name, byte[] Bytes);

/// <summary>Checks files by what they are, and keeps them.</summary>
internal static class SentFiles
{
    public const int Most = 10;

    /// <summary>Checks all, then keeps all: one that is not taken leaves none.</summary>
    public static async Task<Result<IReadOnlyList<EnterpriseFile>>> KeepAsync(CaseFiles files, IReadOnlyList<SentFile> sent, Guid subject, string by, DateTime now, CancellationToken cancel)
    {
        if (sent.Count > Most) return EnterpriseErrors.TooManyFiles.Of(Most);
        var kinds = new List<FileKind>();
        foreach (var file in sent)
        {
            if (file.Bytes.Length > CaseFiles.Most) return CaseErrors.FileTooLarge.Of(CaseFiles.Most >> 20);
            if (!FileKind.Of(file.Name, file.Bytes).TryGet(out var kind, out var error)) return error;
            kinds.Add(kind);
        }
        var kept = new List<EnterpriseFile>();
        foreach (var (file, kind) in sent.Zip(kinds))
            kept.Add(new()
            {
                SubjectId = subject, Name = CaseFiles.NameOf(file.Name, kind), MediaType = kind.MediaType, Size = file.Bytes.Length, Sha256 = await files.KeepAsync(file.Bytes, cancel), At = now, By = by,
            });
        return Result.Of<IReadOnlyList<EnterpriseFile>>(kept);
    }
}

internal sealed class EnterpriseFileTable : IEntityTypeConfiguration<EnterpriseFile>
{
    public void Configure(EntityTypeBuilder<EnterpriseFile> file)
    {
        file.Property(f => f.Name).HasMaxLength(CaseFiles.LongestName + 8);
        file.Property(f => f.MediaType).HasMaxLength(100);
        file.Property(f => f.Sha256).HasMaxLength(64);
        file.Property(f => f.By).HasMaxLength(200);
        file.HasIndex(f => f.SubjectId);
    }
}
