using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Qingshan.Applications.Cases.Records;
using Qingshan.Applications.Signals.Records;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Standards;
using Text = Qingshan.Platform.Common.Text;

namespace Qingshan.Applications.Cases;

/// <summary>案卷 · Writes a case as a Word document: what it is about, its signals with verdicts and the values on which they rest, what happened, its files.</summary>
internal sealed class CaseDocument(CaseAccess access, CaseNames naming, FieldReports fieldReports, WorkflowBook workflows, SignalEvidence evidence, SeriesBook series, TimeProvider time)
{
    /// <param name="packets">Whether the reader may see numbers of packets.</param>
    public async Task<byte[]> WriteAsync(Case one, bool packets, CancellationToken cancel)
    {
        var names = await naming.OfAsync([one], cancel);
        var body = new Body();
        body.Append(Heading($"{one.Number} {one.Title}", 32));
        if (names.Point(one)?.Simulated == true) body.Append(Line(new Text("注意：该监测点的数据由程序模拟生成，不是监测结果。", "Note: the data of this point are simulated, no measurement.")));
        body.Append(Facts(one, names));
        body.Append(Heading(new Text("线索与结论", "Signals and verdicts").ToString(), 26), Line(new Text("线索供人核查，不是结论；结论由人给出。", "Signals are leads for people to look into; verdicts are people's.")));
        foreach (var judged in await access.SignalsAsync(one, cancel))
        {
            body.Append(Line(new Text(judged.Signal.Zh, judged.Signal.En), bold: true));
            body.Append(Line(judged.Verdict is { } v ? new Text($"结论：{Terms.Of(v.Verdict).Zh}（{v.By}，{Minute(v.At)}）：{v.Text}", $"Verdict: {Terms.Of(v.Verdict).En} ({v.By}, {Minute(v.At)}): {v.Text}") : new Text("结论：还没有", "Verdict: none yet")));
            body.Append(await EvidenceAsync(judged.Signal, names.Point(one), packets, cancel));
        }
        if (await fieldReports.OfAsync(one, cancel) is { Count: > 0 } reports)
        {
            body.Append(Heading(new Text("现场检查记录", "Field reports").ToString(), 26));
            foreach (var report in reports) body.Append(Rows([], Field(report)));
        }
        body.Append(Heading(new Text("经过", "What happened").ToString(), 26));
        body.Append(Rows([new("时间（北京）", "Time (Beijing)"), new("何事", "What"), new("何人", "Who"), new("内容", "Words")],
            (await access.HistoryAsync(one, cancel)).Select(e => (string[])[Minute(e.At), names.Act(one, e).ToString(), e.By,
                string.Join("; ", [new Text(e.Text, e.TextEn ?? e.Text).ToString(), .. names.Form(one, e).Select(f => $"{f.Field}: {f.Value}")])])));
        if (await access.FilesAsync(one, cancel) is { Count: > 0 } files)
        {
            body.Append(Heading(new Text("附件", "Files").ToString(), 26));
            body.Append(Rows([new("名称", "Name"), new("大小", "Size"), new("SHA-256", "SHA-256")], files.Select(f => (string[])[f.Name, CaseWords.Size(f.Size), f.Sha256])));
        }
        body.Append(Line(new Text($"由青山平台生成于 {Minute(time.GetUtcNow().UtcDateTime)}（北京时间）。", $"Made by Qingshan at {Minute(time.GetUtcNow().UtcDateTime)} (Beijing time).")));
        return Save(body);
    }

    private Table Facts(Case one, CaseNames.Named names)
    {
        (Text, string)[] facts =
        [
            (new("流程", "Workflow"), workflows.Of(one).Name.ToString()), (new("现状", "State"), names.State(one).Name.ToString()), (new("程度", "Severity"), SignalWords.Of(one.Severity).ToString()),
            (new("对象", "About"), $"{names.Subject(one)} ({one.SubjectCode})"), (new("承办单位", "With"), names.Organisation(one)?.ToString() ?? "—"), (new("承办人", "Assigned to"), names.Person(one)?.Name ?? "—"),
            (new("立案", "Opened"), $"{Minute(one.OpenedAt)} {one.OpenedBy}"), (new("期限", "Due"), CaseWords.Due(one.DueAt)), (new("办结", "Closed"), one.ClosedAt is { } at ? Minute(at) : "—"),
        ];
        return Rows([], facts.Select(f => (string[])[f.Item1.ToString(), f.Item2]));
    }

