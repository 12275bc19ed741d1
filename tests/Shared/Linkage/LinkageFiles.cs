using System.IO.Compression;
using System.Text.Json.Nodes;
using Qingshan.Analysis.Linkage;
using Qingshan.Standards;
using Sylvan.Data.Csv;

namespace Qingshan.Tests.Linkage;

/// <summary>A name with a code that proves whose it is.</summary>
/// <param name="Name">As in the file, trimmed.</param>
/// <param name="Credit">The credit code, which holds.</param>
/// <param name="Source">The code of the pollution source; null where the file gives none.</param>
/// <param name="File">Where it stands.</param>
internal sealed record Mention(string Name, string Credit, string? Source, string File);

/// <summary>The real files of the protocol in docs/linkage.md, read as mentions, a register and what is wrong with their codes.</summary>
internal sealed record LinkageFiles(
    IReadOnlyList<Mention> Mentions, IReadOnlyList<RegisterEntry> Register, IReadOnlyList<(string File, string Name, string Code, CodeFault Fault)> WrongCodes, IReadOnlyList<string> Developers, int Nameless)
{
    public const string Units = "enterprises", Sources = "sources", Permits = "national permits";

    public static LinkageFiles Read(string shanghai, string ningxia)
    {
        List<Mention> mentions = [];
        List<(string, string, string, CodeFault)> wrong = [];
        var nameless = 0;
        void Add(string name, string code, string? source, string file)
        {
            name = name.Trim();
            if (!name.Any(c => c is >= '\u4e00' and <= '\u9fff')) nameless++;
            else if (CreditCode.Parse(code, out var credit) is { } fault) wrong.Add((file, name, code.Trim(), fault));
            else mentions.Add(new(name, credit!.Text, source, file));
        }

        var enterprises = Rows(Path.Combine(shanghai, "enterprises.csv.gz")).ToList();
        var (creditOf, rowOf) = (enterprises.ToDictionary(e => e["污染源编码"], e => e[Credit]), enterprises.ToDictionary(e => e["url_id"]));
        foreach (var e in enterprises)
        {
            Add(e["单位名称"], e[Credit], e["污染源编码"], Units);
            Add(e["污染源名称"], e[Credit], e["污染源编码"], Sources);
        }
        foreach (var row in Rows(Path.Combine(shanghai, "enterprise_list.csv")))
            if (rowOf.TryGetValue(row["url_id"], out var e)) Add(row["name"], e[Credit], e["污染源编码"], "portal list");
        foreach (var row in Rows(Path.Combine(shanghai, "national_discharge_permits.csv"))) Add(row["单位名称"], row["许可证编号"] is { Length: > 18 } number ? number[..18] : row["许可证编号"], null, Permits);
        foreach (var row in Rows(Path.Combine(shanghai, "cleaner_production_companies.csv"))) Add(row["crop_name"], row["crop_id"], null, "cleaner production");
        foreach (var (file, name) in (ReadOnlySpan<(string, string)>)[("outlets.csv.gz", "outlets"), ("eia_approvals.csv.gz", "EIA approvals"), ("hazwaste_permits.csv", "hazardous waste permits"), ("other_permits.csv", "other permits")])
            foreach (var row in Rows(Path.Combine(shanghai, file)))
                if (creditOf.TryGetValue(row["stWrybh"], out var credit)) Add(row["stQymc"], credit, row["stWrybh"], name);

        var all = Array(Path.Combine(ningxia, "DataAll.json.gz"));
        foreach (var (file, key) in (ReadOnlySpan<(string, string)>)[("DataAll", "企业名称"), ("Enterprise_Credit", "enterpriseName"), ("Result_All_eng_numeric", "enterpriseName"), ("Enterprise_All_trend", "enterpriseName")])
        {
            var rows = Array(Path.Combine(ningxia, file + ".json.gz"));
            for (var i = 0; i < rows.Count; i++) Add((string)rows[i]![key]!, (string)all[i]!["代码"]!, null, "Ningxia");
        }
        var register = enterprises.GroupBy(e => e[Credit]).Select(g =>
            new RegisterEntry(g.Key, [.. g.SelectMany(e => new[] { e["单位名称"].Trim(), e["污染源名称"].Trim() }).Distinct()], g.First()["生产地址"], g.Key)).ToList();
        return new(mentions, register, wrong, [.. Rows(Path.Combine(shanghai, "eia_followup_detail.csv")).Select(r => r["建设单位"].Trim()).Where(n => n.Length > 0).Distinct()], nameless);
    }

    private const string Credit = "注册号/统一社会信用代码";

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var text = Open(file);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { BufferSize = 1 << 20 });
        while (csv.Read()) yield return Enumerable.Range(0, csv.FieldCount).ToDictionary(csv.GetName, i => csv.GetString(i));
    }

    private static JsonArray Array(string file)
    {
        using var text = Open(file);
        return JsonNode.Parse(text.ReadToEnd())!.AsArray();
    }

    private static StreamReader Open(string file)
    {
        Stream stream = File.OpenRead(file);
        return new StreamReader(file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream);
    }
}
