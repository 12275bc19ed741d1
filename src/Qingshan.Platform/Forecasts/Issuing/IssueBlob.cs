using System.IO.Compression;
using System.Text;
using Qingshan.Analysis.Forecasting;

namespace Qingshan.Platform.Forecasts;

/// <summary>What was said of a station, for each hour ahead.</summary>
/// <param name="Known">What was measured at the hour it was made; NaN where nothing was.</param>
/// <param name="Mean">The mean of what may come, for 1, 2, … hours ahead; empty where the station had been silent for too long.</param>
/// <param name="Quantiles">For each level of <see cref="ForecastDistribution.Learned"/> its quantile of each hour; empty without a distribution.</param>
/// <param name="Probability">The probability of the event in each hour; NaN where none was learned.</param>
public sealed record IssuedStation(Guid Point, float Known, float[] Mean, float[][] Quantiles, float[] Probability)
{
    internal static IssuedStation Of(Guid point, float known, SiteForecast said)
    {
        var hours = said.Hours;
        var levels = hours.IsEmpty || hours[0].Distribution is null ? 0 : ForecastDistribution.Learned.Length;
        return new(point, known, [.. hours.Select(h => (float)h.Mean)],
            [.. Enumerable.Range(0, levels).Select(l => hours.Select(h => (float)h.Distribution!.Values[l]).ToArray())], [.. hours.Select(h => (float)h.Probability)]);
    }
}

/// <summary>
/// All stations of one issue in one block: numbers of 32 bits, compressed. Format 1: a byte of format, the number of stations; for each its identity,
/// the known value, hours and levels, then means, quantiles by level, probabilities.
/// </summary>
public static class IssueBlob
{
    private const byte Format = 1;

    public static byte[] Write(IReadOnlyList<IssuedStation> stations)
    {
        using var whole = new MemoryStream();
        using (var to = new BinaryWriter(new BrotliStream(whole, CompressionLevel.Optimal, leaveOpen: true), Encoding.UTF8))
        {
            to.Write(Format);
            to.Write(stations.Count);
            foreach (var station in stations)
            {
                to.Write(station.Point.ToByteArray());
                to.Write(station.Known);
                to.Write((short)station.Mean.Length);
                to.Write((byte)station.Quantiles.Length);
                foreach (var row in (float[][])[station.Mean, .. station.Quantiles, station.Probability])
                    foreach (var value in row) to.Write(value);
            }
        }
        return whole.ToArray();
    }

    public static IReadOnlyList<IssuedStation> Read(byte[] blob)
    {
        using var from = new BinaryReader(new BrotliStream(new MemoryStream(blob, writable: false), CompressionMode.Decompress), Encoding.UTF8);
        if (from.ReadByte() is var format && format != Format) throw new InvalidDataException($"An issue of format {format} is none of this version.");
        var stations = new IssuedStation[from.ReadInt32()];
        for (var i = 0; i < stations.Length; i++)
        {
            var (point, known, hours, levels) = (new Guid(from.ReadBytes(16)), from.ReadSingle(), from.ReadInt16(), from.ReadByte());
            stations[i] = new(point, known, Row(), [.. Enumerable.Range(0, levels).Select(_ => Row())], Row());

            float[] Row()
            {
                var bytes = from.ReadBytes(4 * hours);
                var row = new float[hours];
                Buffer.BlockCopy(bytes, 0, row, 0, bytes.Length);
                return row;
            }
        }
        return stations;
    }
}
