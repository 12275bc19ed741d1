using System.Security.Cryptography;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>The bytes of cases' files in the data folder, each under its hash: the same file twice lies there once. They are given out, never opened here.</summary>
public sealed class CaseFiles(DataFolder folder)
{
    public const int Most = 20 << 20, LongestName = 120;

    /// <summary>Reads an upload to its end; null where it is longer than a file may be.</summary>
    public static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (whole.Length + read > Most) return null;
            whole.Write(buffer, 0, read);
        }
        return whole.ToArray();
    }

    /// <summary>A name that can stand on any disk, with the ending of what the file is.</summary>
    public static string NameOf(string? name, FileKind kind)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new string([.. last.Where(c => !char.IsControl(c) && !"<>:\"|?*".Contains(c, StringComparison.Ordinal))]).Trim().Trim('.');
        if (clean.Length > LongestName) clean = clean[..LongestName];
        if (clean.Length == 0) clean = "file";
        var same = clean.EndsWith(kind.Ending, StringComparison.OrdinalIgnoreCase) || (kind == FileKind.Jpeg && clean.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase));
        return same ? clean : clean + kind.Ending;
    }

    /// <returns>The hash under which the bytes lie, synced.</returns>
    public async Task<string> KeepAsync(byte[] bytes, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!File.Exists(PathOf(hash))) await Durable.WriteAsync(PathOf(hash), bytes, cancel);
        return hash;
    }

    /// <summary>Null where it is no longer there.</summary>
    public Stream? Open(CaseFile file) => Open(file.Sha256);

    /// <summary>Null where nothing lies under a hash.</summary>
    internal Stream? Open(string sha256) => File.Exists(PathOf(sha256)) ? File.OpenRead(PathOf(sha256)) : null;

    private string PathOf(string hash) => Path.Combine(folder.CaseFilesFolder, hash);
}
