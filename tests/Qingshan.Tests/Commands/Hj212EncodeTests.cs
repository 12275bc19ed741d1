using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Qingshan.Hj212;

namespace Qingshan.Tests.Commands;

/// <summary>JSON lines become frames that devices and platforms understand.</summary>
public sealed class Hj212EncodeTests
{
    private const string Head = "\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"pw\":\"123456\",\"mn\":\"1\",\"qn\":\"7\"";
    private readonly TestFolder folder = new();

    [Theory]
    [InlineData("[\"DataTime=20160801085857\",\"w01001-Rtd=7.10,w01001-Flag=N\"]", "DataTime=20160801085857;w01001-Rtd=7.10,w01001-Flag=N")]
    [InlineData("[{\"key\":\"DataTime\",\"text\":\"20160801085857\"}]", "DataTime=20160801085857")]
    [InlineData("[{\"factor\":\"w01001\",\"suffix\":\"Rtd\",\"text\":\"7.10\",\"number\":7.1}]", "w01001-Rtd=7.10")]
    [InlineData("[{\"factor\":\"w01001\",\"Rtd\":{\"text\":\"7.10\",\"number\":7.1},\"Flag\":\"N\"}]", "w01001-Rtd=7.10,w01001-Flag=N")]
    [InlineData("[{\"factor\":\"w01001\",\"Rtd\":7.100}]", "w01001-Rtd=7.100")]
    [InlineData("[[{\"factor\":\"w01018\",\"suffix\":\"SampleTime\",\"text\":\"20160801070000\"},{\"factor\":\"01018\",\"Rtd\":2.20}]]", "w01018-SampleTime=20160801070000,01018-Rtd=2.20")]
    [InlineData("[{\"factor\":\"w00000\",\"Avg\":1,\"Avg\":2}]", "w00000-Avg=1,w00000-Avg=2")]
    [InlineData("[{\"factor\":\"i11001\",\"Info\":\"//清洗管路//\"}]", "i11001-Info=//清洗管路//")]
    [InlineData("[]", "")]
    public async Task An_item_is_written_in_any_of_its_notations(string items, string cp) =>
        Assert.Equal(Frame($"QN=7;ST=32;CN=2011;PW=123456;MN=1;Flag=5;CP=&&{cp}&&"), await EncodedAsync($"{{{Head},\"items\":{items}}}"));

