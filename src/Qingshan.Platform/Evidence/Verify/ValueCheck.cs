using Qingshan.Analysis.Statistics;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Evidence;

/// <summary>
/// Checks the values: one that a packet brought is read again from the packet's bytes; of a mean that was derived, the mean of its inputs is
/// taken again. Other derived values name their rule and their inputs, which are checked in their turn.
/// </summary>
internal sealed class ValueCheck(
    IReadOnlyList<FileLine> lines, IReadOnlyDictionary<long, JournalEntry> packets, PacketContents contents, EvidenceReport report)
{
    private readonly Dictionary<int, ValueLine> _values = lines.Select(l => l.Read).OfType<ValueLine>().DistinctBy(v => v.Id).ToDictionary(v => v.Id);
    private readonly Dictionary<(long, string), IReadOnlyList<PacketValue>?> _read = [];
    private int _again, _means, _byRule;

    public void Run()
    {
        foreach (var line in lines)
        {
            switch (line.Read)
            {
                case HeadLine head:
                    Named(line, head.Values);
                    foreach (var missing in head.Packets.Where(p => !packets.ContainsKey(p))) report.Bad(line.Place, $"数据包 {missing} 不在文件中或无效", $"packet {missing} is not in the file, or does not hold");
                    break;
                case SignalLine signal:
                    Named(line, signal.Values);
                    break;
                case ValueLine value when value.Inputs is { } inputs:
                    Named(line, [.. inputs.Select(i => i.Value)]);
                    Derived(line, value, inputs);
                    break;
                case ValueLine { Packet: { } packet } value:
                    Brought(line, value, packet);
                    break;
                case ValueLine { Origin: "substituted" or "manual" }:
                    _byRule++;
                    break;
                case ValueLine:
                    report.Bad(line.Place, "既没有数据包，也没有输入", "it has neither a packet nor inputs");
                    break;
            }
        }
        if (_again > 0) report.Good($"数值：{_again} 个由数据包的原始字节重新读出，完全一致", $"values: {_again} were read again from the bytes of their packets, and are the same");
        if (_means > 0) report.Good($"均值：{_means} 个由其输入重新计算，一致", $"means: {_means} were computed again from their inputs, and are the same");
        var others = _values.Values.Count(v => v.Inputs is not null) - _means;
        if (others > 0) report.Good($"推导值：{others} 个只核对了输入，没有重新计算（规则见 ruleZh）", $"derived values: of {others} only the inputs were checked, they were not computed again (see ruleEn)");
        if (_byRule > 0) report.Good($"按规则填入的值：{_byRule} 个，没有数据包为证", $"values put in by rule or by hand: {_byRule}, for which no packet speaks");
    }

    private void Named(FileLine line, IReadOnlyList<int> ids)
    {
        foreach (var missing in ids.Where(id => !_values.ContainsKey(id))) report.Bad(line.Place, $"数值 {missing} 不在文件中", $"value {missing} is not in the file");
    }

    private void Brought(FileLine line, ValueLine value, long packet)
    {
        if (!packets.TryGetValue(packet, out var entry))
        {
            report.Bad(line.Place, $"数据包 {packet} 不在文件中或无效", $"packet {packet} is not in the file, or does not hold");
            return;
        }
        if (!_read.TryGetValue((packet, value.PointKind), out var read)) _read[(packet, value.PointKind)] = read = contents.Of(entry, value.PointKind);
        if (read is null)
        {
            report.Bad(line.Place, $"数据包 {packet} 读不出数值：报文损坏或已加密；若已加密，请用 --device-key 给出密钥", $"no values can be read from packet {packet}: it is damaged or encrypted; where it is encrypted, give the key with --device-key");
            return;
        }
        if (read.FirstOrDefault(v => IsOf(v, value)) is not { } found)
        {
            report.Bad(line.Place, $"数据包 {packet} 中没有这个因子、时间和通道的值", $"packet {packet} has no value of this factor, time and channel");
            return;
        }
        (string Name, double? Said, double Read)[] numbers =
            [("value", value.Value, In(found.Value)), ("min", value.Min, In(found.Min)), ("max", value.Max, In(found.Max)), ("total", value.Total, found.Total), ("converted", value.Converted, In(found.Converted))];
        var wrong = numbers.Where(n => !(n.Said ?? double.NaN).Equals(n.Read)).ToList();
        foreach (var (name, said, really) in wrong)
            report.Bad(line.Place, $"字段 {name} 为 {said}，数据包 {packet}（{found.Where}）中为 {really}", $"field {name} is {said}, in packet {packet} ({found.Where}) it is {really}");
        if ((value.Flag ?? "") != (found.Flag == '\0' ? "" : found.Flag.ToString()))
            report.Bad(line.Place, $"字段 flag 为 {value.Flag}，数据包 {packet} 中为 {found.Flag}", $"field flag is {value.Flag}, in packet {packet} it is {found.Flag}");
        // Stores keep it less exactly than the journal does.
        else if ((value.Received - entry.Received).Duration() > TimeSpan.FromSeconds(1)) report.Bad(line.Place, "字段 received 与数据包不符", "field received is not that of the packet");
        else if (wrong.Count == 0) _again++;

        double In(double number) => (found.Unit ?? value.ReportedUnit) is { } said && UnitFit.TryBetween(said, value.Unit, out var fit) ? fit.Of(number) : number;
    }

    private static bool IsOf(PacketValue read, ValueLine value) =>
        (read.Factor == value.Factor || (value.ReportedFactor is { } sent && read.Sent == sent)) && read.Channel == value.Channel && read.Start == value.Start && (read.Point is null || read.Point == value.Point)
        && SeriesKind.TryParse(value.Kind, out var kind) && (read.Kind is { } said ? said == kind : kind.Statistic == Statistic.Mean && kind.Period < TimeSpan.FromHours(1));

    /// <summary>Of values that stand for several kinds of inputs (minutes and instants), one kind was taken.</summary>
    private void Derived(FileLine line, ValueLine value, IReadOnlyList<InputRef> refs)
    {
        var inputs = refs.Where(r => r.Counts && _values.ContainsKey(r.Value)).Select(r => _values[r.Value]).ToList();
        if (!value.Kind.StartsWith("mean:", StringComparison.Ordinal) || inputs.Count == 0 || inputs.Exists(i => i.Factor != value.Factor || i.Unit != value.Unit)) return;
        var means = inputs.GroupBy(i => i.Kind).Select(g => g.Select(i => i.Value ?? double.NaN).ToArray())
            .Select(numbers => SeriesAccess.IsDirection(value.Factor) ? CircularMean.Of(numbers).Degrees : numbers.Average()).ToList();
        if (means.Exists(m => Math.Abs(m - (value.Value ?? double.NaN)) <= 1e-9 * Math.Max(1, Math.Abs(m)))) _means++;
        else report.Bad(line.Place, $"字段 value 为 {value.Value}，其输入的均值为 {string.Join(" / ", means)}", $"field value is {value.Value}, the mean of its inputs is {string.Join(" / ", means)}");
    }
}
