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
            if (DayStatement.Parse(root.Statement) is not { } state)
            {
                report.Bad(line.Place, "日根的文本读不出来", "the statement of the root cannot be read");
                continue;
            }
            var sound = Is(state.Root.ToString() == root.Root, line, "文本的 SHA-256 与日根不符", "the statement does not hash to the root")
                & Is(state.Number == root.Number && state.Key == root.Key, line, "编号或公钥与文本不符", "number or key are not those of the statement")
                & Is(keys.TryGetValue(state.Key, out var key) && key.Verifies(root.Statement, root.Signature), line, "签名与公钥不符，或文件中没有该公钥", "the signature does not fit the key, or the key is not in the file")
                & Is(before is null || (state.Number == before.Number + 1 && state.Previous == before.Root && state.FirstPacket == before.LastPacket + 1), line,
                    "与前一日根衔接不上", "it does not follow the root before it");
            if (sound) good[state.Number] = state;
            before = state;
        }
        if (good.Count > 0)
            report.Good($"日根 {good.Keys.Min()}–{good.Keys.Max()}（{good.Values.Min(s => s.Day):O} 至 {good.Values.Max(s => s.Day):O}）：{good.Count} 个签名有效，前后衔接；最后一个为 {good[good.Keys.Max()].Root}",
                $"day roots {good.Keys.Min()}–{good.Keys.Max()} ({good.Values.Min(s => s.Day):O} to {good.Values.Max(s => s.Day):O}): {good.Count} signatures hold and each follows the one before; the last is {good[good.Keys.Max()].Root}");
        return good;
    }

    private bool Is(bool sound, FileLine line, string zh, string en)
    {
        if (!sound) report.Bad(line.Place, zh, en);
        return sound;
    }
}
