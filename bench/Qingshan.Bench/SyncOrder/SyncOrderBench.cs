using System.CommandLine;
using System.Text.RegularExpressions;
using Qingshan.Simulation;

namespace Qingshan.Bench;

/// <summary>
/// Proves from the system calls of the real program that no packet is acknowledged before it is on disk: the write to the
/// segment has returned before the fdatasync of that segment begins, and that has returned before the 9014 goes out.
/// </summary>
internal static partial class SyncOrderBench
{
    private const string Calls = "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,fdatasync,fsync";

    private static readonly Option<int> Packets = BenchOptions.Number("--packets", 20, "How many packets one device sends");
    private static readonly Option<int> Window = BenchOptions.Number("--window", 1, "Packets that may wait for their acknowledgement");

    public static Command Build() => new Command("sync-order", "Under strace: written, synced, and only then acknowledged")
        { Packets, Window, BenchOptions.Program }.Bench(RunAsync);

    private static async Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        using var folder = new BenchFolder();
        using var logs = new BenchFolder();
        var (trace, acknowledged) = (Path.Combine(logs.Path, "strace.txt"), Path.Combine(logs.Path, "acknowledged.txt"));
        // -y names the files of descriptors, -s keeps whole packets.
        var options = ProgramOptions.On(Project.Program(parsed.GetValue(BenchOptions.Program)), folder) with
        {
            Under = ["strace", "-f", "-ttt", "-y", "-s", "65536", "-e", $"trace={Calls}", "-e", "signal=none", "-o", trace],
        };
        int code;
        SimulatorReport client;
        await using (var program = await RunningProgram.StartAsync(options, cancel))
        {
            using var registered = await program.Http.PostAsync(new Uri("/api/v1/simulation/devices?count=1", UriKind.Relative), null, cancel);
            registered.EnsureSuccessStatusCode();
            client = await new Simulator(LoadRegion.Devices(1), TimeProvider.System).LoadAsync(new LoadOptions
            {
                Port = options.GatewayPort, Packets = parsed.GetValue(Packets), Rate = 20, Window = parsed.GetValue(Window), AcknowledgedLog = acknowledged,
            }, cancel);
            (code, _) = await program.StopAsync();
        }

        var calls = StraceLog.Read(trace);
        var numbers = File.ReadLines(acknowledged).Select(l => l.Split(' ')[1]).ToList();
        var orders = numbers.ConvertAll(qn => Order.Of(qn, calls));
        var right = orders.Where(o => o.IsRight).ToList();
        Report.Table(["under strace", ""],
        [
            ["packets sent / acknowledged", $"{client.Sent} / {client.Acknowledged}"],
            ["written, then synced, then acknowledged", Report.N(right.Count)],
            ["in another order, or not found", Report.N(orders.Count - right.Count)],
            ["from the sync's return to the 9014, lines of the trace in between, median", Report.N(Samples.MedianOf(right.Select(o => (double)(o.Answer!.Entered - o.Sync!.Returned - 1))))],
        ]);
        if (right.Count > 0) Excerpt(right[right.Count / 2]);
        report.Condition(numbers.Count > 0 && client.Acknowledged == parsed.GetValue(Packets), $"all {parsed.GetValue(Packets)} packets were acknowledged");
        report.Condition(right.Count == numbers.Count, $"each was written and synced before its 9014 {string.Join("; ", orders.Where(o => !o.IsRight).Select(o => $"{o.Qn}: {o.Wrong}").Take(5))}");
        report.Condition(code == 0, $"the program stopped by itself when asked (exit code {code})");
    }

    private static void Excerpt(Order order)
    {
        Console.WriteLine($"Packet {order.Qn}, thread, time, call (packets and names shortened):");
        Console.WriteLine();
        Console.WriteLine("```");
        foreach (var line in new[] { order.Write!, order.Sync!, order.Answer! }.SelectMany(c => c.Lines)) Console.WriteLine(Short(line, order.Qn));
        Console.WriteLine("```");
        Console.WriteLine();
    }

    /// <summary>Leaves out the folder's name, and of long text all but the ends and the place of QN.</summary>
    private static string Short(string line, string qn) => Text().Replace(Folders().Replace(line, "<…/"), match =>
    {
        var text = match.Groups[1].Value;
        if (text.Length <= 120) return match.Value;
        var at = Math.Max(0, text.IndexOf(qn, StringComparison.Ordinal));
        return $"\"…{text[Math.Max(0, at - 12)..Math.Min(text.Length, at + 70)]}…\"";
    });

    [GeneratedRegex(@"<(/[^>]*/)(?=[^/>]*>)")]
    private static partial Regex Folders();

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Text();

    /// <summary>The three calls that matter for one packet.</summary>
    private sealed record Order(string Qn, TracedCall? Write, TracedCall? Sync, TracedCall? Answer, string Wrong)
    {
        public bool IsRight => Wrong.Length == 0;

        public static Order Of(string qn, List<TracedCall> calls)
        {
            var name = "QN=" + qn;
            // The first 9014 counts: no answer may come before the sync, also not of a packet that was sent again.
            var answer = calls.Where(c => c.Name is "sendto" or "sendmsg" && c.Arguments.Contains(name, StringComparison.Ordinal) && c.Arguments.Contains("CN=9014", StringComparison.Ordinal)).MinBy(c => c.Entered);
            var write = calls.Where(c => c.File.EndsWith(".qsj", StringComparison.Ordinal) && c.Name is not ("fdatasync" or "fsync"))
                .Where(c => c.Arguments.Contains(name, StringComparison.Ordinal)).MinBy(c => c.Entered);
            if (answer is null) return new(qn, write, null, null, "no 9014 in the trace");
            if (write is null || write.Result <= 0) return new(qn, write, null, answer, "not written to a segment");
            var sync = calls.Where(c => c.Name is "fdatasync" or "fsync" && c.Result == 0 && c.Descriptor == write.Descriptor && c.File == write.File && c.Entered > write.Returned)
                .MinBy(c => c.Entered);
            if (sync is null) return new(qn, write, null, answer, "the segment was not synced");
            return new(qn, write, sync, answer, sync.Returned < answer.Entered ? "" : "acknowledged before the sync returned");
        }
    }
}
