using System.Buffers;

namespace Qingshan.Hj212.Tests;

/// <summary>Scans one frame and looks at it with keys, as a gateway would.</summary>
internal sealed record Looked(FrameFault Fault, DecryptionOutcome Outcome, string Segment);

/// <summary>The second look.</summary>
internal static class Look
{
    public static DeviceKeys Keys(string current, string? previous = null) => new(Key(current), previous is null ? null : Key(previous));

    public static Sm4Key Key(string text)
    {
        Assert.True(Sm4Key.TryParse(text, out var key));
        return key;
    }

    public static Looked At(byte[] bytes, DeviceKeys keys)
    {
        var looked = All(bytes, keys);
        return Assert.Single(looked);
    }

    public static List<Looked> All(byte[] bytes, DeviceKeys keys)
    {
        var scanner = new FrameScanner();
        var buffer = new ReadOnlySequence<byte>(bytes);
        var all = new List<Looked>();
        while (scanner.TryRead(ref buffer, FeedState.Flowing, out var frame))
        {
            var outcome = Decryption.Look(frame, keys, new byte[frame.SegmentLength], out var segment);
            all.Add(new(frame.Fault, outcome, Wire.Text(segment)));
        }
        Assert.True(buffer.IsEmpty);
        return all;
    }

    /// <summary>A frame whose CP is this, encrypted; the check value is over the plaintext.</summary>
    public static byte[] Encrypted(string cp, Sm4Cipher cipher)
    {
        var frame = Wire.Bytes(Wire.Frame(Segment(cp)));
        cipher.Encrypt(frame.AsSpan(6 + Head.Length, Wire.Bytes(cp).Length));
        return frame;
    }

    public static string Segment(string cp) => $"{Head}{cp}&&";

    private const string Head = "QN=20240520210700000;ST=31;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&";
}
