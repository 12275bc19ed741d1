using System.Buffers.Binary;
using System.Text;

namespace Qingshan.Platform.Tests.Forecasts;

/// <summary>Writes a classic NetCDF (CDF-1) of fields by time, latitude and longitude: as small as the format lets a file be.</summary>
internal static class TinyNetCdf
{
    private const int Dimension = 10, Variable = 11, Attribute = 12, Char = 2, Double = 6;

    public static byte[] Write(double[] hours, double[] latitudes, double[] longitudes, Func<double, double, double, double> field, params string[] names)
    {
        double[] grid = [.. from t in hours from y in latitudes from x in longitudes select field(t, y, x)];
        (string Name, int[] Dimensions, string Units, double[] Values)[] variables =
            [("time", [0], "hours since 2026-01-01 00:00:00", hours), ("lat", [1], "degrees_north", latitudes), ("lon", [2], "degrees_east", longitudes), .. names.Select(n => (n, (int[])[0, 1, 2], "1", grid))];
        // Where values stand follows from the length of the header, which does not depend on where they stand.
        var begins = new int[variables.Length];
        var length = Header(begins).Length;
        for (var i = 0; i < begins.Length; i++) (begins[i], length) = (length, length + 8 * variables[i].Values.Length);
        return [.. Header(begins), .. variables.SelectMany(v => v.Values).SelectMany(Bytes)];

        byte[] Header(int[] at)
        {
            var header = new List<byte>([(byte)'C', (byte)'D', (byte)'F', 1]);
            Put(header, 0, Dimension, 3);
            foreach (var (name, size) in ((string, int)[])[("time", hours.Length), ("lat", latitudes.Length), ("lon", longitudes.Length)])
            {
                Name(header, name);
                Put(header, size);
            }
            Put(header, 0, 0, Variable, variables.Length);
            foreach (var (i, v) in variables.Index())
            {
                Name(header, v.Name);
                Put(header, [v.Dimensions.Length, .. v.Dimensions, Attribute, 1]);
                Name(header, "units");
                Put(header, Char);
                Name(header, v.Units);
                Put(header, Double, 8 * v.Values.Length, at[i]);
            }
            return [.. header];
        }
    }

    /// <summary>Length, letters, and zeros up to a multiple of four.</summary>
    private static void Name(List<byte> to, string text)
    {
        Put(to, text.Length);
        to.AddRange(Encoding.ASCII.GetBytes(text));
        while (to.Count % 4 != 0) to.Add(0);
    }

    private static void Put(List<byte> to, params int[] numbers)
    {
        foreach (var number in numbers)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(bytes, number);
            to.AddRange(bytes);
        }
    }

    private static byte[] Bytes(double value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, value);
        return bytes;
    }
}
