using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>Checks the roots by themselves: each statement hashes to its root, is signed by its key, and names the root before.</summary>
internal sealed class RootCheck(IReadOnlyList<FileLine> lines, EvidenceReport report)
{
    /// <summary>What the roots state, by number: of those that hold.</summary>
    public Dictionary<long, DayStatement> Run()
    {
        var keys = lines.Select(l => l.Read).OfType<KeyLine>().DistinctBy(k => k.Fingerprint).ToDictionary(k => k.Fingerprint, k => new PublicKey(k.PublicKey));
        foreach (var line in lines)
            if (line.Read is KeyLine key && keys[key.Fingerprint].Fingerprint != key.Fingerprint) report.Bad(line.Place, "公钥与其指纹不符", "the key has another fingerprint");
        var (good, before) = (new Dictionary<long, DayStatement>(), (DayStatement?)null);
        foreach (var line in lines)
        {
            if (line.Read is not RootLine root) continue;
            var state = DayStatement.Parse(root.Statement);
            List<Text> broken = [.. RootRules.Broken(root.Root, root.Statement, state, root.Signature, state is null ? null : keys.GetValueOrDefault(state.Key), before)];
            if (state is not null && (state.Number != root.Number || state.Key != root.Key)) broken.Add(new("编号或公钥与文本不符", "number or key are not those of the statement"));
            foreach (var what in broken) report.Bad(line.Place, what.Zh, what.En);
            if (state is null) continue;
            if (broken.Count == 0) good[state.Number] = state;
            before = state;
        }
        if (good.Count > 0)
            report.Good($"日根 {good.Keys.Min()}–{good.Keys.Max()}（{good.Values.Min(s => s.Day):O} 至 {good.Values.Max(s => s.Day):O}）：{good.Count} 个签名有效，前后衔接；最后一个为 {good[good.Keys.Max()].Root}",
                $"day roots {good.Keys.Min()}–{good.Keys.Max()} ({good.Values.Min(s => s.Day):O} to {good.Values.Max(s => s.Day):O}): {good.Count} signatures hold and each follows the one before; the last is {good[good.Keys.Max()].Root}");
        return good;
    }
}
