using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;

namespace Qingshan.Hj212;

/// <summary>The check value of HJ 212 (2005, 2017 and 2025, Annex A) over the data segment.</summary>
/// <remarks>
/// It is not Modbus: each step drops the low byte of the register before it takes the next byte in, so only eight
/// bits of state survive a step, and only 256 values ever occur. A random corruption passes once in 256; length and
/// syntax carry the rest of the integrity. <c>0000</c> is a legitimate value.
/// </remarks>
public static class HjCrc
{
    private const int Lanes = 16;

    private static readonly ushort[] Table = BuildTable();

    /// <summary>The table eight times over, each for a step more.</summary>
    private static readonly ushort[] Modbus = BuildModbus();

    // The step is linear over GF(2), so any number of steps at once is two lookups of a nibble each, which a byte
    // shuffle does for sixteen lanes in one instruction.
    private static readonly Vector128<byte> Low16 = Nibble(16, 0), High16 = Nibble(16, 4);
    private static readonly Vector128<byte> Low8 = Nibble(8, 0), High8 = Nibble(8, 4);
    private static readonly Vector128<byte> Low4 = Nibble(4, 0), High4 = Nibble(4, 4);
    private static readonly Vector128<byte> Low2 = Nibble(2, 0), High2 = Nibble(2, 4);
    private static readonly Vector128<byte> Low1 = Nibble(1, 0), High1 = Nibble(1, 4);

    /// <summary>Computes the check value of a plaintext data segment.</summary>
    /// <param name="segment">The bytes between the length digits and the check value; may be empty (gives FFFF).</param>
    /// <returns>The value that the frame prints as four hexadecimal digits, high byte first.</returns>
    public static ushort Compute(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 2 * Lanes) return Continue(0xFFFF, segment);
        // The register's start value only reaches the first byte, and zeros before it change nothing: so the first
        // block is the odd bytes, padded in front.
        var odd = segment.Length % Lanes;
        Span<byte> first = stackalloc byte[Lanes];
        first.Clear();
        if (odd == 0) odd = Lanes;
        segment[..odd].CopyTo(first[(Lanes - odd)..]);
        first[Lanes - odd] ^= 0xFF;
        var lanes = Vector128.Create<byte>(first);
        for (var rest = segment[odd..]; rest.Length >= Lanes; rest = rest[Lanes..])
            lanes = Steps(lanes, Low16, High16) ^ Vector128.Create(rest);

        // The earlier half of the lanes, carried on to meet the later half, until one is left.
        lanes = Steps(lanes, Low8, High8) ^ Later(lanes, 8);
        lanes = Steps(lanes, Low4, High4) ^ Later(lanes, 4);
        lanes = Steps(lanes, Low2, High2) ^ Later(lanes, 2);
        lanes = Steps(lanes, Low1, High1) ^ Later(lanes, 1);
        return Table[lanes.ToScalar()];
    }

    /// <summary>Computes what some devices print instead: CRC-16/MODBUS with its two bytes swapped (low byte first).</summary>
    /// <param name="segment">The bytes between the length digits and the check value.</param>
    /// <returns>The swapped value; equal to the proper one only by accident.</returns>
    public static ushort ComputeModbusSwapped(ReadOnlySpan<byte> segment)
    {
        // Eight bytes a step: each by the table of as many steps as come after it.
        uint register = 0xFFFF;
        ReadOnlySpan<ushort> t = Modbus;
        for (; segment.Length >= 8; segment = segment[8..])
        {
            var bytes = BinaryPrimitives.ReadUInt64LittleEndian(segment) ^ register;
            register = (uint)(t[0x700 + (byte)bytes] ^ t[0x600 + (byte)(bytes >> 8)] ^ t[0x500 + (byte)(bytes >> 16)] ^ t[0x400 + (byte)(bytes >> 24)]
                ^ t[0x300 + (byte)(bytes >> 32)] ^ t[0x200 + (byte)(bytes >> 40)] ^ t[0x100 + (byte)(bytes >> 48)] ^ t[(byte)(bytes >> 56)]);
        }
        foreach (var b in segment) register = (register >> 8) ^ Table[(byte)(register ^ b)];
        return (ushort)((register << 8) | (register >> 8));
    }

    /// <summary>Reads four hexadecimal digits of either case.</summary>
    /// <param name="digits">At least four bytes; only the first four are looked at.</param>
    /// <param name="value">The value, or 0 where this returns false.</param>
    /// <param name="lowerCase">True where at least one digit is a lower-case letter.</param>
    /// <returns>False where fewer than four bytes are there or one of them is no hexadecimal digit.</returns>
    public static bool TryReadHex(ReadOnlySpan<byte> digits, out ushort value, out bool lowerCase)
    {
        value = 0;
        lowerCase = false;
        if (digits.Length < 4) return false;
        digits = digits[..4];
        if (!Utf8Parser.TryParse(digits, out ushort parsed, out var consumed, 'X') || consumed != 4) return false;
        value = parsed;
        lowerCase = digits.ContainsAnyInRange((byte)'a', (byte)'f');
        return true;
    }

    private static ushort Continue(ushort register, ReadOnlySpan<byte> bytes)
    {
        var table = Table;
        foreach (var b in bytes) register = table[(byte)((register >> 8) ^ b)];
        return register;
    }

    private static ushort[] BuildTable()
    {
        var table = new ushort[256];
        for (var i = 0; i < table.Length; i++)
        {
            var r = (uint)i;
            for (var bit = 0; bit < 8; bit++) r = (r & 1) != 0 ? (r >> 1) ^ 0xA001 : r >> 1;
            table[i] = (ushort)r;
        }
        return table;
    }

    private static ushort[] BuildModbus()
    {
        var tables = new ushort[8 * 256];
        Table.CopyTo(tables, 0);
        for (var i = 256; i < tables.Length; i++) tables[i] = (ushort)((tables[i - 256] >> 8) ^ Table[(byte)tables[i - 256]]);
        return tables;
    }

    private static Vector128<byte> Steps(Vector128<byte> lanes, Vector128<byte> low, Vector128<byte> high) =>
        Vector128.ShuffleNative(low, lanes & Vector128.Create((byte)0x0F)) ^ Vector128.ShuffleNative(high, lanes >>> 4);

    private static Vector128<byte> Later(Vector128<byte> lanes, [ConstantExpected] int by) =>
        Vector128.ShuffleNative(lanes, Vector128.CreateSequence((byte)by, (byte)1) & Vector128.Create((byte)0x0F));

    private static Vector128<byte> Nibble(int steps, int shift)
    {
        Span<byte> values = stackalloc byte[16];
        for (var i = 0; i < 16; i++)
        {
            var state = (byte)(i << shift);
            for (var step = 0; step < steps; step++) state = (byte)(Table[state] >> 8);
            values[i] = state;
        }
        return Vector128.Create<byte>(values);
    }
}
