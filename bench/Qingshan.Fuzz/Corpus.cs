using System.Text;
using Qingshan.Hj212;

namespace Qingshan.Fuzz;

/// <summary>The seeds and whatever led somewhere new.</summary>
internal sealed class Corpus
{
    /// <summary>No more than this is kept: beyond it, chance ones are replaced.</summary>
    private const int Most = 20_000;

    private readonly List<byte[]> _entries = [];
    private readonly string? _folder;

    public Corpus(string seeds, string? folder)
    {
        foreach (var line in File.ReadLines(seeds))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var segment = Encoding.Latin1.GetBytes(line);
            _entries.Add(Encoding.Latin1.GetBytes(FormattableString.Invariant($"##{segment.Length:D4}{line}{HjCrc.Compute(segment):X4}\r\n")));
        }
        _folder = folder;
        if (folder is null) return;
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(folder)) _entries.Add(File.ReadAllBytes(file));
    }

    public int Count => _entries.Count;

    /// <summary>The shortest of four: what is short is tried more often in the same time.</summary>
    public byte[] Any(Rng rng)
    {
        var shortest = _entries[rng.Below(_entries.Count)];
        for (var i = 0; i < 3; i++)
            if (_entries[rng.Below(_entries.Count)] is var other && other.Length < shortest.Length) shortest = other;
        return shortest;
    }

    public void Add(ReadOnlySpan<byte> entry, Rng rng)
    {
        if (_folder is not null) File.WriteAllBytes(Path.Combine(_folder, FormattableString.Invariant($"{rng.Next():x16}")), entry);
        if (_entries.Count < Most) _entries.Add(entry.ToArray());
        else _entries[rng.Below(Most)] = entry.ToArray();
    }
}