    [Theory]
    [InlineData("{\"flag\":8,\"st\":31,\"cn\":\"2061\",\"mn\":\"1\",\"rf\":\"1\",\"pnum\":3,\"pno\":2,\"cp\":\"QN=5;a-Avg=1\"}", "ST=31;CN=2061;PW=;MN=1;Flag=10;PNUM=3;PNO=2;RF=1;CP=&&QN=5;a-Avg=1&&")]
    [InlineData("{\"edition\":2005,\"flag\":4,\"st\":\"31\",\"cn\":1022,\"mn\":\"1\",\"verdict\":\"accepted\",\"crc\":{},\"items\":[]}", "ST=31;CN=1022;PW=;MN=1;Flag=0;CP=&&&&")]
    [InlineData("{\"edition\":\"V2025\",\"st\":\"31\",\"cn\":9015,\"mn\":\"1\",\"pw\":null,\"qn\":\"\",\"items\":[]}", "ST=31;CN=9015;PW=;MN=1;Flag=9;CP=&&&&")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"91\",\"cn\":9021,\"mn\":\"1\",\"items\":[\"Data=0BBE\"]}", "ST=91;CN=9021;PW=;MN=1;Flag=5;CP=&&Data=0BBE&&")]
    public async Task The_header_follows_from_its_members(string line, string segment) => Assert.Equal(Frame(segment), await EncodedAsync(line));

    [Theory]
    [InlineData("{", "packet.not-json")]
    [InlineData("[]", "packet.not-json")]
    [InlineData("{\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":[]}", "packet.missing-member")]
    [InlineData("{\"edition\":\"2017\",\"cn\":2011,\"mn\":\"1\",\"items\":[]}", "packet.missing-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"mn\":\"1\",\"items\":[]}", "packet.missing-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"items\":[]}", "packet.missing-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\"}", "packet.missing-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"pnum\":2,\"items\":[]}", "packet.missing-member")]
    [InlineData("{\"edition\":\"2018\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":[]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":20110,\"mn\":\"1\",\"items\":[]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":[],\"cn\":2011,\"mn\":\"1\",\"items\":[]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"\\uD842\",\"items\":[]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":{}}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":[\"a=1;b=2\"]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":[{\"factor\":\"w01018\"}]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":[{\"factor\":\"w01018\",\"Rtd\":[]}]}", "packet.bad-member")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":1021,\"mn\":\"1\",\"items\":[]}", "packet.refused")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1;2\",\"items\":[]}", "packet.refused")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"items\":[{\"key\":\"a\",\"text\":\"x&&1C80\"}]}", "packet.refused")]
    [InlineData("{\"edition\":\"2017\",\"st\":\"32\",\"cn\":2011,\"mn\":\"1\",\"pnum\":2,\"pno\":3,\"items\":[]}", "packet.refused")]
    public async Task A_wrong_line_says_what_where_and_how_and_the_others_are_written(string line, string code)
    {
        var good = $"{{{Head},\"items\":[]}}";
        var (run, frames) = await RunAsync($"{good}\n{line}\n\n{good}\n");
        Assert.Equal(2, run.Exit);
        Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
        Assert.Contains("第 2 行", run.Error, StringComparison.Ordinal);
        Assert.Contains("ine 2", run.Error, StringComparison.Ordinal);
        var frame = Frame("QN=7;ST=32;CN=2011;PW=123456;MN=1;Flag=5;CP=&&&&");
        Assert.Equal(frame + frame, Encoding.UTF8.GetString(frames));
    }

    [Fact]
    public async Task A_missing_file_and_a_wrong_key_are_said()
    {
        var missing = await Cli.RunAsync("hj212", "encode", folder.File("nothing"));
        Assert.Equal(1, missing.Exit);
        Assert.Contains("[packet.no-file]", missing.Error, StringComparison.Ordinal);
        Assert.Contains(folder.File("nothing"), missing.Error, StringComparison.Ordinal);
        var key = await Cli.RunAsync("hj212", "encode", folder.File("nothing"), "--key", "short");
        Assert.Equal(1, key.Exit);
        Assert.Contains("[packet.bad-key]", key.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_data_become_several_frames_that_repeat_DataTime()
    {
        var items = string.Join(',', Enumerable.Range(0, 100).Select(i => $"\"w{i:D5}-Rtd=10.000,w{i:D5}-Flag=N\""));
        var (run, frames) = await RunAsync($"{{{Head.Replace("\"7\"", "\"20160801085857223\"", StringComparison.Ordinal)},\"items\":[\"DataTime=20160801085857\",{items}]}}");
        Assert.Equal(0, run.Exit);
        var headers = Segments(frames).ToList();
        Assert.True(headers.Count > 1);
        Assert.All(headers, h => Assert.Contains($";PNUM={headers.Count};PNO=", h, StringComparison.Ordinal));
        Assert.All(headers, h => Assert.Contains("CP=&&DataTime=20160801085857;w", h, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_example_of_annex_C_comes_back_as_it_is_written_there()
    {
        var examples = File.ReadLines(SharedData.Path("hj212/annexC_2017_framed.tsv")).Skip(1).Select(l => l.Split('\t')[1]).ToList();
        var (run, frames) = await RunAsync(string.Join('\n', examples.Select(e => Line(Encoding.UTF8.GetBytes(e[6..^4])).ToJsonString())));
        Assert.True(run.Exit == 0, run.Error);
        var written = Segments(frames).ToList();
        Assert.Equal(examples.Count, written.Count);
        // What the standard writes against itself is written right: a separator that is missing, a comma, or one before the closing.
        foreach (var (example, segment) in examples.Zip(written))
            Assert.Equal(example[6..^4].Replace(";&&", "&&", StringComparison.Ordinal).Replace("Flag=5CP", "Flag=5;CP", StringComparison.Ordinal).Replace(",ST=", ";ST=", StringComparison.Ordinal), segment);
    }

    [Fact]
    public async Task With_the_key_the_standards_example_is_its_very_bytes()
    {
        var expected = await File.ReadAllBytesAsync(SharedData.Path("hj212/sm4_2025_A2_ex4_raw.bin"));
        var scanner = new FrameScanner();
        var buffer = new ReadOnlySequence<byte>(expected);
        Assert.True(scanner.TryRead(ref buffer, FeedState.Closed, out var frame));
        Assert.True(Sm4Key.TryParse("0000000000000000", out var key));
        Assert.Equal(DecryptionOutcome.Current, Decryption.Look(frame, new DeviceKeys(key), new byte[frame.SegmentLength], out var plain));
        var (run, frames) = await RunAsync(Line(plain).ToJsonString(), "--key", "0000000000000000");
        Assert.Equal(0, run.Exit);
        Assert.Equal(expected, frames);
    }

    [Fact]
    public async Task Standard_input_and_output_need_no_folder_and_no_platform()
    {
        using var process = new System.Diagnostics.Process
        {
            StartInfo = new(Cli.Program, ["hj212", "encode"]) { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = folder.Path },
        };
        Assert.True(process.Start());
        await process.StandardInput.WriteLineAsync($"{{{Head},\"items\":[]}}");
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, Frame("QN=7;ST=32;CN=2011;PW=123456;MN=1;Flag=5;CP=&&&&")), (process.ExitCode, output));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    /// <summary>A packet as decoding would print it.</summary>
    private static JsonObject Line(ReadOnlySpan<byte> segment)
    {
        var header = SegmentHeader.Parse(segment);
        var envelope = Envelope.Of(header);
        var line = new JsonObject
        {
            ["verdict"] = "accepted", ["edition"] = envelope.Edition.ToString()[1..], ["qn"] = envelope.Qn, ["st"] = envelope.St, ["cn"] = header.Command,
            ["pw"] = envelope.Pw, ["mn"] = envelope.Mn, ["flag"] = header.Flag,
            ["items"] = new JsonArray([.. MessageItem.ParseAll(header.Cp).Select(i => new JsonArray([.. i.Fields.Select(f => new JsonObject { ["key"] = f.Key, ["text"] = f.Text })]))]),
        };
        if (envelope.Part is { } part) (line["pnum"], line["pno"]) = (part.Count, part.Number);
        return line;
    }

    private static IEnumerable<string> Segments(byte[] frames)
    {
        var scanner = new FrameScanner();
        var buffer = new ReadOnlySequence<byte>(frames);
        while (scanner.TryRead(ref buffer, FeedState.Closed, out var frame))
        {
            Assert.Equal(FrameVerdict.Accepted, frame.Verdict);
            yield return Encoding.UTF8.GetString(frame.Segment);
        }
    }

    private static string Frame(string segment)
    {
        var bytes = Encoding.UTF8.GetBytes(segment);
        return FormattableString.Invariant($"##{bytes.Length:D4}{segment}{HjCrc.Compute(bytes):X4}\r\n");
    }

    private async Task<string> EncodedAsync(string line)
    {
        var (run, frames) = await RunAsync(line);
        Assert.True(run is { Exit: 0, Error: "" }, run.Error);
        return Encoding.UTF8.GetString(frames);
    }

    private async Task<(CliRun Run, byte[] Frames)> RunAsync(string lines, params string[] options)
    {
        await File.WriteAllTextAsync(folder.File("lines.json"), lines);
        var run = await Cli.RunAsync(["hj212", "encode", folder.File("lines.json"), "--output", folder.File("frames"), .. options]);
        return (run, await File.ReadAllBytesAsync(folder.File("frames")));
    }
}
