using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>A row of an upload that is right: the series it belongs to and its value in that series' unit.</summary>
internal readonly record struct JudgedRow(SeriesKey Key, string Unit, DateTime Start, double Value, char Flag);

/// <summary>Judges the rows of one upload, one by one and in order. At the door every row has to be right; afterwards the same rule decodes.</summary>
internal sealed class DocumentJudge(LedgerSnapshot ledger, SeriesBook series, Func<MonitoringPoint, bool> mayReport, DateTime now, Origin origin = Origin.Reported)
{
    private const int LongestChannel = 20, LongestWord = 100;
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    /// <summary>Units of the series that this upload is the first to name: a later row has to fit them too.</summary>
    private readonly Dictionary<SeriesKey, string> _units = [];
    private readonly HashSet<(SeriesKey, DateTime)> _seen = [];

    public (JudgedRow Row, RowError? Error) Judge(in DocumentRow row)
    {
        if (!ledger.PointsByCode.TryGetValue(row.Point, out var point) || !mayReport(point))
            return Wrong(row, "point", IntakeErrors.RowUnknownPoint, row.Point);
        if (row.Factor.Length is 0 or > 20 || !row.Factor.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            return Wrong(row, "factor", IntakeErrors.RowBadFactor, row.Factor);
        var kind = SeriesKind.Instant;
        if (row.Kind.Length > 0 && !SeriesKind.TryParse(row.Kind, out kind)) return Wrong(row, "kind", IntakeErrors.RowBadKind, row.Kind);
        if (!TryTime(row.Start, origin == Origin.Manual, out var start)) return Wrong(row, "start", IntakeErrors.RowBadStart, row.Start);
        if (start > now + Ahead) return Wrong(row, "start", IntakeErrors.RowFuture, row.Start);
        if (!double.TryParse(row.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
            return Wrong(row, "value", IntakeErrors.RowBadValue, row.Value);
        if (!Unit.TryParse(row.Unit, out var unit)) return Wrong(row, "unit", IntakeErrors.RowBadUnit, row.Unit);
        var flag = row.Flag.Length == 0 ? '\0' : char.ToUpperInvariant(row.Flag[0]);
        if (row.Flag.Length > 1 || (flag != '\0' && DataFlag.Find(flag) is null)) return Wrong(row, "flag", IntakeErrors.RowBadFlag, row.Flag);

        if (row.Channel.Length > LongestChannel || row.Channel.Any(char.IsControl)) return Wrong(row, "channel", IntakeErrors.RowBadChannel, row.Channel[..Math.Min(40, row.Channel.Length)]);

        if (origin == Origin.Manual)
        {
            if (row.Method.Length is 0 or > LongestWord) return Wrong(row, "method", IntakeErrors.RowNeedsWord, LongestWord);
            if (row.Sampler.Length is 0 or > LongestWord) return Wrong(row, "sampler", IntakeErrors.RowNeedsWord, LongestWord);
        }

        var code = CodeOf(row.Factor);
        var key = new SeriesKey(point.Id, code, kind, point.Simulated ? Origin.Simulated : origin, row.Channel);
        if (!_seen.Add((key, start))) return Wrong(row, "start", IntakeErrors.RowTwice, row.Start);
        if (series.Find(key)?.Unit is { } held) _units[key] = held;
        else if (_units.TryAdd(key, unit.Symbol)) return (new(key, unit.Symbol, start, value, flag), null);
        var symbol = _units[key];
        if (symbol == unit.Symbol) return (new(key, symbol, start, value, flag), null);
        return Unit.TryParse(symbol, out var target) && Unit.TryConvert(value, unit, target, out var converted)
            ? (new(key, symbol, start, converted, flag), null)
            : Wrong(row, "unit", IntakeErrors.RowUnitDiffers, row.Unit, symbol);
    }

    /// <summary>The code under which a factor is kept.</summary>
    public static string CodeOf(string sent) => FactorTable.Hj212Of2017.Find(sent)?.Code is { } known && !known.EndsWith('x') ? known : sent;

    /// <summary>Programs say the offset; people write the time of Beijing.</summary>
    public static bool TryTime(string text, bool people, out DateTime start)
    {
        start = default;
        if (HasOffset(text)) return BeijingTime.TryParseIso(text, out start);
        return people && text.Length > 0 && Query.Time("start", text.Replace(' ', 'T'), default).TryGet(out start, out _);
    }

    /// <summary>Whoever sends by program says the offset: a time without one would be a guess about their clock.</summary>
    private static bool HasOffset(string start) => start is [.., 'Z'] or [.., '+' or '-', _, _, ':', _, _];

    private static (JudgedRow, RowError?) Wrong(in DocumentRow row, string field, ErrorKind kind, params object?[] values) =>
        (default, new RowError(row.Number, field, kind.Code, kind.Detail.With(values)));
}
