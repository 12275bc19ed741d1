using System.Text.Json;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <summary>A warning on the wire. Who acted, what waits and what was refused is there for those alone who see what is internal of the region.</summary>
/// <param name="Level">The level in force, or proposed: blue, yellow, orange, red.</param>
/// <param name="From">Since when it is in force; absent where nobody has signed it.</param>
/// <param name="Expected">Until when it was expected to last.</param>
/// <param name="LiftedAt">When it was lifted; absent while it is in force.</param>
/// <param name="InForce">Whether it is in force now.</param>
/// <param name="Steps">What was signed, in order.</param>
public sealed record IssuedWarningView(
    string Number, string Region, string RegionName, string? RegionNameEn, string Plan, string State, string Level, string Highest, DateTime? From, DateTime? Expected, DateTime? LiftedAt, bool InForce, bool Simulated,
    IReadOnlyList<WarningStepView>? Steps, WarningEvaluationView? Evaluation)
{
    public static IssuedWarningView Of(IssuedWarning w, DateTime now, SeenWarning? seen = null) => new(
        w.Number, w.RegionCode, w.RegionName, w.RegionNameEn, w.Plan, WarningApiWords.Of(w.State), WarningApiWords.Of(w.Level), WarningApiWords.Of(w.Highest), w.From, w.Expected, w.LiftedAt, w.IsInForceAt(now), w.Simulated,
        seen?.Steps.Select(s => WarningStepView.Of(s, seen.Internal)).ToList(), seen?.Evaluation is { } e ? new(WarningApiWords.Of(e.Outcome), e.Text, e.At, seen.Internal ? JsonSerializer.Deserialize<JsonElement>(e.Facts) : null) : null);
}

/// <param name="Kind">activate, change, lift.</param>
/// <param name="Issue">The forecast that it rests on.</param>
/// <param name="Chance">How likely that made the level, 0 to 1.</param>
/// <param name="Decision">waits, approved, refused, withdrawn.</param>
public sealed record WarningStepView(
    long Id, string Kind, string? Level, DateTime From, DateTime? Expected, string Reason, string? ReasonEn, long? Issue, double? Chance, string Decision, DateTime ProposedAt, DateTime? DecidedAt,
    string? ProposedBy, string? DecidedBy, string? DecidedText)
{
    internal static WarningStepView Of(WarningStep s, bool inside) => new(
        s.Id, WarningApiWords.Of(s.Kind), s.Level == WarningLevel.None ? null : WarningApiWords.Of(s.Level), s.From, s.Expected, s.Reason, s.ReasonEn, s.IssueId, s.Chance, WarningApiWords.Of(s.Decision), s.ProposedAt, s.DecidedAt,
        inside ? s.ProposedBy : null, inside ? s.DecidedBy : null, inside ? s.DecidedText : null);
}

/// <param name="Outcome">right, too-high, too-low, false-alarm.</param>
/// <param name="Facts">The numbers as they stood when it was evaluated; for those who see what is internal of the region.</param>
public sealed record WarningEvaluationView(string Outcome, string Text, DateTime At, JsonElement? Facts);

/// <summary>A measure that was ordered, beside what was measured.</summary>
/// <param name="Seen">no-data, not-seen, less, as-ordered: a lead, never a verdict.</param>
/// <param name="CutPercent">The cut against usual days; absent where nothing can be compared.</param>
/// <param name="SpreadLow">Between these the cut of nine in ten usual days lies, in percent.</param>
/// <param name="Series">The series that shows it.</param>
public sealed record CheckedMeasureView(
    string Enterprise, string EnterpriseName, string Code, string Measure, string Grade, string? Point, string? Factor, string ShownBy, DateTime From, DateTime To, double? ExpectedPercent, double? ExpectedReduction, string Unit,
    string Seen, double? CutPercent, double? SpreadLow, double? SpreadHigh, double? Measured, double? Usual, double? SeenReduction, int? Compared, int? Hours, int? DaysBefore, int? Series)
{
    public static CheckedMeasureView Of(Checked c) => new(
        c.Ordered.EnterpriseCode, c.Ordered.EnterpriseName, c.Ordered.MeasureCode, c.Ordered.Measure, WarningApiWords.Of(c.Ordered.Grade), c.Ordered.PointCode, c.Ordered.Factor, WarningApiWords.Of(c.Ordered.ShownBy), c.From, c.To,
        c.Ordered.ReductionPercent, Known(c.Ordered.ExpectedReduction), c.Unit, WarningApiWords.Of(c.Seen), Known(c.Cut?.Percent), Known(c.Cut?.Low), Known(c.Cut?.High), Known(c.Cut?.Measured), Known(c.Cut?.Usual), Known(c.SeenReduction),
        c.Cut?.Compared, c.Cut?.Hours, c.Cut?.Days, c.Series);

    private static double? Known(double? value) => value is { } v && double.IsFinite(v) ? Math.Round(v, 4) : null;
}

/// <summary>A measure of a list on the wire.</summary>
public sealed record EmergencyMeasureView(string Code, string Enterprise, string EnterpriseName, string Level, string Measure, string Grade, string? Point, string? Factor, string ShownBy, double? ReductionPercent, string Source)
{
    internal static EmergencyMeasureView Of(ListedMeasure m) => new(
        m.Measure.Code, m.Enterprise.Code, m.Enterprise.Name, WarningApiWords.Of(m.Measure.Level), m.Measure.Measure, WarningApiWords.Of(m.Measure.Grade), m.Point?.Code, m.Measure.Factor, WarningApiWords.Of(m.Measure.ShownBy),
        m.Measure.ReductionPercent, m.Measure.Source);
}

/// <summary>What became of a list; where there are faults nothing of it was stored.</summary>
public sealed record MeasuresTakenView(int Rows, int Stored, int Unchanged, IReadOnlyList<MeasureFaultView> Faults);

/// <param name="Line">The line of the file, from 1.</param>
public sealed record MeasureFaultView(int Line, string Column, string Zh, string En);

/// <summary>By which plan a region warns, where somebody has said so.</summary>
public sealed record RegionPlanView(string Region, string Plan, DateTime From, string Basis);

/// <summary>Values of enumerations as the API writes them.</summary>
public static class WarningApiWords
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word; null where there is none.</summary>
    public static T? Read<T>(string? word) where T : struct, Enum => Enum.GetValues<T>().Where(v => Of(v).Equals(word?.Trim(), StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault();

    public static string All<T>() where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Of));
}
