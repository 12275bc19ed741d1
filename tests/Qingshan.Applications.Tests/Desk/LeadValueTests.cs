using CsCheck;
using Qingshan.Applications.Desk;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Signals;

namespace Qingshan.Applications.Tests.Desk;

/// <summary>What a look at a lead is worth.</summary>
public sealed class LeadValueTests
{
    private static readonly Gen<DetectorPrecision> Precision =
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 200], Gen.Int[0, 200]).Select((c, u, more, less) => new DetectorPrecision("d", new(c, u, 0), 0, new(c + more, u + less, 3)));

    [Fact]
    public void Nobody_has_looked_at_any_yet_half_of_them_may_be_so()
    {
        var value = LeadValue.Of(Severity.Serious, new("d", default, 4, default), TimeSpan.Zero);
        Assert.Equal((9, 0.5, 1, 4.5), (value.Weight, value.Precision, value.Freshness, value.Value));
    }

    [Fact]
    public void A_few_verdicts_of_the_draw_do_not_stand_alone_and_twenty_do()
    {
        var few = LeadValue.Of(Severity.Notice, new("d", new(19, 0, 0), 0, new(19, 79, 0)), TimeSpan.Zero);
        Assert.Equal(20.0 / 100, few.Precision);
        var enough = LeadValue.Of(Severity.Notice, new("d", new(19, 1, 0), 0, new(19, 79, 0)), TimeSpan.Zero);
        Assert.Equal(20.0 / 22, enough.Precision, 12);
    }

    [Fact]
    public void Worse_likelier_and_fresher_is_worth_more_and_a_fortnight_halves_it() =>
        Gen.Select(Gen.Enum<Severity>(), Precision, Gen.Double[0, 400]).Sample((severity, known, days) =>
        {
            var age = TimeSpan.FromDays(days);
            var value = LeadValue.Of(severity, known, age).Value;
            Assert.InRange(value, 0, 9);
            Assert.Equal(value / 2, LeadValue.Of(severity, known, age + LeadValue.HalfLife).Value, 9);
            if (severity < Severity.Serious) Assert.True(LeadValue.Of(severity + 1, known, age).Value > value);
            var likelier = known with { Drawn = known.Drawn with { Confirmed = known.Drawn.Confirmed + 1 }, All = known.All with { Confirmed = known.All.Confirmed + 1 } };
            if (LeadValue.CountOf(known) == known.Drawn || LeadValue.CountOf(likelier) == likelier.All) Assert.True(LeadValue.Of(severity, likelier, age).Value > value);
        });
}
