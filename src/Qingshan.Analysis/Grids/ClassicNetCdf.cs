using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Reads the classic format of NetCDF (NetCDF Classic and 64-bit Offset Format, ESDS-RFC-011; CDF-5 alike with wider counts).</summary>
internal sealed class ClassicNetCdf
{
    private const int DimensionTag = 10, VariableTag = 11, AttributeTag = 12;

    private readonly BinaryReader _reader;
    private readonly long _length;
    private readonly bool _wideCounts;
    private readonly bool _wideOffsets;

    private ClassicNetCdf(BinaryReader reader, int version) => (_reader, _length, _wideCounts, _wideOffsets) = (reader, reader.BaseStream.Length, version == 5, version >= 2);

    /// <summary>Reads the header.</summary>
    public static Analysed<GridFile> Open(string path) => Damage.Said<GridFile>("NetCDF", () =>
    {
        using var file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        reader.ReadBytes(3);
        var version = reader.ReadByte();
        return new ClassicNetCdf(reader, version).Header(path, version);
    });

    private GridFile Header(string path, int version)
    {
        var records = Count();
        var streaming = records == (_wideCounts ? -1L : 0xffffffffL);
        var dimensions = List(DimensionTag, () => (Name: Name(), Length: Count()));
        List(AttributeTag, Attribute);
        var variables = List(VariableTag, () =>
        {
            var name = Name();
            var axes = Many(Count(), () => checked((int)Count()));
            if (axes.Any(a => a < 0 || a >= dimensions.Count)) throw new InvalidDataException();
            var attributes = List(AttributeTag, Attribute).DistinctBy(a => a.Name).ToFrozenDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal);
            var type = Int();
            Count();
            return (Name: name, Axes: axes, Attributes: attributes, Type: type, Begin: _wideOffsets ? Long() : Int());
        });
        // A record holds a slab of every variable along the unlimited axis, each padded to four bytes, unless there is only one such variable.
        var slabs = variables.Where(IsRecord).Select(v => Slab(v.Axes, v.Type)).ToArray();
        var record = slabs.Length == 1 ? slabs[0] : slabs.Sum(s => (s + 3) / 4 * 4);
        // A file that is still being written does not say how many records there are: as many as fit.
        if (streaming) records = record == 0 ? 0 : (_length - variables.Where(IsRecord).Min(v => v.Begin)) / record;
        if (records > int.MaxValue || dimensions.Any(d => d.Length > int.MaxValue)) throw new InvalidDataException();
        return new($"NetCDF classic (CDF-{version})", [.. variables.Select(v =>
        {
            ImmutableArray<GridDimension> axes = [.. v.Axes.Select(a => new GridDimension(dimensions[a].Name, (int)(dimensions[a].Length == 0 ? records : dimensions[a].Length)))];
            var (isRecord, unsigned) = (IsRecord(v), v.Attributes.GetValueOrDefault("_Unsigned") is "true");
            return new GridVariable(v.Name, axes, v.Attributes, leading => Read(path, axes, leading, v.Type, v.Begin, isRecord ? record : 0, unsigned));
        })]);

        bool IsRecord((string Name, List<int> Axes, FrozenDictionary<string, object> Attributes, int Type, long Begin) v) => v.Axes.Count > 0 && dimensions[v.Axes[0]].Length == 0;

