using System.Buffers;
using BenchmarkDotNet.Attributes;
using Qingshan.Hj212;

namespace Qingshan.Bench.Hj212;

/// <summary>Packets through the codec, on one core: times are per packet, from the frame alone to the verdict over everything.</summary>
[MemoryDiagnoser]
public class CodecBench
{
    /// <summary>How many packets one operation reads; the report's times are per packet.</summary>
    private const int Packets = 1000;

    private static readonly FrameScanner Scanner = new();
    private static readonly PacketReader Reader = new();
    private readonly byte[] _scratch = new byte[FrameScanner.DefaultMaxSegment];
    private byte[] _stream = [];

    [Params("packets.tsv", "annexC_2017_framed.tsv")]
    public string File { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var packets = CollectedPackets.Good(File);
        _stream = [.. Enumerable.Range(0, Packets).SelectMany(i => packets[i % packets.Count])];
        Console.WriteLine($"// mean packet: {_stream.Length / Packets} bytes");
    }

    /// <summary>Frames, check value included.</summary>
    [Benchmark(OperationsPerInvoke = Packets)]
    public int Scan()
    {
        var buffer = new ReadOnlySequence<byte>(_stream);
        var good = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
            if (frame.Fault == FrameFault.None) good++;
        return good;
    }

    /// <summary>… with header, every field and every number.</summary>
    [Benchmark(OperationsPerInvoke = Packets)]
    public double ScanHeaderFieldsNumbers()
    {
        var buffer = new ReadOnlySequence<byte>(_stream);
        double sum = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
        {
            if (frame.Fault != FrameFault.None) continue;
            foreach (var field in SegmentHeader.Parse(frame.GetSegment(_scratch)).Fields)
                if (field.TryGetNumber(out var number)) sum += number;
        }
        return sum;
    }

    /// <summary>… with header and values by factor, as the platform reads them.</summary>
    [Benchmark(OperationsPerInvoke = Packets)]
    public double ScanHeaderMeasurements()
    {
        var buffer = new ReadOnlySequence<byte>(_stream);
        double sum = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
        {
            if (frame.Fault != FrameFault.None) continue;
            using var sets = Measurements.Read(SegmentHeader.Parse(frame.GetSegment(_scratch)).Cp);
            foreach (var set in sets) sum += set.Value ?? 0;
        }
        return sum;
    }

    /// <summary>… with every deviation looked for, in codes and fields too.</summary>
    [Benchmark(OperationsPerInvoke = Packets)]
    public double ScanVerdictMeasurements()
    {
        var buffer = new ReadOnlySequence<byte>(_stream);
        double sum = 0;
        while (Scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
        {
            var packet = Reader.Read(frame, _scratch);
            if (packet.Fault != FrameFault.None) continue;
            using var sets = Measurements.Read(packet.Header.Cp);
            foreach (var set in sets) sum += set.Value ?? 0;
        }
        return sum;
    }
}
