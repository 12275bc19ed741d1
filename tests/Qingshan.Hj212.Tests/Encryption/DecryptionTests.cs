using System.Globalization;
using System.Text;
using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class DecryptionTests
{
    private static readonly DeviceKeys Keys = Look.Keys("0123456789ABCDEF");

    /// <summary>
    /// A plaintext whose ciphertext holds the bytes, found by decrypting blocks that hold them until one is text: then the frame is
    /// one that a device could send.
    /// </summary>
    [Theory]
    [InlineData("&&")]
    [InlineData("##")]
    [InlineData("\r\n")]
    [InlineData("&&1C80\r\n")]
    [InlineData("##0087QN=")]
    [InlineData("&&\r\n##0004")]
    public void A_frame_whose_ciphertext_holds_every_delimiter_keeps_its_extent(string delimiter)
    {
        // The value of the first field is any bytes but separators, so that any block can stand in it.
        var random = new Random(delimiter.Length);
        var found = 0;
        for (var i = 0; i < 4000 && found < 5; i++)
        {
            var block = new byte[Sm4Cipher.Block];
            random.NextBytes(block);
            Wire.Bytes(delimiter).CopyTo(block, random.Next(0, Sm4Cipher.Block - delimiter.Length + 1));
            Keys.CurrentCipher.Decrypt(block);
            var value = Wire.Text(block);
            if (value.Any(c => c < 0x20 || ";,&#".Contains(c, StringComparison.Ordinal))) continue;
            found++;
            var cp = $"i11001-Info=////{value};w01018-Rtd=2.2,w01018-Flag=N";
            var encrypted = Look.Encrypted(cp, Keys.CurrentCipher);
            Assert.Contains(delimiter, Wire.Text(encrypted)[90..], StringComparison.Ordinal);
            var after = Wire.Bytes(Wire.Frame("ST=32;CN=2011;MN=1;Flag=8;CP=&&DataTime=20160801085857&&"));
            var looked = Look.All([.. encrypted, .. encrypted, .. after], Keys);
            Assert.Equal([DecryptionOutcome.Current, DecryptionOutcome.Current, DecryptionOutcome.Plain], looked.Select(l => l.Outcome));
            Assert.Equal(Look.Segment(cp), looked[0].Segment);
            Assert.Equal(looked[0], looked[1]);
        }
        Assert.True(found >= 2, $"{found} blocks found");
    }

    [Fact]
    public void A_damaged_encrypted_frame_is_not_taken()
    {
        var frame = Look.Encrypted("DataTime=20160801085857;w01018-Rtd=2.2,w01018-Flag=N", Keys.CurrentCipher);
        for (var at = 91; at < frame.Length - 24; at++)
        {
            var damaged = frame.ToArray();
            damaged[at] ^= 0x01;
            Assert.NotEqual(DecryptionOutcome.Current, Look.At(damaged, Keys).Outcome);
        }
    }

    [Fact]
    public void Printed_ciphertext_is_read_with_the_length_of_either_reading()
    {
        const string cp = "DataTime=20160801085857;w01018-Rtd=2.2,w01018-Flag=N";
        var binary = Look.Encrypted(cp, Keys.CurrentCipher);
        var head = Look.Segment("")[..^2];
        var cipher = binary.AsSpan(6 + head.Length, cp.Length);
        var full = cp.Length / Sm4Cipher.Block * Sm4Cipher.Block;
        var printed = new StringBuilder("{");
        foreach (var b in cipher[..full]) printed.Append(CultureInfo.InvariantCulture, $"0x{b:X2},");
        var segment = $"{head}{printed.ToString().TrimEnd(',')}}}{Wire.Text(cipher[full..])}&&";
        var crc = HjCrc.Compute(Wire.Bytes(Look.Segment(cp)));
        foreach (var length in (int[])[segment.Length, Look.Segment(cp).Length])
        {
            var looked = Look.At(Wire.Bytes(FormattableString.Invariant($"##{length:D4}{segment}{crc:X4}\r\n")), Keys);
            Assert.Equal((DecryptionOutcome.Current, Look.Segment(cp)), (looked.Outcome, looked.Segment));
        }
    }

    [Theory]
    [InlineData("{0x")]
    [InlineData("{0xE4")]
    [InlineData("{0xE4,}")]
    [InlineData("{0xE4,0xZZ}a-Rtd=1")]
    [InlineData("{0xE4,0x3E")]
    public void Half_printed_ciphertext_is_not_taken_and_nothing_is_thrown(string cp)
    {
        var looked = Look.At(Wire.Bytes(FormattableString.Invariant($"##{Look.Segment(cp).Length:D4}{Look.Segment(cp)}0000\r\n")), Keys);
        Assert.Equal((FrameFault.CrcMismatch, DecryptionOutcome.Undecipherable, Look.Segment(cp)), (looked.Fault, looked.Outcome, looked.Segment));
    }

    [Fact]
    public void Any_bytes_are_looked_at_without_an_exception() =>
        Gen.Byte.Array[0, 60].Sample(bytes =>
        {
            var segment = Wire.Text([.. Wire.Bytes("MN=1;CP=&&"), .. bytes]);
            var frame = Wire.Bytes(FormattableString.Invariant($"##{segment.Length:D4}{segment}1C80\r\n"));
            Assert.NotEmpty(Look.All(frame, Keys));
        }, iter: 2000);

    [Fact]
    public void A_new_key_puts_the_one_in_force_before_it()
    {
        var next = Look.Key("FEDCBA9876543210");
        var rotated = Keys.Rotate(next);
        Assert.Equal((next, Keys.Current), (rotated.Current, rotated.Previous));
        Assert.Same(rotated, rotated.Rotate(next));
        Assert.Null(Keys.Previous);
    }

    [Theory]
    [InlineData("0000000000000000", true)]
    [InlineData("000000000000000", false)]
    [InlineData("00000000000000000", false)]
    [InlineData("000000000000000污", false)]
    [InlineData(null, false)]
    public void A_key_is_sixteen_characters_as_NewSK_writes_it(string? text, bool good)
    {
        Assert.Equal(good, Sm4Key.TryParse(text, out var key));
        if (good) Assert.DoesNotContain(text!, key!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, DecryptionOutcome.Plain)]
    [InlineData(true, DecryptionOutcome.Current)]
    public void The_second_look_allocates_nothing(bool encrypted, DecryptionOutcome expected)
    {
        const string cp = "DataTime=20160801085857;w01018-Rtd=2.2,w01018-Flag=N";
        var frame = encrypted ? Look.Encrypted(cp, Keys.CurrentCipher) : Wire.Bytes(Wire.Frame(Look.Segment(cp)));
        var scanner = new FrameScanner();
        var scratch = new byte[FrameScanner.DefaultMaxSegment];
        var least = long.MaxValue;
        for (var i = 0; i < 50; i++)
        {
            var buffer = new System.Buffers.ReadOnlySequence<byte>(frame);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var found = scanner.TryRead(ref buffer, FeedState.Flowing, out var read);
            var outcome = Decryption.Look(read, Keys, scratch, out _);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.Equal((true, expected), (found, outcome));
        }
        Assert.Equal(0, least);
    }
}
