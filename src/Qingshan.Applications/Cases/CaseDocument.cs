using System.Globalization;
using Qingshan.Applications.Cases.Records;
using Qingshan.Applications.Cases.Word;
using Qingshan.Applications.Signals.Records;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Standards;

namespace Qingshan.Applications.Cases;

/// <summary>案卷 · Writes a case as a Word document: what it is about, its signals with verdicts and the values on which they rest, what was seen at the place, what happened, its files.</summary>
internal sealed class CaseDocument(
    CaseAccess access, CaseNames naming, FieldReports fieldReports, CaseFiles files, WorkflowBook workflows, SignalEvidence evidence, SeriesBook series, TimeProvider time)
{
    /// <summary>Parts of the width, in percent.</summary>
    private static readonly int[] FactWidths = [20, 80], ValueWidths = [25, 17, 17, 25, 16], HistoryWidths = [20, 16, 16, 48], FileWidths = [34, 12, 54];

    /// <param name="packets">Whether the reader may see numbers of packets.</param>
    public async Task<byte[]> WriteAsync(Case one, bool packets, CancellationToken cancel)
    {
        var names = await naming.OfAsync([one], cancel);
        var written = Minute(time.GetUtcNow().UtcDateTime);
        using var paper = new Paper($"{one.Number} · {new Text($"由青山平台生成于 {written}（北京时间）", $"made by Qingshan at {written} (Beijing time)")}");
        paper.Heading(1, $"{one.Number} {one.Title}");
        if (names.IsSimulated(one)) paper.Line(new Text("注意：该对象的数据由程序模拟生成，不是监测结果。", "Note: these data are simulated, no measurement."), bold: true);
        paper.Facts(FactWidths, Facts(one, names));
        paper.Heading(2, new Text("线索与结论", "Signals and verdicts"));
        paper.Line(new Text("线索供人核查，不是结论；结论由人给出。", "Signals are leads for people to look into; verdicts are people's."));
        foreach (var judged in await access.SignalsAsync(one, cancel)) await SignalAsync(paper, judged, names.About(one), packets, cancel);
        if (await fieldReports.OfAsync(one, cancel) is { Count: > 0 } reports)
        {
            paper.Heading(2, new Text("现场检查记录", "Field reports"));
            foreach (var report in reports) await ReportAsync(paper, report, cancel);
        }
        paper.Heading(2, new Text("经过", "What happened"));
        paper.Table(HistoryWidths, [new("时间（北京）", "Time (Beijing)"), new("何事", "What"), new("何人", "Who"), new("内容", "Words")],
            (await access.HistoryAsync(one, cancel)).Select(e => (string[])[Minute(e.At), names.Act(one, e).ToString(), e.By,
                string.Join("; ", [new Text(e.Text, e.TextEn ?? e.Text).ToString(), .. names.Form(one, e).Select(f => $"{f.Field}: {f.Value}")])]));
        if (await access.FilesAsync(one, cancel) is { Count: > 0 } added)
        {
            paper.Heading(2, new Text("附件", "Files"));
            paper.Table(FileWidths, [new("名称", "Name"), new("大小", "Size"), new("SHA-256", "SHA-256")], added.Select(f => (string[])[f.Name, CaseWords.Size(f.Size), f.Sha256]));
        }
        return paper.Bytes();
    }

    private IEnumerable<(Text, string)> Facts(Case one, CaseNames.Named names) =>
    [
        (new("流程", "Workflow"), workflows.Of(one).Name.ToString()), (new("现状", "State"), names.State(one).Name.ToString()), (new("程度", "Severity"), SignalWords.Of(one.Severity).ToString()),
        (new("对象", "About"), $"{names.Subject(one)} ({one.SubjectCode})"), (new("承办单位", "With"), names.Organisation(one)?.ToString() ?? "—"), (new("承办人", "Assigned to"), names.Person(one)?.Name ?? "—"),
        (new("立案", "Opened"), $"{Minute(one.OpenedAt)} {one.OpenedBy}"), (new("期限", "Due"), CaseWords.Due(one.DueAt)), (new("办结", "Closed"), one.ClosedAt is { } at ? Minute(at) : "—"),
    ];

    private async Task SignalAsync(Paper paper, JudgedSignal judged, Subject? about, bool packets, CancellationToken cancel)
    {
        var (signal, verdict) = judged;
        paper.Heading(3, new Text(signal.Zh, signal.En));
        paper.Line(verdict is { } v ? new Text($"结论：{Terms.Of(v.Verdict).Zh}（{v.By}，{Minute(v.At)}）：{v.Text}", $"Verdict: {Terms.Of(v.Verdict).En} ({v.By}, {Minute(v.At)}): {v.Text}") : new Text("结论：还没有", "Verdict: none yet"));
        var rows = about is null ? [] : await evidence.OfAsync(signal, about, cancel);
        if (rows.Count == 0)
        {
            paper.Line(new Text("这条线索没有逐条的数值。", "There are no single values behind this signal."));
            return;
        }
        var unit = signal.SeriesId is { } id ? series.Find(id)?.Unit : null;
        paper.Table(ValueWidths, [new("时间（北京）", "Time (Beijing)"), new($"值 {unit}", $"Value {unit}"), new("限值", "Limit"), new("收到", "Received"), new("数据包", "Packets")],
            rows.Select(r => (string[])[Minute(r.Value.Start), Number(r.Value.Value), signal.Limit is { } limit ? Number(limit) : "—", Minute(r.Value.Received), packets ? string.Join(", ", r.Packets) : $"{r.PacketCount}"]));
    }

    private async Task ReportAsync(Paper paper, ReportWithPhotos found, CancellationToken cancel)
    {
        var r = found.Report;
        paper.Facts(FactWidths,
        [
            (new("检查时间", "When"), $"{Minute(r.ObservedAt)} {r.By}"), (new("现场情况", "How it was"), Terms.Of(r.Situation).ToString()), (new("所见", "What was seen"), r.Seen), (new("措施", "Measures"), r.Measures ?? "—"),
            (new("见到的人", "Met"), found.Met.Count == 0 ? "—" : string.Join(", ", found.Met.Select(m => Terms.Of(m)))),
            (new("位置", "Position"), CaseWords.Position(r).ToString()), (new("距监测点", "From the point"), CaseWords.Distance(r).ToString()), (new("收到", "Arrived"), $"{Minute(r.ReceivedAt)}{CaseWords.Clock(found)}"),
        ]);
        foreach (var (photo, file) in found.Photos)
        {
            if (files.Open(file) is { } bytes)
            {
                await using (bytes) await paper.PictureAsync(bytes, file.MediaType, file.Name, cancel);
            }
            paper.Line(new Text($"{file.Name}，SHA-256 {file.Sha256}", $"{file.Name}, SHA-256 {file.Sha256}"), small: true);
            if (photo.OriginalSha256 is { } original) paper.Line(new Text($"原图 SHA-256 {original}", $"SHA-256 of the original {original}"), small: true);
        }
    }

    private static string Minute(DateTime utc) => BeijingTime.FromUtc(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "—";
}
