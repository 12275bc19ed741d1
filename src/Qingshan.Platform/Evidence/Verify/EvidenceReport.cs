using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>What was checked and held, and what did not, each with its place.</summary>
public sealed class EvidenceReport
{
    private readonly List<Text> _checked = [];
    private readonly List<Text> _wrong = [];

    public IReadOnlyList<Text> Checked => _checked;

    public IReadOnlyList<Text> Wrong => _wrong;

    public bool Holds => _wrong.Count == 0;

    internal void Good(string zh, string en) => _checked.Add(new(zh, en));

    internal void Bad(string zh, string en) => _wrong.Add(new(zh, en));

    internal void Bad(Text where, string zh, string en) => _wrong.Add(new($"{where.Zh}：{zh}", $"{where.En}: {en}"));
}
