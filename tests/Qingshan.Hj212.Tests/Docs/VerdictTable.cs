using System.Globalization;
using System.Text;

namespace Qingshan.Hj212.Tests;

/// <summary>
/// What docs/hj212.md says is what the library does: its tables are written here (QINGSHAN_UPDATE=1), and the collected
/// packets get the verdicts that whoever collected them expects.
/// </summary>
public sealed class VerdictTable
{
    private const string Wild = "hj212/packets.tsv", AnnexC = "hj212/annexC_2017_framed.tsv";

    private sealed record Row(int Line, string Packet, bool CrcOk, string Cn, string Remark)
    {
        public Judged Lenient { get; } = Judged.One(Packet + "\r\n");

        public Judged Strict { get; } = Judged.One(Packet + "\r\n", Tolerances.Strict);
    }

    [Fact]
    public void Every_good_packet_is_accepted_with_its_exact_values()
    {
        foreach (var row in Rows(Wild).Concat(Rows(AnnexC)).Where(r => r.CrcOk))
        {
            Assert.True(row.Lenient.Verdict != FrameVerdict.Damaged, $"line {row.Line}: {row.Lenient.Reason}");
            foreach (var field in new CpFields(Wire.Bytes(row.Lenient.Cp)))
            {
                var text = Wire.Text(field.Value);
                var isNumber = double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var expected);
                Assert.Equal(isNumber, field.TryGetNumber(out var number));
                Assert.Equal(expected, number);
            }
        }
    }

    [Fact]
    public void Every_bad_packet_is_accepted_with_its_note_or_quarantined_for_its_reason()
    {
        var bad = Rows(Wild).Where(r => !r.CrcOk).ToList();
        Assert.NotEmpty(bad);
        foreach (var row in bad)
        {
            if (row.Remark.Contains("modbus-swapped", StringComparison.Ordinal)) Assert.True(row.Lenient.Notes.HasFlag(FrameNotes.CrcModbusSwapped), $"line {row.Line}");
            else Assert.Equal(row.Remark.Contains("len declared", StringComparison.Ordinal) ? "length-mismatch" : "crc-mismatch", row.Lenient.Reason);
        }
    }

    [Theory]
    [InlineData("lower-case crc", FrameNotes.CrcLowerCase)]
    [InlineData("segment >1024", FrameNotes.SegmentOver1024)]
    [InlineData("no QN", FrameNotes.QnMissing | FrameNotes.QnInCp)]
    public void Each_remark_on_an_accepted_packet_is_a_note(string remark, FrameNotes notes)
    {
        var rows = Rows(Wild).Where(r => r.Lenient.Verdict != FrameVerdict.Damaged && r.Remark.Contains(remark, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.True((r.Lenient.Notes & notes) != 0, $"line {r.Line}"));
    }

    [Fact]
    public void The_table_of_tolerances_is_what_the_library_has() => Same("tolerances", TolerancesTable());

    [Fact]
    public void The_tables_of_verdicts_are_what_the_library_says() => Same("verdicts", string.Join('\n',
        "### Packets from the wild (`packets.tsv`)", "", Table(Rows(Wild)), "",
        "### Annex C of HJ 212-2017 (`annexC_2017_framed.tsv`)", "",
        "The standard's own examples deviate from its text in places, and devices that follow them do too.", "", Table(Rows(AnnexC))));

    [Fact]
    public void Every_verdict_fault_note_and_tolerance_is_documented()
    {
        var text = File.ReadAllText(DocsFile);
        var names = Enum.GetValues<FrameVerdict>().Select(WireName.Of)
            .Concat(Enum.GetValues<FrameFault>().Where(f => f != FrameFault.None).Select(WireName.Of))
            .Concat(Enum.GetValues<FrameNotes>().Where(n => n != FrameNotes.None).Select(WireName.Of))
            .Concat(StandardRule.All.SelectMany(r => (string[])[r.Name, r.Reason]));
        Assert.All(names, n => Assert.Contains($"`{n}`", text, StringComparison.Ordinal));
    }

    private static string TolerancesTable()
    {
        var lines = new List<string> { "| | tolerance | the rule | off: quarantined as | on: accepted with |", "|---|---|---|---|---|" };
        for (var i = 0; i < StandardRule.All.Count; i++)
        {
            var rule = StandardRule.All[i];
            lines.Add(FormattableString.Invariant($"| {i + 1} | `{rule.Name}` | {rule.Rule} | `{rule.Reason}` | {Names(rule.Notes)} |"));
        }
        return string.Join('\n', lines);
    }

    private static string Table(IReadOnlyList<Row> rows)
    {
        var lines = new List<string> { "| line | CN | what is said of it | verdict | notes | strictly |", "|---|---|---|---|---|---|" };
        foreach (var row in rows.Where(r => r.Lenient.Verdict != FrameVerdict.Accepted))
        {
            var verdict = row.Lenient.Verdict == FrameVerdict.Damaged ? $"damaged: `{row.Lenient.Reason}`" : "accepted-with-notes";
            var strictly = row.Lenient.Verdict == FrameVerdict.Damaged ? "" : string.Join(' ', row.Strict.Reason.Split(',').Select(r => $"`{r}`"));
            lines.Add(FormattableString.Invariant($"| {row.Line} | {row.Cn} | {row.Remark} | {verdict} | {Names(row.Lenient.Notes)} | {strictly} |"));
        }
        var plain = rows.Where(r => r.Lenient.Verdict == FrameVerdict.Accepted).Select(r => r.Line).ToList();
        lines.Add(FormattableString.Invariant($"| the other {plain.Count} of {rows.Count} | | | accepted | | |"));
        return string.Join('\n', lines);
    }

    private static string Names(FrameNotes notes) => notes == FrameNotes.None ? "" : string.Join(' ', WireName.Of(notes).Split(',').Select(n => $"`{n}`"));

    private static List<Row> Rows(string relative) =>
        [.. File.ReadLines(SharedData.Path(relative), Encoding.UTF8).Select((line, i) => (Cells: line.Split('\t'), Line: i + 1)).Skip(1).Select(l =>
        {
            var packet = Wire.Text(Encoding.UTF8.GetBytes(l.Cells[1]));
            var remark = (l.Cells.ElementAtOrDefault(7) ?? "").Replace("|", "/", StringComparison.Ordinal);
            var at = packet.IndexOf("CN=", StringComparison.Ordinal) + 3;
            return new Row(l.Line, packet, l.Cells[2] == "true", packet[at..packet.IndexOf(';', at)], remark);
        })];

    private static string DocsFile => Path.Combine(ProjectFolder.Docs, "hj212.md");

    /// <summary>What stands between a table's two marks, or writes it there.</summary>
    private static void Same(string name, string now)
    {
        var text = File.ReadAllText(DocsFile);
        var from = text.IndexOf('\n', text.IndexOf($"<!-- {name}:", StringComparison.Ordinal)) + 1;
        var to = text.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("QINGSHAN_UPDATE") == "1") File.WriteAllText(DocsFile, $"{text[..from]}{now}\n{text[to..]}");
        else Assert.True(text[from..to] == now + "\n", $"The table of {name} in docs/hj212.md is not what the library says now; write it with QINGSHAN_UPDATE=1 ./test Hj212 and read the difference.");
    }
}
