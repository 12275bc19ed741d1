using System.Buffers;
using System.CommandLine;
using Qingshan.Hj212;
using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary><c>qingshan hj212 encode</c>: a JSON object a line becomes frames, the reverse of what decoding prints.</summary>
internal static class Hj212EncodeCommand
{
    private static readonly Argument<string?> Input = new("file") { Description = "JSON 行文件，缺省为标准输入 · File of JSON lines (standard input)", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Key = new("--key") { Description = "2025 版加密密钥，16 个字符 · Key to encrypt CP with (2025), 16 characters", HelpName = "KEY" };
    private static readonly Option<string?> Output = new("--output") { Description = "写入的文件，缺省为标准输出 · File to write (standard output)", HelpName = "FILE" };

    public static Command Build()
    {
        var command = new Command("encode", "由 JSON 生成报文 · Make frames of JSON lines") { Input, Key, Output };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        Sm4Cipher? cipher = null;
        if (parsed.GetValue(Key) is { } text)
        {
            if (!Sm4Key.TryParse(text, out var key)) return Say.Error(Hj212Errors.BadKey.Of());
            cipher = new Sm4Cipher(key);
        }
        var path = parsed.GetValue(Input);
        try
        {
            await using var from = path is null ? Console.OpenStandardInput() : File.OpenRead(path);
            await using var to = parsed.GetValue(Output) is { } file ? File.Create(file) : Console.OpenStandardOutput();
            return await EncodeAsync(from, to, cipher, cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Say.Error(Hj212Errors.NoFile.Of(e.Message));
        }
    }

    private static async Task<int> EncodeAsync(Stream from, Stream to, Sm4Cipher? cipher, CancellationToken cancel)
    {
        using var lines = new StreamReader(from);
        var frames = new ArrayBufferWriter<byte>();
        var wrong = 0;
        for (var number = 1; await lines.ReadLineAsync(cancel) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            if (Encode(frames, line, number, cipher) is { } error)
            {
                Say.Error(error);
                wrong++;
                continue;
            }
            await to.WriteAsync(frames.WrittenMemory, cancel);
            frames.ResetWrittenCount();
        }
        // Done, but not everything was right.
        return wrong == 0 ? 0 : 2;
    }

    private static Error? Encode(ArrayBufferWriter<byte> frames, string line, int number, Sm4Cipher? cipher)
    {
        if (!PacketLine.Read(line, number).TryGet(out var packet, out var error)) return error;
        var (envelope, message) = packet;
        // The fields are written as they are given, so the edition is asked here.
        var refusal = CommandCatalogue.Refuse(message.Command, MessageDirection.Either, envelope.Edition)
            ?? MessageWriter.Write(frames, envelope, message, cipher);
        return refusal is null ? null : Hj212Errors.Refused.Of(number, new Text(refusal.Zh, refusal.En));
    }
}
