using System.Buffers.Text;
using Qingshan.Hj212;

namespace Qingshan.Fuzz;

/// <summary>Changes bytes as lines and devices do, and as nobody does; in every second case mends lengths and check values afterwards.</summary>
internal sealed class Mutator(Rng rng, int capacity)
{
    private static readonly string[] Tokens =
    [
        "##", "#", "&&", "&", "\r\n", "\r", "\n", ";", ",", "=", "-", "//", "##0000", "##9999", "##00", "#0101Q", "0000", "FFFF", "1c80", "CP=&&", "CP=",
        "QN=", "ST=", "CN=", "PW=", "MN=", "Flag=", "FLAG=", "PNUM=", "PNO=", "RF=1;", "DataTime=", "DataTime=20170101000000;", "-Rtd=", "-Avg=", "-Flag=N",
        "-Info=//", "-ZsAvg=", "-SampleTime=", "20170101000000001", "201701010000000", "99999999999999", "1e308", "-1", ".5", "0.1.2", "NaN", "2011", "2061",
        "3020", "9014", "a21026", "011", "\u00ff\u00fe", "\0",
    ];

    private static readonly byte[] Marks = [.. "#&;,=-/.\r\n0123456789ABCDEFabcdefNn"u8];
    private readonly byte[] _spare = new byte[capacity];
    private int _length;

    /// <summary>Changes the bytes in place; the result's length.</summary>
    public int Change(byte[] bytes, int length, ReadOnlySpan<byte> other)
    {
        _length = length;
        var times = 1 + rng.Below(rng.OneIn(4) ? 24 : 4);
        for (var i = 0; i < times; i++) Once(bytes, other);
        if (rng.OneIn(2)) Mend(bytes);
        return _length;
    }

    private void Once(byte[] bytes, ReadOnlySpan<byte> other)
    {
        var at = rng.Below(_length + 1);
        switch (rng.Below(11))
        {
            case 0 when _length > 0:
                bytes[rng.Below(_length)] ^= (byte)(1 << rng.Below(8));
                break;
            case 1 when _length > 0:
                bytes[rng.Below(_length)] = (byte)rng.Next();
                break;
            case 2 or 3 when _length > 0:
                bytes[rng.Below(_length)] = Marks[rng.Below(Marks.Length)];
                break;
            case 4 when _length > 0:
                Remove(bytes, rng.Below(_length), 1 + rng.Below(rng.OneIn(4) ? 200 : 8));
                break;
            case 5 when _length > 0:
            {
                var from = rng.Below(_length);
                var run = Math.Min(1 + rng.Below(60), _length - from);
                bytes.AsSpan(from, run).CopyTo(_spare);
                Insert(bytes, at, _spare.AsSpan(0, run));
                break;
            }
            case 6 or 7:
            {
                var token = Tokens[rng.Below(Tokens.Length)];
                for (var i = 0; i < token.Length; i++) _spare[i] = (byte)token[i];
                Insert(bytes, at, _spare.AsSpan(0, token.Length));
                break;
            }
            case 8:
                Insert(bytes, at, other[..rng.Below(Math.Min(other.Length, rng.OneIn(4) ? 600 : 60) + 1)]);
                break;
            case 9 when rng.OneIn(2):
                Insert(bytes, _length, other[..Math.Min(other.Length, 1200)]);
                break;
            default:
                if (rng.OneIn(8)) _length = at;
                break;
        }
    }

    private void Insert(byte[] bytes, int at, ReadOnlySpan<byte> what)
    {
        if (_length + what.Length > capacity) return;
        Buffer.BlockCopy(bytes, at, bytes, at + what.Length, _length - at);
        what.CopyTo(bytes.AsSpan(at));
        _length += what.Length;
    }

    private void Remove(byte[] bytes, int at, int count)
    {
        count = Math.Min(count, _length - at);
        Buffer.BlockCopy(bytes, at + count, bytes, at, _length - at - count);
        _length -= count;
    }

    /// <summary>Gives what stands between a head and the last closing before the next head its length and check value, so that what is behind them is reached.</summary>
    private void Mend(byte[] bytes)
    {
        var all = bytes.AsSpan(0, _length);
        for (var head = all.IndexOf("##"u8); head >= 0 && head + 6 < _length;)
        {
            var next = all[(head + 6)..].IndexOf("##"u8);
            var end = next < 0 ? _length : head + 6 + next;
            var closing = all[(head + 6)..end].LastIndexOf("&&"u8);
            if (closing >= 0 && head + 6 + closing + 6 <= end)
            {
                var segment = all.Slice(head + 6, closing + 2);
                if (!rng.OneIn(16)) _ = Utf8Formatter.TryFormat(segment.Length, all[(head + 2)..], out _, new('D', 4));
                var crc = rng.OneIn(8) ? HjCrc.ComputeModbusSwapped(segment) : HjCrc.Compute(segment);
                _ = Utf8Formatter.TryFormat(crc, all[(head + 6 + segment.Length)..], out _, new(rng.OneIn(8) ? 'x' : 'X', 4));
            }
            head = next < 0 ? -1 : end;
        }
    }
}