    private static IEnumerable<string[]> Field(ReportWithPhotos found)
    {
        var r = found.Report;
        (Text, string)[] rows =
        [
            (new("检查时间", "When"), $"{Minute(r.ObservedAt)} {r.By}"), (new("现场情况", "How it was"), Terms.Of(r.Situation).ToString()), (new("所见", "What was seen"), r.Seen), (new("措施", "Measures"), r.Measures ?? "—"),
            (new("见到的人", "Met"), found.Met.Count == 0 ? "—" : string.Join(", ", found.Met.Select(m => Terms.Of(m)))),
            (new("位置", "Position"), CaseWords.Position(r).ToString()), (new("距监测点", "From the point"), CaseWords.Distance(r).ToString()), (new("收到", "Arrived"), $"{Minute(r.ReceivedAt)}{CaseWords.Clock(found)}"),
            .. found.Photos.Select(p => (new Text($"照片 {p.Photo.Turn + 1}", $"Photo {p.Photo.Turn + 1}"), $"{p.File.Name}\nSHA-256 {p.File.Sha256}{(p.Photo.OriginalSha256 is { } original ? new Text($"\n原图 SHA-256 {original}", $"\nof the original {original}") : default)}")),
        ];
        return rows.Select(row => (string[])[row.Item1.ToString(), row.Item2]);
    }

    private async Task<OpenXmlElement> EvidenceAsync(Signal signal, Platform.Ledger.MonitoringPoint? point, bool packets, CancellationToken cancel)
    {
        var rows = point is null ? [] : await evidence.OfAsync(signal, point, cancel);
        if (rows.Count == 0) return Line(new Text("这条线索没有逐条的数值。", "There are no single values behind this signal."));
        var unit = signal.SeriesId is { } id ? series.Find(id)?.Unit : null;
        return Rows([new("时间（北京）", "Time (Beijing)"), new($"值 {unit}", $"Value {unit}"), new("限值", "Limit"), new("收到", "Received"), new("数据包", "Packets")],
            rows.Select(r => (string[])[Minute(r.Value.Start), Number(r.Value.Value), signal.Limit is { } limit ? Number(limit) : "—", Minute(r.Value.Received), packets ? string.Join(", ", r.Packets) : $"{r.PacketCount}"]));
    }

    private static Paragraph Heading(string text, int halfPoints) => new(new Run(new RunProperties(new Bold(), new FontSize { Val = $"{halfPoints}" }), Words(text)));

    private static Paragraph Line(Text text, bool bold = false) => new(new Run(bold ? new RunProperties(new Bold()) : new RunProperties(), Words(text.ToString())));

    private static Table Rows(IReadOnlyList<Text> header, IEnumerable<string[]> rows)
    {
        var table = new Table(new TableProperties(new TableWidth { Type = TableWidthUnitValues.Pct, Width = "5000" }, new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
            new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 }, new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 })));
        if (header.Count > 0) table.Append(new TableRow([new TableRowProperties(new TableHeader()), .. Cells(header.Select(h => h.ToString()))]));
        foreach (var row in rows) table.Append(new TableRow(Cells(row)));
        return table;
    }

    private static IEnumerable<OpenXmlElement> Cells(IEnumerable<string> texts) => texts.Select(t => new TableCell(new Paragraph(new Run(Words(t)))));

    private static DocumentFormat.OpenXml.Wordprocessing.Text Words(string text) => new(new string([.. text.Where(c => !char.IsControl(c) || c is '\n' or '\t')])) { Space = SpaceProcessingModeValues.Preserve };

    private static byte[] Save(Body body)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document)) document.AddMainDocumentPart().Document = new Document(body);
        return stream.ToArray();
    }

    private static string Minute(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "—";
}
