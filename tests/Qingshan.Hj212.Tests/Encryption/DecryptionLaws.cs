using CsCheck;

namespace Qingshan.Hj212.Tests;

public sealed class DecryptionLaws
{
    private static readonly Gen<Sm4Key> AnyKey = Gen.Byte.Array[Sm4Key.Length].Select(b => new Sm4Key(b));

    /// <summary>The content of a CP: fields as devices write them.</summary>
    private static readonly Gen<string> Cp = Gen.Select(Gen.Char["abcw0123456789"].Array[1, 6], Gen.OneOf(Gen.Const("Rtd"), Gen.Const("Avg")), Gen.Char["0123456789.NF"].Array[0, 12],
        (f, s, v) => $"{new string(f)}-{s}={new string(v)}").Array[0, 30].Select(f => string.Join(';', f));

    [Fact]
    public void Decrypting_what_was_encrypted_gives_it_back_at_every_length()
    {
        for (var length = 0; length <= 1024; length++)
        {
            Gen.Select(AnyKey, Gen.Byte.Array[length]).Sample((key, plain) =>
            {
                var cipher = new Sm4Cipher(key);
                var bytes = plain.ToArray();
                cipher.Encrypt(bytes);
                var full = length / Sm4Cipher.Block * Sm4Cipher.Block;
                Assert.Equal(plain[full..], bytes[full..]);
                if (full > 0) Assert.NotEqual(plain[..full], bytes[..full]);
                cipher.Decrypt(bytes);
                Assert.Equal(plain, bytes);
            }, iter: 3);
        }
    }

    [Fact]
    public void An_encrypted_frame_is_deciphered_with_the_current_or_the_previous_key_whatever_its_bytes() =>
        Gen.Select(Cp, AnyKey, AnyKey, Gen.Bool).Sample((cp, current, previous, late) =>
        {
            if (current.Equals(previous)) return;
            var keys = new DeviceKeys(current, previous);
            var frame = Look.Encrypted(cp, new Sm4Cipher(late ? previous : current));
            var looked = Look.At(frame, keys);
            var expected = cp.Length < Sm4Cipher.Block ? DecryptionOutcome.Plain : late ? DecryptionOutcome.Previous : DecryptionOutcome.Current;
            Assert.Equal(new(looked.Fault, expected, Look.Segment(cp)), looked);
        }, iter: 5000);

    [Fact]
    public void A_plain_frame_stays_plain_although_its_device_has_keys() =>
        Gen.Select(Cp, AnyKey).Sample((cp, key) =>
            Assert.Equal(new(FrameFault.None, DecryptionOutcome.Plain, Look.Segment(cp)), Look.At(Wire.Bytes(Wire.Frame(Look.Segment(cp))), new DeviceKeys(key))),
            iter: 1000);

    [Fact]
    public void With_another_key_no_frame_is_taken() =>
        Gen.Select(Cp, AnyKey, AnyKey).Sample((cp, right, wrong) =>
        {
            if (right.Equals(wrong) || cp.Length < 2 * Sm4Cipher.Block) return;
            var looked = Look.At(Look.Encrypted(cp, new Sm4Cipher(right)), new DeviceKeys(wrong));
            // One frame in 256 has the right check value although nobody deciphered it: the scanner took it before.
            Assert.Equal(looked.Fault == FrameFault.None ? DecryptionOutcome.Plain : DecryptionOutcome.Undecipherable, looked.Outcome);
        }, iter: 5000);

    [Fact]
    public void One_cipher_serves_many_threads()
    {
        var cipher = new Sm4Cipher(Look.Key("0123456789ABCDEF"));
        var plain = new byte[1024];
        new Random(1).NextBytes(plain);
        var expected = plain.ToArray();
        cipher.Encrypt(expected);
        Parallel.For(0, 2000, _ =>
        {
            var bytes = plain.ToArray();
            cipher.Encrypt(bytes);
            Assert.Equal(expected, bytes);
            cipher.Decrypt(bytes);
            Assert.Equal(plain, bytes);
        });
    }
}
