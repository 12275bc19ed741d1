using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Sharing.Granting;

/// <summary>数据包 · What a grant opens, as one file: <c>data.csv</c> with a mark a row, and <c>manifest.json</c> that says what it is, for whom, for what, and its hash.</summary>
public sealed class SharePackage(CatalogBook catalog, GrantBook grants, DatasetRows rows, Watermark mark, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Streams it; memory does not grow with it.</summary>
    public async Task WriteAsync(Viewer viewer, ShareRequest grant, Dataset dataset, Text recipient, Stream output, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        var (count, hash) = await DataAsync(zip, viewer, grant, dataset, cancel);
        var manifest = new Dictionary<string, object?>
        {
            ["dataset"] = dataset.Code, ["title"] = dataset.Title.Zh, ["titleEn"] = dataset.Title.En, ["provider"] = dataset.Owner.Zh,
            ["grant"] = grant.Id, ["recipient"] = recipient.Zh, ["purpose"] = grant.Purpose, ["until"] = grant.Until, ["licence"] = dataset.Note?.Licence,
            ["region"] = grant.RegionId is { } at && catalog.Now.Ledger.Regions.TryGetValue(at, out var region) ? region.Code : null, ["from"] = grant.From, ["to"] = grant.To,
            ["madeAt"] = time.GetUtcNow().UtcDateTime, ["rows"] = count, ["files"] = new[] { new { name = "data.csv", sha256 = hash } },
            ["fields"] = dataset.Fields.Select(f => new { name = f.Name, term = f.Term.Zh, termEn = f.Term.En, unit = f.Unit, codes = f.Codes, masked = IsMasked(viewer, grant, f) }),
            ["watermark"] = $"{Watermark.Column}: 每行一个标记，可追溯到本授权 · a mark a row that leads back to this grant",
        };
        await using var entry = await zip.CreateEntry("manifest.json").OpenAsync(cancel);
        await entry.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, Json), cancel);
    }

    private async Task<(long Rows, string Sha256)> DataAsync(ZipArchive zip, Viewer viewer, ShareRequest grant, Dataset dataset, CancellationToken cancel)
    {
        await using var entry = await zip.CreateEntry("data.csv").OpenAsync(cancel);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var widened = await grants.WidenedAsync(viewer, grant, cancel);
        var (count, names) = (0L, dataset.Fields.Select(f => f.Name).ToList());
        await LineAsync(string.Join(',', names.Append(Watermark.Column)));
        await foreach (var row in rows.ReadAsync(widened, dataset, GrantBook.ScopeOf(grant), cancel))
        {
            var line = string.Join(',', names.Select(n => Csv.Quoted(Written(row[n]))));
            await LineAsync($"{line},{mark.Of(grant.Id, line)}");
            count++;
        }
        return (count, Convert.ToHexStringLower(hash.GetHashAndReset()));

        async ValueTask LineAsync(string line)
        {
            var bytes = Encoding.UTF8.GetBytes(line + "\n");
            hash.AppendData(bytes);
            await entry.WriteAsync(bytes, cancel);
        }
    }

    private static bool IsMasked(Viewer viewer, ShareRequest grant, DatasetField field) => Masking.Hides(viewer, field.Sensitivity) && !grant.FieldSet.Contains(field.Name);

    private static string Written(object? value) => value switch
    {
        null => "",
        DateTime utc => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        _ => JsonSerializer.Serialize(value),
    };
}
