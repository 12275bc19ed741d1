using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 上海市重点排污单位手工监测 · Readings by hand that key polluters of Shanghai have disclosed: one factor in a row, at the outlets that
/// <see cref="ShanghaiEnterprises"/> has put into the ledger. A row does not say its medium; its unit does.
/// </summary>
public sealed class ShanghaiManual(LedgerBook ledger) : IImportFormat
{
    private static readonly string[] Columns = ["stWryCode", "stJcdCode", "stJcsj", "stJcxm", "stJcnd", "jcxm_dw"];

    public string Name => "shanghai-manual";

    public Text About => new(
        "上海市重点排污单位手工监测（manual_monitoring_*.csv）；时间为北京时间的采样时刻；须先导入 shanghai-enterprises。",
        "Readings by hand of key polluters of Shanghai (manual_monitoring_*.csv), labelled by the moment of sampling in Beijing time; import shanghai-enterprises first.");

    public Origin Origin => Origin.Manual;

    public Result<IReadOnlyList<ImportFile>> Files(string path) => ImportFiles.Of(path, "manual_monitoring_*.csv", "manual_monitoring_*.csv.gz");

    public Result<IImportRows> Open(string file, IReadOnlyList<string> header) =>
        ColumnMap.Of(file, header, Columns).TryGet(out var map, out var error) ? Result.Of<IImportRows>(new Rows([.. Columns.Select(c => map[c])], ledger)) : error;

    private sealed class Rows(int[] at, LedgerBook ledger) : IImportRows
    {
        private readonly Dictionary<(string, string), ImportSeries> _series = [];

        /// <summary>Of the rows let in: a file names its factors row by row.</summary>
        public IReadOnlyList<ImportSeries> Series => [.. _series.Values];

        public Rejection? Check(CsvRecords row, out RowKey key)
        {
            key = default;
            if (TimeOf(row) is not { } start) return Rejection.NoSuchTime($"stJcsj is '{row[at[2]]}', not like 2020-08-03 08:00");
            if (MediumOf(row) is not { } medium) return new("没有单位或单位不明 · no unit or one not known", $"the unit of {row[at[3]]} is '{row[at[5]]}', of which no medium follows");
            if (DisclosureFactors.Find(medium, row[at[3]].Trim().ToString()) is not { } factor) return new("污染物没有对应的因子代码 · no factor code for the pollutant", $"pollutant '{row[at[3]]}' ({Word(medium)})");
            if (UnitOf(row, factor) is not { } unit) return new("单位与因子不符 · the unit does not fit the factor", $"the unit of {row[at[3]]} is '{row[at[5]]}', where {factor.Unit?.Symbol} or the like belongs");
            if (ValueOf(row) is null) return Rejection.NoNumber("stJcnd", row[at[4]].ToString(), "a sign for not detected that would say its limit");
            var point = PointOf(row, medium);
            if (!ledger.Now.PointsByCode.ContainsKey(point)) return new("台账中没有这个监测点 · no such point in the ledger", $"the ledger has no point '{point}'; import shanghai-enterprises first, or mend stWryCode and stJcdCode");
            _series[(factor.Code, unit)] = new(factor.Code, SeriesKind.Instant, unit);
            key = new(point, start, factor.Code);
            return null;
        }

        public void Values(CsvRecords row, List<ImportedValue> into)
        {
            if (TimeOf(row) is not { } start || MediumOf(row) is not { } medium || DisclosureFactors.Find(medium, row[at[3]].Trim().ToString()) is not { } factor || UnitOf(row, factor) is not { } unit || ValueOf(row) is not { } value)
                throw new InvalidDataException($"A chunk in the journal holds the row '{row.Raw}', which no import let in.");
            into.Add(new(PointOf(row, medium), factor.Code, SeriesKind.Instant, unit, start, value));
        }

        private DateTime? TimeOf(CsvRecords row) =>
            DateTime.TryParseExact(row[at[2]].Trim(), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? BeijingTime.ToUtc(local) : null;

        /// <summary>By the unit: so much in a cubic metre is of gas, in a litre of water; pH alone has none.</summary>
        private OutletMedium? MediumOf(CsvRecords row)
        {
            var unit = row[at[5]].Trim();
            return unit.EndsWith("/m3", StringComparison.OrdinalIgnoreCase) || unit.EndsWith("/m³", StringComparison.OrdinalIgnoreCase) ? OutletMedium.Air
                : unit.EndsWith("/L", StringComparison.OrdinalIgnoreCase) || unit is "倍" || (unit.Length == 0 && row[at[3]].Trim() is "PH值") ? OutletMedium.Water : null;
        }

        private string? UnitOf(CsvRecords row, Factor factor)
        {
            var text = row[at[5]].Trim().ToString();
            return Unit.TryParse(text.Length == 0 ? "1" : text, out var unit) && factor.Unit is { } usual && usual.Dimension == unit.Dimension ? unit.Symbol : null;
        }

        private double? ValueOf(CsvRecords row) =>
            double.TryParse(row[at[4]].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0 ? value : null;

        private string PointOf(CsvRecords row, OutletMedium medium) => ShanghaiTables.PointCode($"{row[at[0]].Trim()}-{Word(medium)}-{row[at[1]].Trim()}");

        private static string Word(OutletMedium medium) => medium == OutletMedium.Air ? "AIR" : "WATER";
    }
}
