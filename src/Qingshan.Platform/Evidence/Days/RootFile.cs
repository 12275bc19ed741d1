using System.Text;
using System.Text.Json;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>A day's root as a file beside the ledger, readable without it: statement, root, signature and key.</summary>
internal sealed record RootFile(string Statement, string Root, byte[] Signature, byte[] PublicKey)
{
    private const string Extension = ".root.json";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(DataFolder folder, DayRoot root, CancellationToken cancel)
    {
        var path = Path.Combine(folder.EvidenceFolder, EvidenceTime.Write(root.Day) + Extension);
        var bytes = Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new RootFile(root.Statement, root.Root, root.Signature, root.PublicKey), Readable) + "\n");
        await using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            await file.WriteAsync(bytes, cancel);
            await file.FlushAsync(cancel);
            Durable.Flush(file.SafeFileHandle);
        }
        File.Move(path + ".new", path, overwrite: true);
        Durable.FlushFolder(folder.EvidenceFolder);
    }

    /// <summary>The files of a folder by the names of their days; null for one that is none.</summary>
    public static IEnumerable<(string Path, RootFile? File)> All(DataFolder folder) =>
        Directory.GetFiles(folder.EvidenceFolder, "*" + Extension).Order(StringComparer.Ordinal).Select(path => (path, Read(path)));

    private static RootFile? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<RootFile>(File.ReadAllBytes(path), Readable);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
