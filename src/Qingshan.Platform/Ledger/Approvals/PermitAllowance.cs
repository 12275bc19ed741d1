using System.Globalization;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>许可排放量 · How much of one factor a permit allows in a year, at one outlet or by all of them together.</summary>
[RecordKind("permit-allowance", "许可排放量", "Permit allowance", "排污许可证许可的年排放量：全厂或单个排放口、因子、年度与依据。", "How much a discharge permit allows in a year: of all outlets or one, factor, year and basis.", Base = BaseDatabase.Pollution)]
public sealed class PermitAllowance : Record
{
    [Term("排污许可证", "Discharge permit", Of = typeof(DischargePermit))]
    public required Guid PermitId { get; init; }

    /// <summary>Null: of all outlets together.</summary>
    [Term("排放口", "Outlet", Of = typeof(Outlet))]
    public Guid? OutletId { get; init; }

    [Term("因子", "Factor", Codes = "HJ 212")]
    public required string Factor { get; init; }

    /// <summary>Per calendar year.</summary>
    [Term("许可量", "Amount", Unit = "kg")]
    public required double AmountKg { get; init; }

    [Term("年度", "Year")]
    public required int Year { get; init; }

    [Term("依据", "Basis")]
    public string Basis { get; init; } = "";

    /// <param name="permit">Number of the permit.</param>
    /// <param name="place">What tells the outlet within the permit, at most 12 characters: its number (DW001), or the end of its identity; null: all together.</param>
    public static string CodeOf(string permit, string? place, string factor, int year) => string.Create(CultureInfo.InvariantCulture, $"{permit}/{place ?? "*"}/{factor}/{year}");
}
