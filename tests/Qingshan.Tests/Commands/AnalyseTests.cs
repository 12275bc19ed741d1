using System.Text.Json.Nodes;
using Qingshan.Analysis.Methods;

namespace Qingshan.Tests.Commands;

/// <summary>Any method of the library on any table, from a shell.</summary>
public sealed class AnalyseTests
{
    [Fact]
    public async Task Every_method_is_listed_and_says_what_it_takes()
    {
        var list = await Cli.RunAsync("analyse", "--list");
        Assert.All(MethodList.All, m => Assert.Contains($" {m.Name} ", list.Out, StringComparison.Ordinal));
        foreach (var method in MethodList.All)
        {
            var one = await Cli.RunAsync("analyse", method.Name, "--list");
            Assert.Equal(0, one.Exit);
            Assert.All(method.Columns.Concat(method.Second), c => Assert.Contains(c.Name, one.Out, StringComparison.Ordinal));
            Assert.All(method.Options, o => Assert.Contains(o.Name, one.Out, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_csv_and_the_same_as_parquet_give_the_same()
    {
        var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("flow.csv"), "year;flow\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{1900 + i};{(i == 3 ? "NA" : i * i % 17)}\n")));
        using (var db = new DuckDB.NET.Data.DuckDBConnection("DataSource=:memory:"))
        {
            db.Open();
            using var copy = db.CreateCommand();
            copy.CommandText = $"COPY (SELECT TRY_CAST(flow AS DOUBLE) AS flow FROM read_csv('{folder.File("flow.csv")}')) TO '{folder.File("flow.parquet")}'";
            copy.ExecuteNonQuery();
        }
        var (csv, parquet) = (await ResultAsync(folder.File("flow.csv")), await ResultAsync(folder.File("flow.parquet")));
        Assert.Equal(19, (int)csv["count"]!);
        Assert.True(JsonNode.DeepEquals(csv, parquet), $"{csv} {parquet}");

        static async Task<JsonNode> ResultAsync(string file)
        {
            var run = await Cli.RunAsync("analyse", "mann-kendall", "--input", file, "--columns", "value=flow");
            Assert.True(run.Exit == 0, run.Error);
            return JsonNode.Parse(run.Out)!["result"]!;
        }
    }

    [Fact]
    public async Task Bad_input_is_named_by_file_row_and_column()
    {
        var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("a.csv"), "v,w\n1,2\n2,many\n-999,4\n");
        await SaysAsync("analyse.bad-cell", "row 2", folder.File("a.csv"), "value=w");
        await SaysAsync("analyse.no-column", "it has: v, w", folder.File("a.csv"), "value=x");
        await SaysAsync("analyse.no-role", "it has: value", folder.File("a.csv"), "wert=v");
        await SaysAsync("analyse.bad-pair", "NAME=VALUE", folder.File("a.csv"), "v");
        await SaysAsync("analyse.cannot-read", "no such file", folder.File("b.csv"), "value=v");
        await SaysAsync("analysis.too-few", "there are 3", folder.File("a.csv"), "value=v");
        await SaysAsync("analysis.too-few", "there are 2", folder.File("a.csv"), "value=v", "--missing", "-999");
        await SaysAsync("analysis.option", "has no options", folder.File("a.csv"), "value=v", "--option", "period=12");

        static async Task SaysAsync(string code, string words, string file, string columns, params string[] more)
        {
            var run = await Cli.RunAsync(["analyse", "mann-kendall", "--input", file, "--columns", columns, .. more]);
            Assert.Equal(1, run.Exit);
            Assert.Contains($"[{code}]", run.Error, StringComparison.Ordinal);
            Assert.Contains(words, run.Error, StringComparison.Ordinal);
        }
    }
}
