using System.Buffers;

namespace Qingshan.Hj212;

/// <summary>What a frame turned out to be when it was looked at with its device's keys.</summary>
public enum DecryptionOutcome
{
    /// <summary>Not encrypted: the segment is the frame's own.</summary>
    Plain,

    /// <summary>Encrypted with the key in force.</summary>
    Current,

    /// <summary>Encrypted with the key before it.</summary>
    Previous,

    /// <summary>Neither: damaged, or encrypted with another key.</summary>
    Undecipherable,
}

/// <summary>
/// A second look at a frame whose device has keys (HJ 212-2025, Annex A). The scanner knows no keys: it finds a frame's extent by
/// its length, and an encrypted frame comes out of it as <see cref="FrameFault.CrcMismatch"/> (or, printed as <c>{0x..,}</c>, as
/// <see cref="FrameFault.LengthMismatch"/>), because the check value is over the plaintext. A device without keys never comes here.
/// </summary>
/// <remarks>
/// One wrong reading in 256 has the right check value by accident, so that of a frame alone tells nothing: an encrypted frame may
/// come out of the scanner as accepted, and a wrong key may seem right. What is taken must be text of the protocol as well.
/// </remarks>
public static class Decryption
{
    /// <summary>Looks at a frame with its device's keys.</summary>
    /// <param name="frame">The frame, accepted or damaged. Its header is never encrypted: MN tells whose keys to take.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="scratch">Room for the segment, at least <see cref="Frame.SegmentLength"/> bytes; the result may point into it.</param>
    /// <param name="segment">The plaintext segment; the frame's own where it is plain or cannot be deciphered.</param>
    /// <returns>What the frame turned out to be.</returns>
    /// <exception cref="ArgumentException"><paramref name="scratch"/> is too small.</exception>
    public static DecryptionOutcome Look(in Frame frame, DeviceKeys keys, Span<byte> scratch, out ReadOnlySpan<byte> segment)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (scratch.Length < frame.SegmentLength) throw new ArgumentException("Too small for the segment.", nameof(scratch));
        segment = frame.GetSegment(scratch);
        var received = SegmentHeader.Parse(segment);
        if (frame.Fault == FrameFault.None && IsText(received.Cp)) return DecryptionOutcome.Plain;
        if (frame.Fault is not (FrameFault.None or FrameFault.CrcMismatch or FrameFault.LengthMismatch)) return DecryptionOutcome.Undecipherable;
        if (!segment.Overlaps(received.Cp, out var opening) || opening + received.Cp.Length + 2 != segment.Length || !TryReadCrc(frame, out var printed))
            return Unsolved(frame);

        var work = ArrayPool<byte>.Shared.Rent(frame.SegmentLength);
        try
        {
            var outcome = TryKey(segment, opening, keys.CurrentCipher, printed, work, out var length) ? DecryptionOutcome.Current
                : keys.PreviousCipher is { } before && TryKey(segment, opening, before, printed, work, out length) ? DecryptionOutcome.Previous
                : Unsolved(frame);
            if (outcome is DecryptionOutcome.Current or DecryptionOutcome.Previous)
            {
                work.AsSpan(0, length).CopyTo(scratch);
                segment = scratch[..length];
            }
            return outcome;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(work);
        }
    }

    /// <summary>The frame that the device would have sent without encryption. Allocates.</summary>
    /// <param name="frame">The frame, accepted or damaged.</param>
    /// <param name="keys">The keys of its device.</param>
    /// <param name="plain">The frame in plaintext, on a buffer of its own.</param>
    /// <returns>False where the frame is plain already, or cannot be deciphered.</returns>
    public static bool TryDecipher(in Frame frame, DeviceKeys keys, out Frame plain) => TryDecipher(frame, keys, out plain, out _);

    /// <summary>The frame that the device would have sent without encryption, and with what it encrypted. Allocates.</summary>
    /// <param name="frame">The frame, accepted or damaged.</param>
    /// <param name="keys">The keys of its device.</param>
    /// <param name="plain">The frame in plaintext, on a buffer of its own.</param>
    /// <param name="cipher">The cipher of the key that opened it; null where this returns false.</param>
    /// <returns>False where the frame is plain already, or cannot be deciphered.</returns>
    public static bool TryDecipher(in Frame frame, DeviceKeys keys, out Frame plain, out Sm4Cipher? cipher)
    {
        (plain, cipher) = (default, null);
        var scratch = new byte[frame.SegmentLength];
        var outcome = Look(frame, keys, scratch, out var segment);
        if (outcome is not (DecryptionOutcome.Current or DecryptionOutcome.Previous)) return false;
        cipher = outcome == DecryptionOutcome.Current ? keys.CurrentCipher : keys.PreviousCipher;
        var whole = new byte[segment.Length + FrameBuilder.Overhead];
        var builder = new FrameBuilder(whole);
        builder.Add(segment);
        builder.Finish();
        var rest = new ReadOnlySequence<byte>(whole);
        return new FrameScanner(9999).TryRead(ref rest, FeedState.Closed, out plain);
    }

    private static DecryptionOutcome Unsolved(in Frame frame) =>
        frame.Fault == FrameFault.None ? DecryptionOutcome.Plain : DecryptionOutcome.Undecipherable;

    private static bool TryReadCrc(in Frame frame, out ushort printed)
    {
        Span<byte> digits = stackalloc byte[FrameScan.CrcLength];
        var after = frame.Bytes.Slice(frame.Segment.End);
        printed = 0;
        if (after.Length < digits.Length) return false;
        after.Slice(0, digits.Length).CopyTo(digits);
        return HjCrc.TryReadHex(digits, out printed, out _);
    }

    /// <summary>Whether the segment decrypted with a key has the printed check value and is text; it stands in <paramref name="work"/> then.</summary>
    private static bool TryKey(ReadOnlySpan<byte> segment, int opening, Sm4Cipher cipher, ushort printed, Span<byte> work, out int length)
    {
        segment[..opening].CopyTo(work);
        length = opening + PrintedCiphertext.Read(segment[opening..^2], work[opening..]);
        cipher.Decrypt(work[opening..length]);
        var text = IsText(work[opening..length]);
        "&&"u8.CopyTo(work[length..]);
        length += 2;
        return text && HjCrc.Compute(work[..length]) == printed;
    }

    /// <summary>No control character, and printable ASCII up to each field's <c>=</c>: what ciphertext is not, but by a rare accident.</summary>
    private static bool IsText(ReadOnlySpan<byte> cp)
    {
        if (cp.ContainsAnyInRange((byte)0, (byte)0x1F)) return false;
        foreach (var field in new CpFields(cp))
            if ((field.Key.IsEmpty ? field.Text : field.Key).ContainsAnyExceptInRange((byte)' ', (byte)'~')) return false;
        return true;
    }
}
