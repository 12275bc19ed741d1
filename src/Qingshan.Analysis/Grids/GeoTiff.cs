using System.Collections.Frozen;
using System.Runtime.InteropServices;
using BitMiracle.LibTiff.Classic;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Reads GeoTIFF (OGC 19-008r4) through LibTiff: bands as variables over <c>y</c> and <c>x</c>, whose coordinates are the middles of the cells.</summary>
internal static class GeoTiff
{
    private const TiffTag PixelScale = (TiffTag)33550, TiePoint = (TiffTag)33922, Transformation = (TiffTag)34264, Keys = (TiffTag)34735, NoData = (TiffTag)42113;

    private const int ModelKey = 1024, RasterKey = 1025, Geographic = 2, PixelIsPoint = 2;

    // The library writes what it does not like to the console; what matters comes back as a problem.
    static GeoTiff() => Tiff.SetErrorHandler(new Silent());

    public static Analysed<GridFile> Open(string path) => Damage.Said("TIFF", () => Header(path));

    private static Analysed<GridFile> Header(string path)
    {
        using var tiff = Tiff.Open(path, "r");
        if (tiff is null) return AnalysisProblem.Shape("TIFF 文件已损坏或不支持。", "The TIFF file is damaged or not supported.");
        var (wide, tall, bands, bits, format) = (Field(tiff, TiffTag.IMAGEWIDTH), Field(tiff, TiffTag.IMAGELENGTH), Field(tiff, TiffTag.SAMPLESPERPIXEL, 1),
            Field(tiff, TiffTag.BITSPERSAMPLE, 1), Field(tiff, TiffTag.SAMPLEFORMAT, 1));
        if (wide <= 0 || tall <= 0 || bits is not (8 or 16 or 32 or 64) || (format == (int)SampleFormat.IEEEFP && bits < 32))
            return AnalysisProblem.Shape($"不支持每样本 {bits} 位的 TIFF。", $"TIFF with {bits} bits a sample is not supported.");
        var keys = Shorts(tiff, Keys);
        if (Place(tiff, Key(keys, RasterKey) == PixelIsPoint) is not var (left, across, top, down)) return AnalysisProblem.Shape("该 GeoTIFF 有旋转，暂不支持；请先用 gdalwarp 转正。",
            "This GeoTIFF is turned, which is not supported; straighten it with gdalwarp first.");
        var (columns, rows) = (new GridDimension("x", wide), new GridDimension("y", tall));
        var geographic = Key(keys, ModelKey) == Geographic;
        double[] missing = Text(tiff, NoData) is { } text && double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var code) ? [code] : [];
        var attributes = (missing.Length == 0 ? [] : new Dictionary<string, object> { ["_FillValue"] = missing }).ToFrozenDictionary(StringComparer.Ordinal);
        var variables = Enumerable.Range(0, bands).Select(b => new GridVariable($"band{b + 1}", [rows, columns], attributes,
            leading => leading.Length == 0 ? Read(path, b) : Read(path, b).AsSpan(leading[0] * wide + (leading.Length == 2 ? leading[1] : 0), leading.Length == 2 ? 1 : wide).ToArray()));
        return new GridFile("GeoTIFF", [.. variables, Axis("x", columns, left, across, geographic ? "degrees_east" : ""), Axis("y", rows, top, down, geographic ? "degrees_north" : "")]);
    }

    private static GridVariable Axis(string name, GridDimension dimension, double first, double step, string units) =>
        new(name, [dimension], new Dictionary<string, object> { ["units"] = units }.ToFrozenDictionary(StringComparer.Ordinal), leading =>
            leading.Length == 1 ? [first + leading[0] * step] : [.. Enumerable.Range(0, dimension.Length).Select(i => first + i * step)]);

    private static double[] Read(string path, int band)
    {
        using var tiff = Tiff.Open(path, "r");
        var (wide, tall, bands) = (Field(tiff, TiffTag.IMAGEWIDTH), Field(tiff, TiffTag.IMAGELENGTH), Field(tiff, TiffTag.SAMPLESPERPIXEL, 1));
        if ((long)wide * tall > GridFile.Most) throw new InvalidDataException($"More than {GridFile.Most} values would be read at once.");
        var (bits, format) = (Field(tiff, TiffTag.BITSPERSAMPLE, 1), (SampleFormat)Field(tiff, TiffTag.SAMPLEFORMAT, 1));
        // Samples of a pixel lie side by side, or each band is a plane of its own.
        var planes = Field(tiff, TiffTag.PLANARCONFIG, 1) == (int)PlanarConfig.SEPARATE;
        var (apart, skip, plane) = planes ? (1, 0, (short)band) : (bands, band, (short)0);
        var values = new double[wide * tall];
        if (tiff.IsTiled())
        {
            var (tileWide, tileTall) = (Field(tiff, TiffTag.TILEWIDTH), Field(tiff, TiffTag.TILELENGTH));
            var tile = new byte[tiff.TileSize()];
            for (var top = 0; top < tall; top += tileTall)
                for (var left = 0; left < wide; left += tileWide)
                {
                    if (tiff.ReadTile(tile, 0, left, top, 0, plane) < 0) throw new InvalidDataException("A tile of the TIFF file is damaged.");
                    for (var y = 0; y < Math.Min(tileTall, tall - top); y++)
                        for (var x = 0; x < Math.Min(tileWide, wide - left); x++) values[(top + y) * wide + left + x] = Number(tile, (y * tileWide + x) * apart + skip, bits, format);
                }
        }
        else
        {
            var line = new byte[tiff.ScanlineSize()];
            for (var y = 0; y < tall; y++)
            {
                if (!tiff.ReadScanline(line, y, plane)) throw new InvalidDataException("A line of the TIFF file is damaged.");
                for (var x = 0; x < wide; x++) values[y * wide + x] = Number(line, x * apart + skip, bits, format);
            }
        }
        return values;
    }

    private static double Number(byte[] bytes, int at, int bits, SampleFormat format) => (bits, format) switch
    {
        (8, SampleFormat.INT) => (sbyte)bytes[at],
        (8, _) => bytes[at],
        (16, SampleFormat.INT) => MemoryMarshal.Cast<byte, short>(bytes)[at],
        (16, _) => MemoryMarshal.Cast<byte, ushort>(bytes)[at],
        (32, SampleFormat.INT) => MemoryMarshal.Cast<byte, int>(bytes)[at],
        (32, SampleFormat.IEEEFP) => MemoryMarshal.Cast<byte, float>(bytes)[at],
        (32, _) => MemoryMarshal.Cast<byte, uint>(bytes)[at],
        (_, SampleFormat.IEEEFP) => MemoryMarshal.Cast<byte, double>(bytes)[at],
        _ => MemoryMarshal.Cast<byte, long>(bytes)[at],
    };

    /// <summary>The middle of the first cell and the steps to the next, to the right and down; null where the grid is turned. Without a place in the world, cells are counted.</summary>
    private static (double Left, double Across, double Top, double Down)? Place(Tiff tiff, bool isPoint)
    {
        var half = isPoint ? 0 : 0.5;
        if (Doubles(tiff, PixelScale) is { Length: >= 2 } scale && Doubles(tiff, TiePoint) is { Length: >= 6 } tie)
            return (tie[3] + (half - tie[0]) * scale[0], scale[0], tie[4] - (half - tie[1]) * scale[1], -scale[1]);
        if (Doubles(tiff, Transformation) is { Length: 16 } m)
            return m[1] == 0 && m[4] == 0 ? (m[3] + half * m[0], m[0], m[7] + half * m[5], m[5]) : null;
        return (0, 1, 0, 1);
    }

    private static int Field(Tiff tiff, TiffTag tag, int otherwise = 0) => tiff.GetField(tag) is { Length: > 0 } field ? field[0].ToInt() : otherwise;

    private static double[]? Doubles(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is { Length: > 1 } field ? field[1].ToDoubleArray() : null;

    private static ushort[] Shorts(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is { Length: > 1 } field ? MemoryMarshal.Cast<short, ushort>(field[1].ToShortArray()).ToArray() : [];

    private static string? Text(Tiff tiff, TiffTag tag) => tiff.GetField(tag) is { Length: > 1 } field ? field[1].ToString().TrimEnd('\0', ' ') : null;

    private static int Key(ushort[] keys, int wanted)
    {
        for (var k = 4; k + 3 < keys.Length; k += 4)
            if (keys[k] == wanted && keys[k + 1] == 0) return keys[k + 3];
        return 0;
    }

    private sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }
    }
}
