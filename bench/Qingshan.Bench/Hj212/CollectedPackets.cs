using System.Buffers;
using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Bench.Hj212;

/// <summary>Packets with a right check value: those collected beside the project, or, where they are not, ones that the writer makes.</summary>
internal static class CollectedPackets
{
    /// <param name="file">Below <c>shared/hj212</c>.</param>
    public static List<byte[]> Good(string file) => Read(file) ?? Written();

    private static List<byte[]>? Read(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "hj212", name);
            if (File.Exists(file))
                return [.. File.ReadLines(file).Skip(1).Select(line => line.Split('\t')).Where(c => c[2] == "true").Select(c => Encoding.UTF8.GetBytes(c[1] + "\r\n"))];
        }
        Console.WriteLine($"// shared/hj212/{name} is not beside the project: measuring written packets instead");
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
