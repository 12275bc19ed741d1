using System.IO.Compression;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Cases;

/// <summary>文件类型 · What a file is, as its bytes say: never by its name.</summary>
public sealed record FileKind(string Ending, string MediaType)
{
    /// <summary>A document says beforehand to how much it unpacks: more than this is a bomb or useless.</summary>
    public const long MostUnpacked = 200L << 20;

    public const int MostParts = 5000;

    public static readonly FileKind Pdf = new(".pdf", "application/pdf");
    public static readonly FileKind Jpeg = new(".jpg", "image/jpeg");
    public static readonly FileKind Png = new(".png", "image/png");
    public static readonly FileKind Docx = new(".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    public static readonly FileKind Xlsx = new(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    public static readonly FileKind Txt = new(".txt", "text/plain");
    public static readonly FileKind Csv = new(".csv", "text/csv");

    public static Result<FileKind> Of(string name, ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (span.StartsWith("%PDF-"u8)) return Pdf;
        if (span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return Jpeg;
        if (span.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return Png;
        if (span.StartsWith("PK\x03\x04"u8)) return Package(name, bytes);
        // Text, also in GB 18030: what has no control characters. Whether it is a table nothing in it says, so here the name does.
        if (span.Length > 0 && span.IndexOfAnyInRange((byte)0, (byte)8) < 0 && span.IndexOfAnyInRange((byte)14, (byte)31) < 0)
            return name.EndsWith(Csv.Ending, StringComparison.OrdinalIgnoreCase) ? Csv : Txt;
        return CaseErrors.FileType.Of(name);
    }

    private static Result<FileKind> Package(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var (entries, unpacked) = (archive.Entries, 0L);
            foreach (var entry in entries)
                if ((unpacked += entry.Length) > MostUnpacked) break;
            if (entries.Count > MostParts || unpacked > MostUnpacked) return CaseErrors.FileUnpacksTooLarge.Of(name, MostUnpacked >> 20, MostParts);
            // Macros make it a document that runs.
            if (entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) || archive.GetEntry("[Content_Types].xml") is null) return CaseErrors.FileType.Of(name);
            return archive.GetEntry("word/document.xml") is not null ? Docx : archive.GetEntry("xl/workbook.xml") is not null ? Xlsx : CaseErrors.FileType.Of(name);
        }
        catch (InvalidDataException)
        {
            return CaseErrors.FileType.Of(name);
        }
    }
}
