using System.Text;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// One file, read and checked whole before anything of it goes into the journal: a file that ends early is not half
/// imported.
/// </summary>
/// <param name="Rows">The rows that are right, with the start of their period, in the order of the file.</param>
/// <param name="Rejected">The rows that are not, each with its line and why.</param>
public sealed record ImportedFile(ImportFile File, string Header, IReadOnlyList<(DateTime Start, string Line)> Rows, IReadOnlyList<string> Rejected)
{
    public static Result<ImportedFile> Read(IImportFormat format, ImportFile file, CancellationToken cancel)
    {
        var rows = new List<(DateTime, string)>();
        var rejected = new List<string>();
        var seen = new Dictionary<DateTime, int>();
        try
        {
            using Stream stream = file.Path.EndsWith(".gz", StringComparison.Ordinal) ? WholeGzip.Unpack(System.IO.File.ReadAllBytes(file.Path)) : System.IO.File.OpenRead(file.Path);
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
            var header = reader.ReadLine() ?? "";
            if (format.CheckHeader(file, header) is { } wrong) return wrong;
            for (var line = 2; reader.ReadLine() is { } text; line++)
            {
                cancel.ThrowIfCancellationRequested();
                if (text.Length == 0) continue;
                if (format.CheckRow(file, text, out var start) is { } why) Reject(why);
                else if (!seen.TryAdd(start, line)) Reject($"the same hour as line {seen[start]}");
                else rows.Add((start, text));

                void Reject(string reason) => rejected.Add($"{Path.GetFileName(file.Path)}:{line}: {reason}");
            }
            return new ImportedFile(file, header, rows, rejected);
        }
        catch (DecoderFallbackException)
        {
            return ImportErrors.NotUtf8.Of(file.Path);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return ImportErrors.Truncated.Of(file.Path, e.Message);
        }
    }
}
