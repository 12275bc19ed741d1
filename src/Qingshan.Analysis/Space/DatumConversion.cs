namespace Qingshan.Analysis.Space;

/// <summary>Conversion between the datums that Chinese environmental data come in.</summary>
public static class DatumConversion
{
    /// <summary>
    /// Converts a place. Between WGS-84 and CGCS2000 nothing changes. To GCJ-02 the published approximation is used, from it the
    /// inverse by iteration, to better than 1e-7 degrees (a centimetre) against that forward formula; the official transformation
    /// is not public, and the formula is reported to follow it to some metres.
    /// </summary>
    /// <param name="place">The place in <paramref name="from"/>; not a number, or not on the earth, comes back unchanged.</param>
    /// <param name="from">The datum of the place.</param>
    /// <param name="to">The datum wanted; the same datum returns the place unchanged.</param>
    /// <returns>The place in <paramref name="to"/>; outside the box of <see cref="Gcj02.Covers"/> unchanged.</returns>
    public static LonLat Convert(LonLat place, Datum from, Datum to) => (from == Datum.Gcj02, to == Datum.Gcj02) switch
    {
        (false, true) => Gcj02.FromWgs84(place),
        (true, false) => Gcj02.ToWgs84(place),
        _ => place,
    };
}
