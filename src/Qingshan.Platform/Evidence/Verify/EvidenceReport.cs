using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

/// <summary>What was checked and held, and what did not, each with its place.</summary>
public sealed class EvidenceReport
{
    public const int MostListed = 200;

    private readonly List<Text> _checked = [];
    private readonly List<Text> _wrong = [];

    public IReadOnlyList<Text> Checked => _checked;

    public IReadOnlyList<Text> Wrong => _wrong;

    /// <summary>All that did not hold; <see cref="Wrong"/> has the first of them.</summary>
    public long WrongCount { get; private set; }

    public bool Holds => WrongCount == 0;

    internal void Good(string zh, string en) => _checked.Add(new(zh, en));

    internal void Bad(Text where, string zh, string en) => Bad($"{where.Zh}：{zh}", $"{where.En}: {en}");

    internal void Bad(string zh, string en)
    {
        if (WrongCount++ < MostListed) _wrong.Add(new(zh, en));
    }
}
