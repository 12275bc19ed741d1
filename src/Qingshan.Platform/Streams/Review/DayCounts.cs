using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Streams;

/// <summary>Counts what is there of each day of a point, and what of it is in doubt.</summary>
internal static class DayCounts
{
    public static IEnumerable<ReviewDay> Of(MonitoringPoint point, PointHours hours, PointMarks marks, DateTime from, DateTime to, DateTime now)
    {
        for (var start = from; start < to; start = start.AddDays(1))
        {
            var end = start.AddDays(1);
            var day = new ReviewDay { PointId = point.Id, Day = Periods.Day(start), DataAt = now };
            var until = now < end ? now : end;
            day.Due = until > start ? hours.Values.Count * (int)((until - start) / hours.Step) : 0;
            var fingerprint = new HashCodeOfValues();
            foreach (var (factor, values) in hours.Values)
            {
                foreach (var o in values)
                {
                    if (o.Start < start || o.Start >= end) continue;
                    fingerprint.Add(factor, o);
                    if (!double.IsFinite(o.Value)) continue;
                    day.Present++;
                    var said = marks.Of(factor, "", o.Start, hours.Step);
                    if (said.Verdict == MarkVerdict.Questionable) day.Questionable++;
                    else if (said.Verdict == MarkVerdict.Invalid || (said.Verdict is null && !StreamInputs.IsValid(o))) day.Invalid++;
                }
            }
            day.Fingerprint = fingerprint.Value;
            if (day.Present > 0) yield return day;
        }
    }

    /// <summary>Takes over new counts. A day that was accepted and holds other values now has to be looked at again.</summary>
    public static void Renew(ReviewDay standing, ReviewDay counted)
    {
        (standing.Present, standing.Due, standing.Invalid, standing.Questionable) = (counted.Present, counted.Due, counted.Invalid, counted.Questionable);
        if (standing.Fingerprint == counted.Fingerprint) return;
        (standing.Fingerprint, standing.DataAt) = (counted.Fingerprint, counted.DataAt);
        if (standing.Stage <= ReviewStage.Automatic) return;
        (standing.Stage, standing.Reopened) = (ReviewStage.Raw, true);
    }

    /// <summary>FNV-1a over what the values are, the same on every machine and after every start.</summary>
    private struct HashCodeOfValues()
    {
        private ulong _hash = 14695981039346656037;

        public readonly long Value => unchecked((long)_hash);

        public void Add(string factor, in Observation o)
        {
            foreach (var c in factor) Mix(c);
            Mix((ulong)o.Start.Ticks);
            Mix((ulong)BitConverter.DoubleToInt64Bits(o.Value));
            Mix(o.Flag);
        }

        private void Mix(ulong part) => _hash = unchecked((_hash ^ part) * 1099511628211);
    }
}
