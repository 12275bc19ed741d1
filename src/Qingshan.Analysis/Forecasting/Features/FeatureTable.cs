using System.Collections.Immutable;

namespace Qingshan.Analysis.Forecasting.Features;

/// <summary>
/// Features of hours of every site, row after row. Of a large panel only every so many-th hour is kept, at each site another one: hours that follow
/// each other say nearly the same.
/// </summary>
internal sealed class FeatureTable
{
    private readonly float[] _values;
    private readonly int _from, _until, _perSite;

    private FeatureTable(ImmutableArray<string> names, float[] values, int from, int until, int stride, int perSite) =>
        (Names, _values, _from, _until, Stride, _perSite) = (names, values, from, until, stride, perSite);

    public ImmutableArray<string> Names { get; }

    /// <summary>Every so many-th hour is kept; a site's first is its place modulo this.</summary>
    public int Stride { get; }

    public ReadOnlySpan<float> Values => _values;

    public int Rows => _values.Length / Names.Length;

    public ReadOnlySpan<float> Row(int row) => _values.AsSpan(row * Names.Length, Names.Length);

    /// <summary>The site of a row.</summary>
    public int Site(int row) => row / _perSite;

    /// <summary>The hour of a row.</summary>
    public int Hour(int row) => _from + row % _perSite * Stride + Site(row) % Stride;

    /// <summary>The row of an hour of a site, or −1 where it is not kept.</summary>
    public int RowOf(int site, int hour) => hour >= _from && hour < _until && (hour - _from) % Stride == site % Stride ? site * _perSite + (hour - _from) / Stride : -1;

    /// <summary>Of the hours of a span: what is learned from must not be laid out together with what is tested, not even to cut it into classes.</summary>
    public static FeatureTable Of(Panel panel, Func<int, IEnumerable<Column>> columns, int from, int until, int stride, CancellationToken cancel)
    {
        var perSite = (until - from + stride - 1) / stride;
        var names = ImmutableArray<string>.Empty;
        float[] values = [];
        for (var site = 0; site < panel.Sites.Length; site++)
        {
            cancel.ThrowIfCancellationRequested();
            Column[] all = [.. columns(site)];
            if (site == 0)
            {
                names = [.. all.Select(c => c.Name)];
                values = new float[(long)panel.Sites.Length * perSite * names.Length];
                Array.Fill(values, float.NaN);
            }
            for (var f = 0; f < all.Length; f++)
                for (int hour = from + site % stride, at = site * perSite * all.Length + f; hour < until; hour += stride, at += all.Length)
                    values[at] = all[f].Values[hour];
        }
        return new FeatureTable(names, values, from, until, stride, perSite);
    }
}
