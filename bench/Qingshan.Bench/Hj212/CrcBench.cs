using System.Buffers;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using Qingshan.Hj212;

namespace Qingshan.Bench.Hj212;

/// <summary>
/// The check value and the cutting of frames in bytes a second, beside the plainest fast way to compute a check value: one table,
/// byte by byte, over the same bytes in the same run. On a machine that others use, the ratio is what counts.
/// </summary>
[Config(typeof(Throughput))]
public class CrcBench
{
    private const int Packets = 1000;

    private static readonly FrameScanner Scanner = new();
    private static readonly ushort[] Table = BuildTable();
    private byte[][] _segments = [];
    private byte[] _stream = [];

    [Params("packets.tsv", "annexC_2017_framed.tsv", "one of 1024 bytes")]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var packets = PacketsOf(File);
        var stream = Enumerable.Range(0, Packets).Select(i => packets[i % packets.Count]).ToList();
        _segments = [.. stream.Select(p => p[6..^6])];
        _stream = [.. stream.SelectMany(p => p)];
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Packets)]
    public int PlainTable()
    {
        var sum = 0;
        foreach (var segment in _segments)
        {
            var register = (ushort)0xFFFF;
            foreach (var b in segment) register = Table[(byte)((register >> 8) ^ b)];
            sum += register;
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public int Crc()
    {
        var sum = 0;
        foreach (var segment in _segments) sum += HjCrc.Compute(segment);
        return sum;
    }

    /// <summary>What a packet with a wrong check value costs on top: whether it is Modbus's.</summary>
    [Benchmark(OperationsPerInvoke = Packets)]
    public int ModbusCrc()
    {
        var sum = 0;
        foreach (var segment in _segments) sum += HjCrc.ComputeModbusSwapped(segment);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public int ScanWithCrc()
    {
        var buffer = new ReadOnlySequence<byte>(_stream);
        var good = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
            if (frame.Fault == FrameFault.None) good++;
        return good;
    }

    private static byte[] Longest()
    {
        var output = new ArrayBufferWriter<byte>();
        _ = new PacketWriter("31", "123456", "010000A8900016F000169DC0", Edition.V2017)
            .Begin(3020, DateTime.UnixEpoch, DateTime.UnixEpoch).Add("i11001-Info", new string('x', 900)).WriteTo(output);
        return output.WrittenSpan.ToArray();
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

    private static List<byte[]> PacketsOf(string file) =>
        file.EndsWith(".tsv", StringComparison.Ordinal) ? CollectedPackets.Good(file) : [Longest()];

    /// <summary>Adds medians and megabytes a second to the report.</summary>
    private sealed class Throughput : ManualConfig
    {
        // Cases run in processes of their own: the lengths are read again where the report is written.
        public Throughput() => AddColumn(StatisticColumn.Median,
            new ThroughputColumn(c => MeanSegment(PacketsOf((string)c.Parameters["File"]))));

        private static double MeanSegment(List<byte[]> packets) => Enumerable.Range(0, Packets).Average(i => packets[i % packets.Count].Length - 12);
    }
}
