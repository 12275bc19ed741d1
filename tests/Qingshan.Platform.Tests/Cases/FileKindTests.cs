using System.IO.Compression;
using System.Text;
using Qingshan.Platform.Cases;

namespace Qingshan.Platform.Tests.Cases;

/// <summary>What a file is, is told by its bytes.</summary>
public sealed class FileKindTests
{
    [Theory]
    [InlineData("picture.png", "%PDF-1.7 …", ".pdf")]
    [InlineData("a.txt", "说明", ".txt")]
    [InlineData("a.csv", "time,value\n", ".csv")]
    [InlineData("page.html", "<script>alert(1)</script>", ".txt")]
    public void By_its_content_and_not_by_its_name(string name, string text, string ending)
    {
        var kind = FileKind.Of(name, Encoding.UTF8.GetBytes(text)).Value;
        Assert.Equal(ending, kind.Ending);
        Assert.EndsWith(ending, CaseFiles.NameOf(name, kind), StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_and_what_is_none()
    {
        Assert.Equal(FileKind.Png, FileKind.Of("x", (byte[])[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]).Value);
        Assert.Equal(FileKind.Jpeg, FileKind.Of("x", (byte[])[0xFF, 0xD8, 0xFF, 0xE0]).Value);
        Assert.Equal("cases.file-type", FileKind.Of("photo.jpg", "MZ\u0090\0\u0003\0"u8.ToArray()).Error!.Code);
        Assert.Equal("cases.file-type", FileKind.Of("empty.pdf", Array.Empty<byte>()).Error!.Code);
        // A table in GB 18030, as many programs write it.
        Assert.Equal(FileKind.Csv, FileKind.Of("点位.csv", (byte[])[0xB5, 0xE3, 0xCE, 0xBB, (byte)',', (byte)'1', (byte)'\n']).Value);
    }

    [Fact]
    public void Documents_by_their_parts_and_none_with_macros_or_bombs()
    {
        Assert.Equal(FileKind.Docx, FileKind.Of("x", Zip("[Content_Types].xml", "word/document.xml")).Value);
        Assert.Equal(FileKind.Xlsx, FileKind.Of("x", Zip("[Content_Types].xml", "xl/workbook.xml")).Value);
        Assert.Equal("cases.file-type", FileKind.Of("x.docx", Zip("a.txt")).Error!.Code);
        Assert.Equal("cases.file-type", FileKind.Of("x.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")).Error!.Code);
        Assert.Equal("cases.file-type", FileKind.Of("x.docx", "PK\u0003\u0004 and no more"u8.ToArray()).Error!.Code);
        var bomb = Zip(FileKind.MostUnpacked + 1, "[Content_Types].xml", "word/document.xml");
        Assert.True(bomb.Length < CaseFiles.Most);
        Assert.Equal("cases.file-unpacks-too-large", FileKind.Of("x.docx", bomb).Error!.Code);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.pdf")]
    [InlineData("C:\\报告\\现场.PDF", "现场.PDF")]
    [InlineData("", "file.pdf")]
    [InlineData("a\r\nb\":.pdf", "ab.pdf")]
    public void A_name_cannot_lead_anywhere(string name, string kept) => Assert.Equal(kept, CaseFiles.NameOf(name, FileKind.Pdf));

    private static byte[] Zip(params string[] parts) => Zip(10, parts);

    /// <param name="last">How long the last part is.</param>
    private static byte[] Zip(long last, params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                using var entry = archive.CreateEntry(part, CompressionLevel.Fastest).Open();
                var block = new byte[1 << 20];
                for (var left = part == parts[^1] ? last : 10; left > 0; left -= block.Length) entry.Write(block.AsSpan(0, (int)Math.Min(left, block.Length)));
            }
        }
        return stream.ToArray();
    }
}
