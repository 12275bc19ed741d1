using System.Globalization;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Standards;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>A table of the old platform's values, and beside each what the recording holds. The last packet about a moment counts.</summary>
internal sealed class ShadowValues(double tolerance)
{
    private const int MostExamples = 50;

    private readonly record struct Key(string Mn, string Factor, string Kind, DateTime Time);

    private readonly Dictionary<Key, (double Old, double? Ours)> _table = [];
    private readonly Dictionary<(string Mn, string Kind), (DateTime From, DateTime To)> _spans = [];
    private readonly Dictionary<Key, double> _onlyHere = [];

    /// <summary>Reads <c>mn, factor, kind, time, value</c>, in any order of columns. Times without an offset are Beijing time.</summary>
    /// <param name="tolerance">How far a value may be off and still count as the same, as a part of the larger one: 0.001.</param>
    public static Result<ShadowValues> Read(string csv, double tolerance)
    {
        using var records = new CsvRecords(csv.TrimStart('\uFEFF'));
        if (!records.Read()) return ShadowErrors.WrongTable.Of(1, "mn,factor,kind,time,value");
        var header = records.Fields().Select(f => f.Trim().ToLowerInvariant()).ToList();
        var columns = ((string[])["mn", "factor", "kind", "time", "value"]).Select(name => header.IndexOf(name)).ToArray();
        if (columns.Contains(-1)) return ShadowErrors.WrongTable.Of(1, "mn,factor,kind,time,value");
        var values = new ShadowValues(tolerance);
        while (records.Read())
        {
            var fields = columns.Select(c => c < records.Count ? records[c].Trim().ToString() : "").ToArray();
            if (KindOf(fields[2]) is not { } kind) return ShadowErrors.WrongTable.Of(records.Line, $"kind {fields[2]}: realtime, minute, hour, day");
            if (!Query.Time("time", fields[3].Replace(' ', 'T'), default).TryGet(out var time, out _) || time == default) return ShadowErrors.WrongTable.Of(records.Line, $"time {fields[3]}");
            if (!double.TryParse(fields[4], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)) return ShadowErrors.WrongTable.Of(records.Line, $"value {fields[4]}");
            values._table[new(fields[0], fields[1].ToLowerInvariant(), kind, time)] = (value, null);
            var span = values._spans.GetValueOrDefault((fields[0], kind), (time, time));
            values._spans[(fields[0], kind)] = (time < span.Item1 ? time : span.Item1, time > span.Item2 ? time : span.Item2);
        }
        return records.BadLine is { } bad ? ShadowErrors.WrongTable.Of(bad, "\"") : values;
    }

    /// <summary>The values of a sound packet.</summary>
    public void Take(string mn, scoped in Header header)
    {
        if (header.Command is not { } command || KindOf(command.ToString(CultureInfo.InvariantCulture)) is not { } kind || !_spans.TryGetValue((mn, kind), out var span)) return;
        using var measurements = Measurements.Read(header.Cp);
        if (measurements.DataTime is not { } time) return;
        foreach (var measurement in measurements)
        {
            if (measurement.Value is not { } value) continue;
            var sent = Encoding.UTF8.GetString(measurement.Factor).ToLowerInvariant();
            // The table may have the code of today for what was sent under an old one.
            if (!Seen(new(mn, sent, kind, time), value) && !Seen(new(mn, CodeOf(sent, header.St), kind, time), value) && time >= span.From && time <= span.To)
                _onlyHere[new(mn, sent, kind, time)] = value;
        }
    }

    public ShadowValuesReport Report()
    {
        var (same, differs, missing) = (0, 0, 0);
        var examples = new List<ShadowValue>();
        foreach (var (key, (old, ours)) in _table)
        {
            if (ours is { } value && Math.Abs(value - old) <= tolerance * Math.Max(Math.Abs(value), Math.Abs(old)))
            {
                same++;
                continue;
            }
            if (ours is null) missing++;
            else differs++;
            examples.Add(new(key.Mn, key.Factor, key.Kind, key.Time, old, ours));
        }
        examples.AddRange(_onlyHere.Select(o => new ShadowValue(o.Key.Mn, o.Key.Factor, o.Key.Kind, o.Key.Time, null, o.Value)));
        return new(same, differs, missing, _onlyHere.Count, [.. examples.OrderBy(e => e.Mn, StringComparer.Ordinal).ThenBy(e => e.Time).ThenBy(e => e.Factor, StringComparer.Ordinal).Take(MostExamples)]);
    }

    private bool Seen(Key key, double value)
    {
        if (!_table.TryGetValue(key, out var row)) return false;
        _table[key] = (row.Old, value);
        return true;
    }

    private static string CodeOf(string sent, ReadOnlySpan<byte> systemType)
    {
        var medium = systemType.SequenceEqual("21"u8) || systemType.SequenceEqual("32"u8) ? Medium.Water : Medium.Air;
        return FactorTable.Hj212Of2017.FindByOldCode(sent, medium)?.Code ?? sent;
    }

    private static string? KindOf(string text) => text.ToLowerInvariant() switch
    {
        "realtime" or "instant" or "2011" => "realtime",
        "minute" or "2051" or "mean:pt1m" or "mean:pt5m" or "mean:pt10m" => "minute",
        "hour" or "2061" or "mean:pt1h" => "hour",
        "day" or "2031" or "mean:p1d" => "day",
        _ => null,
    };
}
