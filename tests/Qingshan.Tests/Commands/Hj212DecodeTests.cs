using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Hj212;

namespace Qingshan.Tests.Commands;

/// <summary><c>qingshan hj212 decode</c>, as a shell starts it.</summary>
public sealed class Hj212DecodeTests
{
    private static readonly string Good = Frame("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801085857;w01018-SampleTime=20160801070000,w01018-Rtd=2.20,w01018-Flag=N&&");

    [Fact]
    public async Task A_frame_becomes_a_line_with_everything_that_it_says()
    {
        var run = await DecodeAsync(Bytes(Good));
        Assert.Equal((0, ""), (run.Exit, run.Error));
        var line = JsonNode.Parse(Assert.Single(Lines(run)))!;
        var expected = JsonNode.Parse($$"""
            {"offset":0,"bytes":{{Good.Length}},"verdict":"accepted","notes":[],"edition":"2017","qn":"20160801085857223","st":"32","cn":"2011",
             "pw":"123456","mn":"010000A8900016F000169DC0","flag":"5","crc":{"declared":"{{Good[^6..^2]}}","computed":"{{Good[^6..^2]}}","algorithm":"hj212"},
             "items":[{"key":"DataTime","text":"20160801085857","time":"2016-08-01T00:58:57Z"},
              {"factor":"w01018","SampleTime":{"text":"20160801070000","time":"2016-07-31T23:00:00Z"},"Rtd":{"text":"2.20","number":2.2},"Flag":{"text":"N"} } ] }
            """);
        Assert.True(JsonNode.DeepEquals(expected, line), line.ToJsonString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0123456789ABCDEF")]
    public async Task What_was_decoded_is_encoded_to_the_same_bytes_encrypted_or_not(string? key)
    {
        var folder = new TestFolder();
        string[] with = key is null ? [] : ["--key", key];
        string[] segments =
        [
            "QN=20260801085857223;ST=31;CN=2061;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&DataTime=20260801080000;a21026-Avg=10.20,a21026-Flag=N;a00000-Avg=1;a00000-Avg=2&&",
            "QN=20260801085858000;ST=31;CN=9015;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&&&",
            "QN=20260801085859000;ST=31;CN=3020;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&DataTime=20260801085859;PolId=a21026;i11001-Info=//清洗管路//&&",
        ];
        var plain = string.Concat(segments.Select(Tests.Path.DeviceClient.Frame));
        await File.WriteAllTextAsync(folder.File("plain"), plain);
        await File.WriteAllTextAsync(folder.File("lines"), (await Cli.ProcessAsync("hj212", "decode", folder.File("plain"))).Out);
        Assert.Equal(0, (await Cli.ProcessAsync(["hj212", "encode", folder.File("lines"), "--output", folder.File("sent"), .. with])).Exit);
        Assert.Equal(key is null, plain == await File.ReadAllTextAsync(folder.File("sent")));

        var decoded = await Cli.ProcessAsync(["hj212", "decode", folder.File("sent"), .. with]);
        Assert.True(decoded.Exit == 0, decoded.Out);
        // What has no block to encrypt is plain.
        Assert.Equal(key is null ? 0 : 2, Lines(decoded).Count(l => (bool?)JsonNode.Parse(l)!["encrypted"] == true));
        await File.WriteAllTextAsync(folder.File("again"), decoded.Out);
        Assert.Equal(0, (await Cli.ProcessAsync("hj212", "encode", folder.File("again"), "--output", folder.File("back"))).Exit);
        Assert.Equal(plain, await File.ReadAllTextAsync(folder.File("back")));
        Assert.Equal(key is null ? 0 : 2, (await Cli.ProcessAsync("hj212", "decode", folder.File("sent"))).Exit);
    }

    [Fact]
    public async Task Between_garbage_every_frame_is_found_and_every_byte_accounted_for()
    {
        var input = "\0\u0001OK##" + Good + "noise\r\n" + Good[..60] + Good + Good[..^2] + Good[1..] + "##00";
        var run = await DecodeAsync(Bytes(input));
        Assert.Equal(2, run.Exit);
        var lines = Lines(run).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(
            ["not-a-frame", "accepted", "not-a-frame", "truncated", "accepted", "tail-missing", "hash-lost", "not-a-frame"],
            lines.Select(l => (string?)l["reason"] ?? (string?)l["notes"]!.AsArray().FirstOrDefault() ?? (string)l["verdict"]!));
        Assert.Equal(Encoding.Latin1.GetByteCount(input), lines.Sum(l => (long)l["bytes"]!));
        // Of a frame that broke off there is what came of it.
        Assert.Equal(("2011", "010000"), ((string)lines[3]["cn"]!, (string)lines[3]["mn"]!));
        Assert.Equal("accepted_with_notes", (string)lines[5]["verdict"]!);
    }

    [Fact]
    public async Task What_is_not_tolerated_is_quarantined_by_the_rule_that_it_breaks_and_still_shown()
    {
        var input = Bytes(Good[..^2] + "\n" + Frame("QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=M1;Flag=5;CP=&&DataTime=20160801085857;w01018-Rtd=St&&"));
        Assert.Equal(["accepted_with_notes ", "accepted_with_notes "], await VerdictsAsync(0));
        Assert.Equal(["quarantined breaks-tail", "accepted_with_notes "], await VerdictsAsync(2, "--without", "tail"));
        Assert.Equal(["accepted_with_notes ", "quarantined breaks-mn,breaks-fields"], await VerdictsAsync(2, "--without", "free-mn", "--without", "odd-fields"));
        Assert.Equal(["quarantined breaks-tail", "quarantined breaks-mn,breaks-fields"], await VerdictsAsync(2, "--strict"));
        var shown = JsonNode.Parse(Lines(await DecodeAsync(input, "--strict"))[1])!;
        Assert.Equal("St", (string)shown["items"]![1]!["Rtd"]!["text"]!);

        async Task<IEnumerable<string>> VerdictsAsync(int exit, params string[] args)
        {
            var run = await DecodeAsync(input, args);
            Assert.Equal(exit, run.Exit);
            return Lines(run).Select(l => JsonNode.Parse(l)!).Select(l => $"{l["verdict"]} {l["reason"]}");
        }
    }

    [Fact]
    public async Task Duplicate_keys_and_texts_that_are_no_numbers_and_no_UTF_8_are_all_shown_exactly()
    {
        // 完成 in GBK.
        byte[] gbk = [0xCD, 0xEA, 0xB3, 0xC9];
        var run = await DecodeAsync(Bytes(Frame($"QN=20160801085857223;ST=32;CN=3020;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20160801085857;w00000-Avg=1.50;w00000-Avg=2,w00000-Avg=x;p-factor=2;i11002-Info={Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("完成"))};i11001-Info=//{Encoding.Latin1.GetString(gbk)}; ok//&&")));
        var items = JsonNode.Parse(Assert.Single(Lines(run)))!["items"]!.AsArray();
        Assert.Equal(["1.50", "2", "x"], items.Where(i => (string?)i!["factor"] == "w00000").Select(i => (string)i!["Avg"]!["text"]!));
        var log = items[^1]!["Info"]!;
        Assert.Null(items[^2]!["Info"]!["log"]);
        Assert.Equal(("p", "2"), ((string)items[^3]!["factor"]!, (string)items[^3]!["-factor"]!["text"]!));
        Assert.Equal(("//完成; ok//", "完成; ok", "2F2FCDEAB3C93B206F6B2F2F"), ((string)log["text"]!, (string)log["log"]!, (string)log["hex"]!));
    }

    [Fact]
    public async Task Nothing_gives_nothing_and_binary_gives_bytes_that_are_no_frame()
    {
        Assert.Equal(new CliRun(0, "", ""), await DecodeAsync([]));
        var noise = new byte[50_000];
        new Random(1).NextBytes(noise);
        var run = await DecodeAsync(noise);
        Assert.Equal(2, run.Exit);
        Assert.Equal(noise.Length, Lines(run).Select(l => JsonNode.Parse(l)!).Sum(l => (long)l["bytes"]!));
    }

    [Fact]
    public async Task A_file_is_read_as_standard_input_is()
    {
        var file = new TestFolder().File("frames.txt");
        await File.WriteAllBytesAsync(file, Bytes(Good + Good));
        Assert.Equal(await DecodeAsync(Bytes(Good + Good)), await Cli.ProcessAsync("hj212", "decode", file));
    }

    [Theory]
    [InlineData("decode.cannot-read", "/nowhere/frames.txt")]
    [InlineData("decode.cannot-read", "/")]
    [InlineData("decode.unknown-tolerance", "--without", "everything")]
    public async Task What_cannot_be_done_is_said_with_its_code(string code, params string[] args)
    {
        var run = await Cli.ProcessAsync(["hj212", "decode", .. args]);
        Assert.Equal((1, ""), (run.Exit, run.Out));
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_megabytes_take_no_more_memory_than_a_few()
    {
        // The heap may not grow above 48 MB: the program would end with an error that says so.
        var chunk = Bytes(string.Concat(Enumerable.Repeat(Good, 400)) + "noise between\r\n");
        var start = Start("hj212", "decode", "-");
        start.Environment["DOTNET_GCHeapHardLimit"] = (48 << 20).ToString("X", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var lines = CountAsync(process.StandardOutput.BaseStream);
        var sent = 0L;
        var chunks = 0;
        for (; sent < 100_000_000; sent += chunk.Length, chunks++) await process.StandardInput.BaseStream.WriteAsync(chunk);
        process.StandardInput.Close();
        Assert.Equal((chunks * 401L, ""), (await lines, await error));
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
    }

    [Fact]
    public async Task Collected_packets_come_out_whole_one_by_one()
    {
        var packets = (await File.ReadAllLinesAsync(SharedData.Path("hj212/packets.tsv"))).Skip(1).Select(l => l.Split('\t')).ToList();
        var run = await DecodeAsync(Encoding.UTF8.GetBytes(string.Concat(packets.Select(p => p[1] + "\r\n"))));
        var lines = Lines(run).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(packets.Count, lines.Count);
        foreach (var (packet, line) in packets.Zip(lines))
        {
            Assert.Equal(packet[2] == "true" || packet[7].Contains("modbus-swapped", StringComparison.Ordinal), (string)line["verdict"]! != "quarantined");
            // Whatever the verdict, every text of CP is there in its order.
            var cp = packet[1][(packet[1].IndexOf("CP=&&", StringComparison.Ordinal) + 5)..packet[1].LastIndexOf("&&", StringComparison.Ordinal)];
            var texts = line["items"]!.AsArray().SelectMany(i => i!["key"] is not null ? [(string)i["text"]!] : i.AsObject().Where(p => p.Key != "factor").Select(p => (string)p.Value!["text"]!));
            Assert.Equal(cp.Split(';', ',').Where(f => f.Length > 0).Select(f => f[(f.IndexOf('=', StringComparison.Ordinal) + 1)..]), texts);
        }
    }

    private static async Task<CliRun> DecodeAsync(byte[] input, params string[] args)
    {
        using var process = Process.Start(Start(["hj212", "decode", .. args]))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo Start(params string[] args) => new(Cli.Program, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    };

    private static async Task<long> CountAsync(Stream output)
    {
        var buffer = new byte[1 << 16];
        var lines = 0L;
        for (var read = await output.ReadAsync(buffer); read > 0; read = await output.ReadAsync(buffer)) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    private static string[] Lines(CliRun run) => run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string Frame(string segment) =>
        FormattableString.Invariant($"##{segment.Length:D4}{segment}{HjCrc.Compute(Bytes(segment)):X4}\r\n");
}
