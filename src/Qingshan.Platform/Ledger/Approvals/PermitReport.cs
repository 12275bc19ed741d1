using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 排污许可证执行报告 · What the holder of a permit reports of how it was kept over a period. Its amounts are <see cref="ReportedTotal"/>s; its file lies
/// under its hash among the kept files.
/// </summary>
[RecordKind("permit-report", "排污许可证执行报告", "Permit report", "持证单位报送的排污许可证执行报告：类型、所属时段、报送时间与文件。", "Reports of holders on how a permit was kept: kind, period, when it was filed, and the file.", Base = BaseDatabase.Pollution)]
public sealed class PermitReport : Record
{
    public const int LongestRemark = 1000, LongestFileName = 150;

    [Term("排污许可证", "Discharge permit", Of = typeof(DischargePermit))]
    public required Guid PermitId { get; init; }

    [Term("报告类型", "Kind of report")]
    public PermitReportKind Kind { get; init; }

    /// <summary>The first day that it reports of, in Beijing time.</summary>
    [Term("报告期自", "Reports from")]
    public required DateOnly From { get; init; }

    /// <summary>The last day that it reports of.</summary>
    [Term("报告期至", "Reports through")]
    public required DateOnly Through { get; init; }

    [Term("报送时间", "Filed at")]
    public required DateTime FiledAt { get; init; }

    [Term("说明", "Remark")]
    public string Remark { get; init; } = "";

    /// <summary>Empty where no file came with it.</summary>
    [Term("文件 SHA-256", "SHA-256 of the file")]
    public string FileSha256 { get; init; } = "";

    [Term("文件名", "Name of the file")]
    public string FileName { get; init; } = "";

    /// <summary>The code of a permit's report on the period that begins on a day.</summary>
    public static string CodeOf(string permit, PermitReportKind kind, DateOnly from) => string.Create(CultureInfo.InvariantCulture, $"{permit}/{kind}/{from:yyyy-MM-dd}");
}

public enum PermitReportKind
{
    [Term("年度", "annual")]
    Annual,

    [Term("季度", "quarterly")]
    Quarterly,

    [Term("月度", "monthly")]
    Monthly,
}

/// <summary>执行报告排放量 · How much of one factor a report says was discharged in its period.</summary>
[RecordKind("reported-total", "执行报告排放量", "Reported total", "执行报告所报各因子的实际排放量。", "How much of each factor a permit report says was discharged in its period.", Base = BaseDatabase.Pollution)]
public sealed class ReportedTotal : Record
{
    [Term("执行报告", "Permit report", Of = typeof(PermitReport))]
    public required Guid ReportId { get; init; }

    [Term("因子", "Factor", Codes = "HJ 212")]
    public required string Factor { get; init; }

    [Term("排放量", "Amount", Unit = "kg")]
    public required double AmountKg { get; init; }

    /// <param name="report">Code of the report.</param>
    public static string CodeOf(string report, string factor) => $"{report}/{factor}";
}
