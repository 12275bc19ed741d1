using System.Buffers;
using System.Text;
using BenchmarkDotNet.Attributes;
using Qingshan.Hj212;

namespace Qingshan.Bench.Hj212;

/// <summary>
/// Packets per second through the codec, on one core, over every collected packet (damaged ones too) or, where the
/// collection is not beside the project, over uploads that the writer makes.
/// </summary>
[MemoryDiagnoser]
public class CodecBench
{
    /// <summary>How many packets one operation reads; the report's times are per packet.</summary>
    private const int Packets = 1000;

    private static readonly FrameScanner Scanner = new();
    private byte[] stream = [];
    private byte[] segment = [];

    [GlobalSetup]
    public void Setup()
    {
        var packets = Collected() ?? Written();
        stream = [.. Enumerable.Range(0, Packets).SelectMany(i => packets[i % packets.Count])];
        segment = packets.MaxBy(p => p.Length)!;
        Console.WriteLine($"// mean packet: {stream.Length / Packets} bytes, CRC over {segment.Length} bytes");
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public int Scan()
    {
        var buffer = new ReadOnlySequence<byte>(stream);
        var good = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
            if (frame.Fault == FrameFault.None) good++;
        return good;
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public double ScanHeaderFieldsNumbers()
    {
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        var buffer = new ReadOnlySequence<byte>(stream);
        double sum = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
        {
            if (frame.Fault != FrameFault.None) continue;
            var header = SegmentHeader.Parse(frame.GetSegment(scratch));
            foreach (var field in header.Fields)
                if (field.TryGetNumber(out var number)) sum += number;
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public double ScanHeaderMeasurements()
    {
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        var buffer = new ReadOnlySequence<byte>(stream);
        double sum = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
        {
            if (frame.Fault != FrameFault.None) continue;
            var header = SegmentHeader.Parse(frame.GetSegment(scratch));
            using var sets = Measurements.Read(header.Cp);
            foreach (var set in sets) sum += set.Value ?? 0;
        }
        return sum;
    }

    [Benchmark]
    public ushort Crc() => HjCrc.Compute(segment);

    private static List<byte[]>? Collected()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "hj212", "packets.tsv");
            if (File.Exists(file))
                return [.. File.ReadLines(file).Skip(1).Select(line => Encoding.UTF8.GetBytes(line.Split('\t')[1] + "\r\n"))];
        }
        Console.WriteLine("// shared/hj212/packets.tsv is not beside the project: measuring written packets instead");
        return null;
    }

    private static List<byte[]> Written()
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new PacketWriter("31", "123456", "010000A8900016F000169DC0", Edition.V2017)
            .Begin(CommandNumbers.Minute, DateTime.UnixEpoch, DateTime.UnixEpoch);
        for (var f = 0; f < 5; f++) _ = writer.AddPeriod($"a{f:D5}", f + 0.5m, f + 1.25m, f + 2, f * 60);
        _ = writer.WriteTo(output);
        return [output.WrittenSpan.ToArray()];
    }
}