        long Slab(List<int> axes, int type)
        {
            long slab = Size(type);
            foreach (var axis in axes.Skip(1)) slab = checked(slab * dimensions[axis].Length);
            return slab;
        }
    }

    /// <summary>Reads what is left of a variable when its first axes are fixed; it lies in one piece, or in one piece for each record.</summary>
    private static double[] Read(string path, ImmutableArray<GridDimension> axes, int[] leading, int type, long begin, long record, bool unsigned)
    {
        var count = axes.Skip(leading.Length).Aggregate(1L, (n, a) => checked(n * a.Length));
        if (count > GridFile.Most) throw new InvalidDataException($"More than {GridFile.Most} values would be read at once.");
        using var file = File.OpenRead(path);
        // A damaged header asks for more than the file holds: no memory is given to it.
        if (count * Size(type) > file.Length) throw new InvalidDataException("The file is shorter than its header says.");
        var values = new double[count];
        if (record == 0 || leading.Length > 0)
        {
            long skipped = 0;
            for (var d = record == 0 ? 0 : 1; d < axes.Length; d++) skipped = skipped * axes[d].Length + (d < leading.Length ? leading[d] : 0);
            Piece(file, begin + (record == 0 ? 0 : leading[0] * record) + skipped * Size(type), values, type, unsigned);
        }
        else
        {
            var each = axes[0].Length == 0 ? 0 : (int)(count / axes[0].Length);
            for (var r = 0; r < axes[0].Length; r++) Piece(file, begin + r * record, values.AsSpan(r * each, each), type, unsigned);
        }
        return values;
    }

    private static void Piece(FileStream file, long at, Span<double> values, int type, bool unsigned)
    {
        var size = Size(type);
        var bytes = new byte[Math.Min(values.Length, 1 << 16) * size];
        file.Position = at;
        for (var done = 0; done < values.Length;)
        {
            var part = Math.Min(values.Length - done, 1 << 16);
            file.ReadExactly(bytes, 0, part * size);
            for (var i = 0; i < part; i++) values[done + i] = Number(bytes.AsSpan(i * size, size), type, unsigned);
            done += part;
        }
    }

    private static double Number(ReadOnlySpan<byte> b, int type, bool unsigned) => type switch
    {
        1 => unsigned ? b[0] : (sbyte)b[0],
        2 or 7 => b[0],
        3 => unsigned ? BinaryPrimitives.ReadUInt16BigEndian(b) : BinaryPrimitives.ReadInt16BigEndian(b),
        4 => unsigned ? BinaryPrimitives.ReadUInt32BigEndian(b) : BinaryPrimitives.ReadInt32BigEndian(b),
        5 => BinaryPrimitives.ReadSingleBigEndian(b),
        6 => BinaryPrimitives.ReadDoubleBigEndian(b),
        8 => BinaryPrimitives.ReadUInt16BigEndian(b),
        9 => BinaryPrimitives.ReadUInt32BigEndian(b),
        10 => BinaryPrimitives.ReadInt64BigEndian(b),
        _ => BinaryPrimitives.ReadUInt64BigEndian(b),
    };

    private static int Size(int type) => type switch { 1 or 2 or 7 => 1, 3 or 8 => 2, 4 or 5 or 9 => 4, 6 or 10 or 11 => 8, _ => throw new InvalidDataException() };

    private (string Name, object Value) Attribute()
    {
        var name = Name();
        var type = Int();
        var count = Count();
        var size = Size(type);
        var bytes = Bytes(checked(count * size));
        return (name, type == 2 ? Encoding.UTF8.GetString(bytes).TrimEnd('\0') : Enumerable.Range(0, (int)count).Select(i => Number(bytes.AsSpan(i * size, size), type, false)).ToArray());
    }

    private List<T> List<T>(int tag, Func<T> one)
    {
        var found = Int();
        var count = Count();
        if (found == 0 && count == 0) return [];
        return found == tag ? Many(count, one) : throw new InvalidDataException();
    }

    private List<T> Many<T>(long count, Func<T> one)
    {
        // Every entry takes at least four bytes: a count beyond the file is damage, not a reason to ask for memory.
        if (count < 0 || count > _length / 4) throw new InvalidDataException();
        var all = new List<T>();
        for (long i = 0; i < count; i++) all.Add(one());
        return all;
    }

    private string Name() => Encoding.UTF8.GetString(Bytes(Count()));

    private byte[] Bytes(long count)
    {
        if (count < 0 || count > _length) throw new InvalidDataException();
        var bytes = _reader.ReadBytes((int)count);
        if (bytes.Length < count) throw new EndOfStreamException();
        _reader.ReadBytes((int)((4 - count % 4) % 4));
        return bytes;
    }

    private long Count() => _wideCounts ? Long() : BinaryPrimitives.ReverseEndianness(_reader.ReadUInt32());

    private int Int() => BinaryPrimitives.ReverseEndianness(_reader.ReadInt32());

    private long Long() => BinaryPrimitives.ReverseEndianness(_reader.ReadInt64());
}
