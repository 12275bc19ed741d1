using System.Globalization;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;

namespace Qingshan.Platform.Catalog;

/// <summary>How the checks of the automatic review are asked by rules: the same finding in both places.</summary>
internal static class Judging
{
    /// <summary>Checks every counting value of the day; a value that a person has called right never fails.</summary>
    /// <param name="find">What fails of a series; null where the rule has nothing to say of it.</param>
    public static RuleResult Hours(PointDay day, Func<SeriesDay, Hours, IEnumerable<Finding>?> find)
    {
        var tally = new Tally();
        foreach (var of in day.Main)
        {
            if (find(of, day.HoursOf(of)) is not { } found) continue;
            var failed = found.ToLookup(f => f.Start, f => f.Detail);
            foreach (var o in day.CountingOf(of)) Count(tally, day, of, o, failed[o.Start].FirstOrDefault());
        }
        return tally.Result;
    }

    /// <param name="failure">What is wrong with the value; null where nothing is.</param>
    public static void Count(Tally tally, PointDay day, SeriesDay of, in Observation o, string? failure)
    {
        if (failure is null || day.WordOn(of, o) == MarkVerdict.Valid) tally.Pass();
        else tally.Fail(new(o.Series, o.Start, o.Packet, null, failure));
    }

    public static string Numbers(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
