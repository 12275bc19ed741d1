using System.Buffers.Binary;
using System.Numerics;

namespace Qingshan.Hj212;

/// <summary>The keys of one CP by hash, so that finding one twice takes no longer the more there are.</summary>
/// <param name="cp">The bytes that the keys stand in.</param>
/// <param name="places">Room, all zero; <see cref="SizeFor"/> says how much.</param>
internal readonly ref struct KeyTable(ReadOnlySpan<byte> cp, Span<ushort> places)
{
    private readonly ReadOnlySpan<byte> cp = cp;
    private readonly Span<ushort> places = places;

    /// <summary>A power of two with a third free even if every field were the shortest, <c>a=;</c>.</summary>
    public static int SizeFor(int cpLength) => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, cpLength / 2));

    /// <summary>False where the key is there already.</summary>
    public bool Add(scoped in CpField field)
    {
        var key = field.Key;
        for (var at = Hash(key) & (places.Length - 1); ; at = (at + 1) & (places.Length - 1))
        {
            if (places[at] == 0)
            {
                places[at] = (ushort)(field.FactorStart + 1);
                return true;
            }
            var there = cp[(places[at] - 1)..];
            if (there.StartsWith(key) && there[key.Length] == '=') return false;
        }
    }

    // First and last bytes tell keys apart: the factor stands in front, the suffix behind.
    private static int Hash(ReadOnlySpan<byte> key)
    {
        ulong first = (uint)key.Length, last = 0;
        if (key.Length >= 8)
        {
            first += BinaryPrimitives.ReadUInt64LittleEndian(key);
            last = BinaryPrimitives.ReadUInt64LittleEndian(key[^8..]);
        }
        else
        {
            foreach (var b in key) last = last << 8 | b;
        }
        var mixed = (first ^ BitOperations.RotateLeft(last * 0x9E3779B97F4A7C15, 31)) * 0xD6E8FEB86659FD93;
        return (int)(mixed >> 33);
    }
}
