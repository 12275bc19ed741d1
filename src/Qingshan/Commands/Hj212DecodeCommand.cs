using System.CommandLine;
using System.IO.Pipelines;
using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>
/// <c>qingshan hj212 decode [FILE]</c>: a stream of HJ 212 bytes as JSON, a line for each frame and for what stands
/// between frames. Nothing is left out: the lines' lengths add up to the input's. Memory does not depend on its length.
/// </summary>
internal static class Hj212DecodeCommand
{
    private static readonly Argument<string?> Source = new("file") { Description = "文件，省略或 - 为标准输入 · File; standard input where left out or -", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Strict = new("--strict") { Description = "不容许任何偏差 · Tolerate nothing: a conformance test" };
    private static readonly Option<string[]> Without = new("--without") { Description = "不容许所列偏差，可多次 · Turn a tolerance off (docs/hj212.md); repeatable", HelpName = "NAME" };

    private static readonly Option<string?> Key = new("--key") { Description = "2025 版加密密钥，16 个字符 · Key of encrypted frames (2025), 16 characters", HelpName = "KEY" };

    public static Command Build()
    {
        var command = new Command("decode", "解码报文，每帧一行 JSON · Decode frames, a line of JSON each") { Source, Strict, Without, Key };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        if (!TolerancesOf(parsed).TryGet(out var tolerances, out var error)) return Say.Error(error);
        DeviceKeys? keys = null;
        if (parsed.GetValue(Key) is { } text)
        {
            if (!Sm4Key.TryParse(text, out var key)) return Say.Error(Hj212Errors.BadKey.Of());
            keys = new(key);
        }
        var name = parsed.GetValue(Source) is { } given and not "-" ? given : null;
        try
        {
            await using var input = name is null ? Console.OpenStandardInput() : new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var output = Console.OpenStandardOutput();
            return await DecodeAsync(PipeReader.Create(input, new(bufferSize: 64 * 1024)), PipeWriter.Create(output), tolerances, keys, cancel) ? 0 : 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say.Error(Hj212DecodeErrors.CannotRead.Of(name ?? "-", e.Message));
        }
    }

    private static Result<Tolerances> TolerancesOf(ParseResult parsed)
    {
        var tolerances = parsed.GetValue(Strict) ? Tolerances.Strict : Tolerances.All;
        foreach (var name in parsed.GetValue(Without) ?? [])
        {
            if (!StandardRule.TryFind(name, out var off))
                return Hj212DecodeErrors.UnknownTolerance.Of(name, string.Join(", ", StandardRule.All.Select(r => r.Name)));
            tolerances &= ~off;
        }
        return tolerances;
    }

    /// <summary>True where everything was accepted.</summary>
    private static async Task<bool> DecodeAsync(PipeReader input, PipeWriter output, Tolerances tolerances, DeviceKeys? keys, CancellationToken cancel)
    {
        var scanner = new FrameScanner(tolerances: tolerances);
        using var lines = new Hj212DecodedLines(output, new PacketReader(tolerances), keys);
        while (true)
        {
            var read = await input.ReadAsync(cancel);
            var rest = read.Buffer;
            while (scanner.TryRead(ref rest, read.IsCompleted ? FeedState.Closed : FeedState.Flowing, out var frame))
            {
                lines.Write(frame);
                if (output.UnflushedBytes > 64 * 1024) await output.FlushAsync(cancel);
            }
            // Whoever listens at the other end of a pipe sees each frame once it is whole.
            await output.FlushAsync(cancel);
            input.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted) return lines.AllAccepted;
        }
    }
}
