using System.Globalization;
using NetTopologySuite.Geometries;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>A function of the filter language.</summary>
/// <param name="Takes">Kinds of its arguments.</param>
/// <param name="Of">Given arguments of these kinds, none of them null, and the present moment.</param>
internal sealed record Function(string Name, Kind[] Takes, Kind Gives, Func<object[], DateTime, object?> Of);

/// <summary>函数 · The functions of OGC 18-088, clause 9.3.3.5.2. Times are taken in UTC; of an interval its start counts. Distances and lengths are in degrees.</summary>
internal static class Functions
{
    private const Kind Number = Kind.Number, Text = Kind.Text, Time = Kind.Time, Shape = Kind.Geometry;

    public static IReadOnlyList<Function> All { get; } =
    [
        // The standard writes what is looked for first here, and last everywhere else.
        new("substringof", [Text, Text], Kind.Boolean, (a, _) => S(a[1]).Contains(S(a[0]), StringComparison.Ordinal)),
        new("contains", [Text, Text], Kind.Boolean, (a, _) => S(a[0]).Contains(S(a[1]), StringComparison.Ordinal)),
        new("startswith", [Text, Text], Kind.Boolean, (a, _) => S(a[0]).StartsWith(S(a[1]), StringComparison.Ordinal)),
        new("endswith", [Text, Text], Kind.Boolean, (a, _) => S(a[0]).EndsWith(S(a[1]), StringComparison.Ordinal)),
        new("length", [Text], Number, (a, _) => (double)S(a[0]).Length),
        new("indexof", [Text, Text], Number, (a, _) => (double)S(a[0]).IndexOf(S(a[1]), StringComparison.Ordinal)),
        new("substring", [Text, Number], Text, (a, _) => S(a[0])[Within(a[1], S(a[0]).Length)..]),
        new("substring", [Text, Number, Number], Text, (a, _) => Part(S(a[0]), a[1], a[2])),
        new("tolower", [Text], Text, (a, _) => S(a[0]).ToLowerInvariant()),
        new("toupper", [Text], Text, (a, _) => S(a[0]).ToUpperInvariant()),
        new("trim", [Text], Text, (a, _) => S(a[0]).Trim()),
        new("concat", [Text, Text], Text, (a, _) => S(a[0]) + S(a[1])),

        new("year", [Time], Number, (a, _) => (double)T(a[0]).Year), new("month", [Time], Number, (a, _) => (double)T(a[0]).Month),
        new("day", [Time], Number, (a, _) => (double)T(a[0]).Day), new("hour", [Time], Number, (a, _) => (double)T(a[0]).Hour),
        new("minute", [Time], Number, (a, _) => (double)T(a[0]).Minute), new("second", [Time], Number, (a, _) => (double)T(a[0]).Second),
        new("fractionalseconds", [Time], Number, (a, _) => T(a[0]).Ticks % TimeSpan.TicksPerSecond / (double)TimeSpan.TicksPerSecond),
        new("date", [Time], Text, (a, _) => T(a[0]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new("time", [Time], Text, (a, _) => T(a[0]).ToString("HH:mm:ss", CultureInfo.InvariantCulture)),
        new("totaloffsetminutes", [Time], Number, (_, _) => 0.0),
        new("now", [], Time, (_, now) => When.Instant(now)),
        new("mindatetime", [], Time, (_, _) => When.Instant(DateTime.MinValue)), new("maxdatetime", [], Time, (_, _) => When.Instant(DateTime.MaxValue)),

        new("round", [Number], Number, (a, _) => Math.Round((double)a[0], MidpointRounding.AwayFromZero)),
        new("floor", [Number], Number, (a, _) => Math.Floor((double)a[0])), new("ceiling", [Number], Number, (a, _) => Math.Ceiling((double)a[0])),

        new("geo.distance", [Shape, Shape], Number, (a, _) => G(a[0]).Distance(G(a[1]))), new("geo.length", [Shape], Number, (a, _) => G(a[0]).Length),
        new("geo.intersects", [Shape, Shape], Kind.Boolean, (a, _) => G(a[0]).Intersects(G(a[1]))),
        Spatial("st_equals", (a, b) => a.EqualsTopologically(b)), Spatial("st_disjoint", (a, b) => a.Disjoint(b)), Spatial("st_touches", (a, b) => a.Touches(b)),
        Spatial("st_within", (a, b) => a.Within(b)), Spatial("st_overlaps", (a, b) => a.Overlaps(b)), Spatial("st_crosses", (a, b) => a.Crosses(b)),
        Spatial("st_intersects", (a, b) => a.Intersects(b)), Spatial("st_contains", (a, b) => a.Contains(b)),
        new("st_relate", [Shape, Shape, Text], Kind.Boolean, (a, _) => S(a[2]).Length == 9 && S(a[2]).All("012TF*".Contains) && G(a[0]).Relate(G(a[1]), S(a[2]))),
    ];

    public static Function? Find(string name, int arguments) => All.FirstOrDefault(f => f.Name == name && f.Takes.Length == arguments);

    private static Function Spatial(string name, Func<Geometry, Geometry, bool> of) => new(name, [Shape, Shape], Kind.Boolean, (a, _) => of(G(a[0]), G(a[1])));

    private static string S(object text) => (string)text;

    private static DateTime T(object time) => ((When)time).Start;

    private static Geometry G(object geometry) => (Geometry)geometry;

    private static int Within(object number, int length) => (int)Math.Clamp((double)number, 0, length);

    private static string Part(string text, object start, object length)
    {
        var from = Within(start, text.Length);
        return text.Substring(from, Within(length, text.Length - from));
    }
}
