using System.CommandLine;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Commands;

/// <summary><c>qingshan evidence export|verify|check</c>: files that prove a value down to the bytes, how they are checked, and the platform's own journal.</summary>
internal static class EvidenceCommands
{
    public static Command Build() => new("evidence", "证据 · Evidence of what was received: files, and checking them")
    {
        Export(), Verify(), Check(),
    };

    private static Command Export()
    {
        Option<string?> series = new("--series") { Description = "序列编号，与 --time 一起 · Series, with --time" };
        Option<string?> time = new("--time") { Description = "时段起点 · Start of the period: 2026-03-05T08:00 (Beijing) or ISO 8601" };
        Option<string?> packet = new("--packet") { Description = "数据包序号 · Sequence of a packet" };
        Option<string?> signal = new("--signal") { Description = "线索编号 · A signal" };
        Option<string?> output = new("--output") { Description = "写入的文件 · File to write (a name of its own in this folder)" };
        var command = new Command("export", "出具证据文件 · Write a file that proves a value, a packet or a signal") { series, time, packet, signal, output };
        command.WithCommonOptions().SetAction((parsed, cancel) => CommandRun.WithPlatformAsync(parsed, async (client, stop) =>
        {
            var query = new[] { series, time, packet, signal }.Where(o => parsed.GetValue(o) is not null).Select(o => $"{o.Name.TrimStart('-')}={Uri.EscapeDataString(parsed.GetValue(o)!)}");
            using var answer = await client.Http.GetAsync(new Uri("/api/v1/evidence/export?" + string.Join('&', query), UriKind.Relative), stop);
            if (!answer.IsSuccessStatusCode) return await Say.ProblemAsync(answer, stop);
            var file = parsed.GetValue(output) ?? answer.Content.Headers.ContentDisposition!.FileName!.Trim('"');
            await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(stop), stop);
            Console.WriteLine($"已写入 {file} · written to {file}");
            return 0;
        }, cancel));
        return command;
    }

    /// <summary>From a file and not from the command line, where every user of the machine could read them.</summary>
    private static async Task<Result<IReadOnlyList<DeviceKeys>>> KeysAsync(string? file, CancellationToken cancel)
    {
        var keys = new List<DeviceKeys>();
        foreach (var line in file is null ? [] : await File.ReadAllLinesAsync(file, cancel))
        {
            if (line.Length == 0) continue;
            if (!Sm4Key.TryParse(line, out var key)) return CommonErrors.BadParameter.Of("--device-key", file, "每行 16 个 ASCII 字符 · 16 ASCII characters a line");
            keys.Add(new(key));
        }
        return keys;
    }

    /// <summary>Needs neither the program nor its data: only the file.</summary>
    private static Command Verify()
    {
        Argument<string> file = new("file") { Description = "证据文件 · File of evidence" };
        var root = RootOption();
        Option<string?> key = new("--key") { Description = "另行取得的公钥 · The public key as it was learned elsewhere (PEM)", HelpName = "FILE" };
        Option<string?> deviceKeys = new("--device-key") { Description = "加密设备的 SM4 密钥文件，每行一个 · File with the SM4 keys of devices that encrypt, one a line", HelpName = "FILE" };
        var command = new Command("verify", "离线核验证据文件 · Check a file of evidence without the platform") { file, root, key, deviceKeys };
        command.SetAction(async (parsed, cancel) =>
        {
            if (!RootOf(parsed.GetValue(root)).TryGet(out var digest, out var error)) return Say.Error(error);
            var pem = parsed.GetValue(key);
            try
            {
                var publicKey = pem is null ? null : PublicKey.FromPem(await File.ReadAllTextAsync(pem, cancel));
                if (pem is not null && publicKey is null) return Say.Error(CommonErrors.BadParameter.Of("--key", pem, "PEM, ECDSA P-256"));
                var bytes = await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancel);
                if (!(await KeysAsync(parsed.GetValue(deviceKeys), cancel)).TryGet(out var keys, out error)) return Say.Error(error);
                return Print(new EvidenceVerify(Formats(), keys).Run(bytes, digest.Value, publicKey), alone: digest.Value is null && pem is null);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Say.Error(EvidenceErrors.CannotRead.Of(e.Message));
            }
        });
        return command;
    }

    /// <summary>
    /// Reads the folder by itself, and not through the program: it has to work beside one that runs, and where the program refuses to start
    /// because of what was done to the folder.
    /// </summary>
    private static Command Check()
    {
        Option<string?> from = new("--from") { Description = "只检查此日及之后 · Only this day and later: 2026-03-05 (Beijing)" };
        var root = RootOption();
        var command = new Command("check", "对照日根检查原始日志、审计与台账 · Compare journal, audit log and ledger with the signed roots") { from, root };
        command.WithCommonOptions().SetAction(async (parsed, cancel) =>
        {
            if (!Query.Time("--from", parsed.GetValue(from), DateTime.MinValue).TryGet(out var first, out var error) || !RootOf(parsed.GetValue(root)).TryGet(out var digest, out error)) return Say.Error(error);
            var settings = CommonOptions.SettingsOf(parsed);
            try
            {
                var check = new EvidenceCheck(settings.Folder, new PlatformDbs(settings.LedgerPlace, TimeProvider.System));
                return Print(await check.RunAsync(parsed.GetValue(from) is null ? null : DateOnly.FromDateTime(BeijingTime.FromUtc(first)), digest.Value, cancel), alone: false);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Say.Error(EvidenceErrors.CannotRead.Of(e.Message));
            }
        });
        return command;
    }

    private static Option<string?> RootOption() => new("--root") { Description = "另行抄存的日根 · A root that was written down elsewhere: 64 hexadecimal digits", HelpName = "HEX" };

    private static Result<Given> RootOf(string? hex) =>
        hex is null ? new Given(null) : Digest.TryParse(hex, out var digest) ? new Given(digest) : CommonErrors.BadParameter.Of("--root", hex, "64 hex");

    private readonly record struct Given(Digest? Value);

    /// <summary>Reading again what was imported asks no ledger; the one that they hold is never opened.</summary>
    private static IReadOnlyList<IImportFormat> Formats() => ImportFormats.All(new LedgerBook(new PlatformDbs(new("sqlite", "Data Source=:memory:"), TimeProvider.System), TimeProvider.System));

    /// <returns>0 where everything holds, 2 where something does not.</returns>
    private static int Print(EvidenceReport report, bool alone)
    {
        foreach (var held in report.Checked)
        {
            Console.WriteLine($"✓ {held.Zh}");
            Console.WriteLine($"  {held.En}");
        }
        foreach (var wrong in report.Wrong)
        {
            Console.WriteLine($"✗ {wrong.Zh}");
            Console.WriteLine($"  {wrong.En}");
        }
        Console.WriteLine();
        if (!report.Holds)
        {
            if (report.WrongCount > report.Wrong.Count) Console.WriteLine($"只列出前 {report.Wrong.Count} 处 · only the first {report.Wrong.Count} are listed");
            Console.WriteLine($"不成立：{report.WrongCount} 处不符 · It does not hold: {report.WrongCount} findings");
            return 2;
        }
        Console.WriteLine("成立 · It holds");
        if (alone)
        {
            Console.WriteLine("  只证明文件自洽：请用 --root 给出另行抄存的日根，或用 --key 给出另行取得的公钥，才能证明出自该平台且未被改写。");
            Console.WriteLine("  So far the file only agrees with itself: give a root (--root) or the key (--key) that you have from elsewhere, to know that it is the platform's and was never rewritten.");
        }
        return 0;
    }
}
