using System.Runtime.CompilerServices;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Warnings;

/// <summary>应急减排清单导入 · The lists of measures of enterprises; a file is taken whole or not at all.</summary>
public sealed class MeasureImport(MeasureDesk desk) : IImport
{
    public string Name => "emergency-measures";

    public Text About => new(
        $"企业应急减排清单 CSV：{MeasureCsv.Header}（列名也可用中文：企业编码、预警级别、序号、措施、绩效分级、监测点、因子、看什么、预计削减比例）。enterprise、level、measure 必填；有错的文件整份不入库，逐格说明。",
        $"Lists of measures of enterprises as CSV: {MeasureCsv.Header}. enterprise, level and measure are needed; of a file with a fault nothing is stored, and each is told by line and column.");

    public IReadOnlyList<string> Options => [];

    public async IAsyncEnumerable<Result<ImportReport>> RunAsync(Viewer by, ImportRequest request, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (!ImportFiles.Of(request.Path, "*.csv").TryGet(out var files, out var error))
        {
            yield return error;
            yield break;
        }
        var report = ImportReport.Of(files.Count);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file.Path);
            if (!ImportText.Read(file.Path).TryGet(out var text, out error) || !(await desk.TakeAsync(by, text, name, request.IsDry, cancel)).TryGet(out var taken, out error))
            {
                yield return error;
                yield break;
            }
            report = (report with { File = name, Rows = report.Rows + (taken.Faults.Count == 0 ? taken.Rows : 0), RowsUnchanged = report.RowsUnchanged + taken.Unchanged, RecordsStored = report.RecordsStored + taken.Stored })
                .With([.. taken.Faults.Select(f => new RejectedRow(name, f.Line, new("清单有误，整份未入库 · a fault in the list, nothing of it was stored", f.ToString())))]);
            yield return report;
        }
        yield return report with { File = null, Share = 1, Done = true };
    }
}
