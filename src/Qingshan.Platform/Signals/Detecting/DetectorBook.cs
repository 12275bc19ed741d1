namespace Qingshan.Platform.Signals;

/// <summary>All detectors.</summary>
public sealed class DetectorBook
{
    internal DetectorBook(IReadOnlyList<IValueDetector> values, IReadOnlyList<IPointDetector> points, IReadOnlyList<IEnterpriseDetector>? enterprises = null) =>
        (Values, Points, Enterprises) = (values, points, enterprises ?? []);

    internal IReadOnlyList<IValueDetector> Values { get; }

    internal IReadOnlyList<IPointDetector> Points { get; }

    internal IReadOnlyList<IEnterpriseDetector> Enterprises { get; }

    /// <summary>What each of them is, for people.</summary>
    public IReadOnlyList<DetectorFacts> All => [.. Values.Select(d => d.Facts), .. Points.Select(d => d.Facts), .. Enterprises.Select(d => d.Facts)];

    /// <summary>One of them; null where there is none of that key.</summary>
    public DetectorFacts? Find(string key) => All.FirstOrDefault(d => d.Key == key);
}
