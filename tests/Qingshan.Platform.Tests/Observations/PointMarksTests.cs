using CsCheck;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>What several marks over one another say of a value.</summary>
public sealed class PointMarksTests
{
    private static readonly DateTime Begin = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_mark_holds_for_its_factor_and_its_channel_and_one_without_for_all()
    {
        var marks = new PointMarks([Mark(1, 0, 60, ReviewStage.Station, MarkVerdict.Invalid, "a", "2")]);
        Assert.Equal(MarkVerdict.Invalid, Said(marks, "a", "2"));
        Assert.Null(Said(marks, "a", ""));
        Assert.Null(Said(marks, "b", "2"));
        Assert.Equal(MarkVerdict.Invalid, Said(new([Mark(1, 0, 60, ReviewStage.Station, MarkVerdict.Invalid, null, null)]), "b", "7"));
    }

    [Fact]
    public void Of_one_stage_the_latest_counts()
    {
        var (first, second) = (Mark(1, 0, 60, ReviewStage.City, MarkVerdict.Invalid), Mark(2, 0, 60, ReviewStage.City, MarkVerdict.Valid));
        Assert.Equal(MarkVerdict.Valid, Said(new([second, first]), "a", ""));
    }

    [Fact]
    public void Every_minute_follows_the_highest_stage_that_speaks_of_it() =>
        (from marks in (from begin in Gen.Int[0, 59]
                        from length in Gen.Int[1, 60]
                        from stage in Gen.Int[1, 5]
                        from verdict in Gen.Int[0, 2]
                        select (begin, length, stage, verdict)).List[0, 6]
         select marks).Sample(wanted =>
        {
            var marks = wanted.Select((m, i) => Mark(i, m.begin, m.begin + m.length, (ReviewStage)m.stage, (MarkVerdict)m.verdict)).ToList();
            var invalid = Enumerable.Range(0, 60).Count(minute =>
                marks.Where(m => m.From <= Begin.AddMinutes(minute) && m.To > Begin.AddMinutes(minute)).OrderByDescending(m => m.Stage).ThenByDescending(m => m.Id).FirstOrDefault() is { Verdict: MarkVerdict.Invalid });
            var said = new PointMarks(marks).Of("a", "", Begin, TimeSpan.FromHours(1));
            return said.Invalid == TimeSpan.FromMinutes(invalid) && (said.Verdict == MarkVerdict.Invalid) == (invalid == 60);
        });

    private static MarkVerdict? Said(PointMarks marks, string factor, string channel) => marks.Of(factor, channel, Begin, TimeSpan.FromHours(1)).Verdict;

    private static Mark Mark(long id, int from, int to, ReviewStage stage, MarkVerdict verdict, string? factor = "a", string? channel = null) => new()
    {
        Id = id, Batch = Guid.Empty, PointId = Guid.Empty, Factor = factor, Channel = channel, From = Begin.AddMinutes(from), To = Begin.AddMinutes(to),
        Stage = stage, Verdict = verdict, Reason = "other", Detail = "", By = "test", At = Begin,
    };
}
