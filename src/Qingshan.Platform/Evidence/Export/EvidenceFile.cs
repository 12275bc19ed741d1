using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// The file of evidence: lines of JSON in UTF-8, each with a line feed, the last of which seals those before it. Each line has one form of
/// writing only, so that no byte of it can be another one without being noticed.
/// </summary>
internal static class EvidenceFile
{
    public const string Extension = ".evidence.jsonl";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes the lines and seals them.</summary>
    public static byte[] Write(IEnumerable<EvidenceLine> lines, PublicKey signer, Func<string, byte[]> sign)
    {
        using var file = new MemoryStream();
        var seals = new List<string>();
        foreach (var line in lines)
        {
            var bytes = WriteLine(line);
            seals.Add(SealOf(bytes));
            file.Write(bytes);
            file.WriteByte((byte)'\n');
        }
        file.Write(WriteLine(new SealLine(seals, signer.Fingerprint, sign(SealLine.TextOf(seals)))));
        file.WriteByte((byte)'\n');
        return file.ToArray();
    }

    public static byte[] WriteLine(EvidenceLine line) => JsonSerializer.SerializeToUtf8Bytes(line, Json);

    /// <summary>Null where it is no line, or is written in another form than <see cref="WriteLine"/> does.</summary>
    public static EvidenceLine? ReadLine(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<EvidenceLine>(bytes, Json) is { } line && WriteLine(line).AsSpan().SequenceEqual(bytes) ? line : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return null;
        }
    }

    public static string SealOf(ReadOnlySpan<byte> line) => string.Create(CultureInfo.InvariantCulture, $"{line.Length} {Digest.Of(line)} {Crc32C.Of(line):x8}");
}
