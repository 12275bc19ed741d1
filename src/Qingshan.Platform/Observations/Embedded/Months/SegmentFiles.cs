using System.Data.Common;
using System.Security.Cryptography;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Platform.Observations.Embedded;

/// <summary>The folder of closed months and its list in the database.</summary>
internal static class SegmentFiles
{
    private const string Ending = ".parquet";

    /// <summary>
    /// The files in force. What the list does not know is what a crash left behind, before its issue was in the list or after
    /// it was replaced: its rows stand elsewhere, and it is deleted.
    /// </summary>
    /// <exception cref="InvalidDataException">A file in force is not there.</exception>
    public static IReadOnlyList<Segment> Open(DuckDbConnections connections, string folder)
    {
        Directory.CreateDirectory(folder);
        using var lent = connections.Lend();
        using var command = lent.Command("""
            SELECT month, version, file, rows, bytes, sha256, first_packet, last_packet, issued FROM segment
            QUALIFY row_number() OVER (PARTITION BY month ORDER BY version DESC) = 1 ORDER BY month
            """);
        using var rows = command.ExecuteReader();
        var inForce = new List<Segment>();
        while (rows.Read()) inForce.Add(Read(rows));
        foreach (var segment in inForce)
            if (!File.Exists(Path.Combine(folder, segment.File)))
                throw new InvalidDataException($"The closed month {segment.Month} is missing: restore {Path.Combine(folder, segment.File)} from a backup (SHA-256 {segment.Sha256}).");
        var known = inForce.Select(s => s.File).ToHashSet();
        foreach (var file in Directory.EnumerateFiles(folder))
            if ((file.EndsWith(Ending, StringComparison.Ordinal) || file.EndsWith(".tmp", StringComparison.Ordinal)) && !known.Contains(Path.GetFileName(file))) File.Delete(file);
        return inForce;
    }

    public static string NameOf(BeijingMonth month, int version) => $"{month}.v{version}{Ending}";

    /// <summary>Makes a finished file durable under its name.</summary>
    public static void Publish(string temporary, string path)
    {
        using (var handle = File.OpenHandle(temporary, FileMode.Open, FileAccess.ReadWrite)) Durable.Flush(handle);
        File.Move(temporary, path, overwrite: true);
        Durable.FlushFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
    }

    private static Segment Read(DbDataReader row)
    {
        if (!BeijingMonth.TryParse(row.GetString(0), out var month)) throw new InvalidDataException($"The list of closed months holds '{row.GetString(0)}'.");
        return new(month, row.GetInt32(1), row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.GetInt64(6), row.GetInt64(7), DuckDbRows.Utc(row, 8));
    }
}
