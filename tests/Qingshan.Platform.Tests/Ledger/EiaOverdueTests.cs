using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Tests.Ledger;

/// <summary>What a project is late with, by the dates that the ledger has.</summary>
public sealed class EiaOverdueTests
{
    private static readonly DateOnly Known = new(2020, 8, 1);

    private static EiaProject Project(EiaStage stage, DateOnly? approved = null, DateOnly? began = null, DateOnly? trial = null, DateOnly? completed = null, string number = "沪环保许评[2015]7号") =>
        new() { Code = "P", Name = "一期", Stage = stage, ApprovalNumber = number, ApprovedOn = approved, ConstructionOn = began, TrialOn = trial, CompletedOn = completed };

    private static EiaOverdueKind? Of(EiaProject project, DateOnly today, params string[] completed) => EiaOverdue.Of(project, completed.ToHashSet(), today, Known)?.Kind;

    [Fact]
    public void Completion_is_late_a_year_after_trial_operation_began_and_not_on_its_last_day()
    {
        var project = Project(EiaStage.Trial, new(2015, 3, 1), new(2015, 6, 1), new(2019, 7, 31));
        Assert.Null(Of(project, new(2020, 7, 31)));
        Assert.Equal(EiaOverdueKind.Completion, Of(project, new(2020, 8, 1)));
        Assert.Null(Of(Project(EiaStage.Trial, new(2015, 3, 1), new(2015, 6, 1), new(2019, 7, 31), new(2020, 1, 1)), new(2020, 8, 1)));
    }

    [Fact]
    public void What_another_entry_of_the_same_document_completed_is_not_late() =>
        Assert.Null(Of(Project(EiaStage.Trial, new(2015, 3, 1), trial: new(2016, 1, 1)), new(2020, 8, 1), "沪环保许评[2015]7号"));

    [Fact]
    public void An_approval_lapses_after_five_years_for_who_has_not_begun_or_began_later()
    {
        Assert.Null(Of(Project(EiaStage.BeforeConstruction, new(2015, 8, 1)), new(2020, 8, 1)));
        Assert.Equal(EiaOverdueKind.Construction, Of(Project(EiaStage.BeforeConstruction, new(2015, 7, 31)), new(2020, 8, 1)));
        Assert.Equal(EiaOverdueKind.BegunLate, Of(Project(EiaStage.Construction, new(2015, 3, 1), new(2020, 3, 2)), new(2020, 8, 1)));
        Assert.Null(Of(Project(EiaStage.Construction, new(2015, 3, 1), new(2020, 3, 1)), new(2020, 8, 1)));
    }

    [Fact]
    public void A_date_that_its_document_contradicts_makes_nothing_late() => Assert.Null(Of(Project(EiaStage.Trial, new(2005, 3, 1), trial: new(2006, 1, 1)), new(2020, 8, 1)));
}
