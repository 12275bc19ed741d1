using System.Collections.Frozen;
using System.Collections.Immutable;
using PureHDF;
using PureHDF.Selections;
using PureHDF.VOL.Native;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Reads NetCDF-4, which is HDF5 with dimension scales, from the root group.</summary>
internal static class Hdf5NetCdf
{
    // How the netCDF library marks an axis that has no coordinates.
    private const string NoCoordinates = "This is a netCDF dimension but not a netCDF variable";

    // Attributes by which the formats keep their own books.
    private static readonly FrozenSet<string> Books = new[] { "DIMENSION_LIST", "REFERENCE_LIST", "CLASS", "NAME", "_Netcdf4Dimid", "_Netcdf4Coordinates", "_nc3_strict",
        "_NCProperties" }.ToFrozenSet(StringComparer.Ordinal);

    public static Analysed<GridFile> Open(string path) => Damage.Said<GridFile>("NetCDF-4", () =>
    {
        using var file = H5File.OpenRead(path);
        var sets = file.Children().OfType<IH5Dataset>().Where(s => IsNumeric(s) && !(Text(s, "NAME") ?? "").StartsWith(NoCoordinates, StringComparison.Ordinal));
        return new GridFile("NetCDF-4 (HDF5)", [.. sets.Select(s => new GridVariable(s.Name, Axes(file, s), Attributes(s), leading => Read(path, s.Name, leading)))]);
    });

    private static double[] Read(string path, string name, int[] leading)
    {
        using var file = H5File.OpenRead(path);
        var set = file.Dataset(name);
        var shape = set.Space.Dimensions;
        if (shape.Skip(leading.Length).Aggregate(1.0, (n, d) => n * d) > GridFile.Most) throw new InvalidDataException($"More than {GridFile.Most} values would be read at once.");
        if (leading.Length == 0 || shape.Length == 0) return Numbers(set.Type, null, set);
        ulong[] starts = [.. shape.Select((_, d) => d < leading.Length ? (ulong)leading[d] : 0)], counts = [.. shape.Select((n, d) => d < leading.Length ? 1 : n)];
        return Numbers(set.Type, new HyperslabSelection(shape.Length, starts, counts), set);
    }

    private static double[] Numbers(IH5DataType type, Selection? part, IH5Dataset set) => (type.Class, type.Size, type.Class == H5DataTypeClass.FixedPoint && type.FixedPoint.IsSigned) switch
    {
        (H5DataTypeClass.FloatingPoint, 8, _) => set.Read<double[]>(part),
        (H5DataTypeClass.FloatingPoint, 4, _) => [.. set.Read<float[]>(part).Select(v => (double)v)],
        (_, 1, true) => [.. set.Read<sbyte[]>(part).Select(v => (double)v)],
        (_, 1, false) => [.. set.Read<byte[]>(part).Select(v => (double)v)],
        (_, 2, true) => [.. set.Read<short[]>(part).Select(v => (double)v)],
        (_, 2, false) => [.. set.Read<ushort[]>(part).Select(v => (double)v)],
        (_, 4, true) => [.. set.Read<int[]>(part).Select(v => (double)v)],
        (_, 4, false) => [.. set.Read<uint[]>(part).Select(v => (double)v)],
        (_, _, true) => [.. set.Read<long[]>(part).Select(v => (double)v)],
        _ => [.. set.Read<ulong[]>(part).Select(v => (double)v)],
    };

    private static bool IsNumeric(IH5Dataset set) => set.Type.Class is H5DataTypeClass.FixedPoint or H5DataTypeClass.FloatingPoint && set.Type.Size is 1 or 2 or 4 or 8;

    /// <summary>The axes by the scales that are attached to them; a scale is its own axis.</summary>
    private static ImmutableArray<GridDimension> Axes(NativeFile file, IH5Dataset set)
    {
        var shape = set.Space.Dimensions;
        if (!set.AttributeExists("DIMENSION_LIST")) return [.. shape.Select((n, d) => new GridDimension(shape.Length == 1 ? set.Name : $"dim{d}", checked((int)n)))];
        var scales = set.Attribute("DIMENSION_LIST").Read<NativeObjectReference1[][]>();
        return [.. shape.Select((n, d) => new GridDimension(d < scales.Length && scales[d].Length > 0 ? file.Get(scales[d][0]).Name : $"dim{d}", checked((int)n)))];
    }

    private static FrozenDictionary<string, object> Attributes(IH5Dataset set)
    {
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var attribute in set.Attributes())
        {
            if (Books.Contains(attribute.Name)) continue;
            if (attribute.Type.Class is H5DataTypeClass.String or H5DataTypeClass.VariableLength && Text(set, attribute.Name) is { } text) found[attribute.Name] = text;
            else if (Number(attribute) is { } numbers) found[attribute.Name] = numbers;
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string? Text(IH5Object of, string name)
    {
        if (!of.AttributeExists(name)) return null;
        var attribute = of.Attribute(name);
        if (attribute.Type.Class is not (H5DataTypeClass.String or H5DataTypeClass.VariableLength)) return null;
        return attribute.Space.Type == H5DataspaceType.Scalar ? attribute.Read<string>() : string.Join(" ", attribute.Read<string[]>());
    }

    private static double[]? Number(IH5Attribute attribute)
    {
        var scalar = attribute.Space.Type == H5DataspaceType.Scalar;
        return (attribute.Type.Class, attribute.Type.Size) switch
        {
            (H5DataTypeClass.FloatingPoint, 8) => scalar ? [attribute.Read<double>()] : attribute.Read<double[]>(),
            (H5DataTypeClass.FloatingPoint, 4) => scalar ? [attribute.Read<float>()] : [.. attribute.Read<float[]>().Select(v => (double)v)],
            (H5DataTypeClass.FixedPoint, 1) => scalar ? [attribute.Read<sbyte>()] : [.. attribute.Read<sbyte[]>().Select(v => (double)v)],
            (H5DataTypeClass.FixedPoint, 2) => scalar ? [attribute.Read<short>()] : [.. attribute.Read<short[]>().Select(v => (double)v)],
            (H5DataTypeClass.FixedPoint, 4) => scalar ? [attribute.Read<int>()] : [.. attribute.Read<int[]>().Select(v => (double)v)],
            (H5DataTypeClass.FixedPoint, 8) => scalar ? [attribute.Read<long>()] : [.. attribute.Read<long[]>().Select(v => (double)v)],
            _ => null,
        };
    }
}
