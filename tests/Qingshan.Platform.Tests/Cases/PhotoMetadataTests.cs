using CsCheck;
using Qingshan.Platform.Cases;

namespace Qingshan.Platform.Tests.Cases;

/// <summary>What a camera writes beside the picture goes, the picture stays as it is.</summary>
public sealed class PhotoMetadataTests
{
    /// <summary>A JPEG of one pixel: JFIF, tables, frame, scan, end.</summary>
    private static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==");

    /// <summary>A PNG of one pixel.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>EXIF, XMP, whatever else makers have put into these segments, and comments.</summary>
    private static readonly byte[] Markers = [0xE1, 0xE2, 0xE3, 0xE4, 0xE5, 0xEA, 0xED, 0xEF, 0xFE];
    private static readonly Gen<byte[]> Written = Gen.Select(Gen.Int[0, Markers.Length - 1].Select(i => Markers[i]), Gen.Byte.Array[0, 300],
        (marker, data) => (byte[])[0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data]);

    [Fact]
    public void Whatever_a_camera_wrote_into_a_photo_the_picture_is_left_and_nothing_else() =>
        Gen.Select(Written.Array[0, 6], Gen.Byte.Array[0, 200]).Sample((segments, behind) =>
        {
            byte[] photo = [.. Jpeg[..2], .. segments.SelectMany(s => s), .. Jpeg[2..], .. behind];
            Assert.True(PhotoMetadata.TryStrip(FileKind.Jpeg, photo, out var stripped));
            Assert.Equal(Jpeg, stripped);
        });

    [Fact]
    public void What_says_how_the_colours_are_meant_stays()
    {
        byte[] profile = [0xFF, 0xE2, 0, 16, .. "ICC_PROFILE\0"u8, 1, 1];
        byte[] photo = [.. Jpeg[..2], .. profile, .. Jpeg[2..]];
        Assert.True(PhotoMetadata.TryStrip(FileKind.Jpeg, photo, out var stripped));
        Assert.Equal(photo, stripped);
    }

    [Fact]
    public void A_png_loses_its_texts_and_keeps_its_picture()
    {
        var header = 8 + 25;
        byte[] text = [0, 0, 0, 5, .. "tEXt"u8, .. "GPS\0x"u8, 1, 2, 3, 4];
        Assert.True(PhotoMetadata.TryStrip(FileKind.Png, [.. Png[..header], .. text, .. Png[header..]], out var stripped));
        Assert.Equal(Png, stripped);
    }

    [Fact]
    public void What_is_cut_off_or_wrong_is_no_photo_and_breaks_nothing()
    {
        for (var length = 2; length < Jpeg.Length; length++) Assert.False(PhotoMetadata.TryStrip(FileKind.Jpeg, Jpeg.AsSpan(0, length), out _));
        for (var length = 8; length < Png.Length; length++) Assert.False(PhotoMetadata.TryStrip(FileKind.Png, Png.AsSpan(0, length), out _));
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            // Whatever it is: what is kept of it is kept as it is the second time.
            if (PhotoMetadata.TryStrip(FileKind.Jpeg, [0xFF, 0xD8, .. bytes], out var once)) Assert.True(PhotoMetadata.TryStrip(FileKind.Jpeg, once, out var twice) && once.SequenceEqual(twice));
        });
        Assert.False(PhotoMetadata.TryStrip(FileKind.Pdf, Jpeg, out _));
    }
}
