using Qingshan.Platform.Catalog;
using Qingshan.Standards;

namespace Qingshan.Applications.Permits;

/// <summary>A verdict on a clause.</summary>
/// <param name="Because">The numbers that it rests on, in words.</param>
public sealed record ClauseView(string Kind, string Verdict, string Because)
{
    public static ClauseView Of(Clause c) => new(Json(c.Kind), Json(c.Verdict), c.Because.ToString());

    internal static string Json<T>(T value) where T : struct, Enum => CatalogQuery.Written(value);

    internal static double? Given(double value) => double.IsNaN(value) ? null : value;
}

/// <param name="Due">Values that the time that has passed would hold.</param>
/// <param name="Above">Valid values and daily means beyond their limit.</param>
public sealed record AutomaticView(int Due, int Received, int Valid, int Compared, int Above, double? Mean, double? Max);

public sealed record ByHandView(int Readings, int Compared, int Above, double? Mean, double? Max, DateTime? Last);

/// <param name="From">device: what devices reported; flow: concentration × flow.</param>
/// <param name="Hours">Hours that it comes from; missing ones are not made up for.</param>
public sealed record MassView(double Kilograms, int Hours, int Due, string From);

/// <param name="Due">Null where the frequency says no interval.</param>
public sealed record TaskView(string Way, string Frequency, string? Interval, int? Due, int? Done, string Basis);

/// <summary>One outlet and factor: permitted, measured, due.</summary>
public sealed record FactorComplianceView(string Point, string Factor, string Unit, IReadOnlyList<PermitLimitView> Limits, double? AllowanceKg, AutomaticView? Automatic, ByHandView? ByHand, MassView? Mass, IReadOnlyList<TaskView> Tasks, string Verdict, IReadOnlyList<ClauseView> Clauses)
{
    public static FactorComplianceView Of(FactorRow r) => new(r.Point.Code, r.Factor, r.Unit, [.. r.Limits.Select(l => new PermitLimitView(r.Point.Code, l.Factor, l.Lower, l.Upper, l.Unit, l.Basis))], r.AllowanceKg,
        r.Automatic is { } a ? new(a.Due, a.Received, a.Valid, a.Compared, a.Above, ClauseView.Given(a.Mean), ClauseView.Given(a.Max)) : null,
        r.ByHand is { } h ? new(h.Readings, h.Compared, h.Above, ClauseView.Given(h.Mean), ClauseView.Given(h.Max), h.Last) : null,
        r.Mass is { } m ? new(m.Kilograms, m.Hours, m.Due, ClauseView.Json(m.From)) : null,
        [.. r.Tasks.Select(t => new TaskView(ClauseView.Json(t.Task.Way), t.Task.Frequency, t.Task.Interval, t.Due, t.Done, t.Task.Basis))], ClauseView.Json(r.Verdict), [.. r.Clauses.Select(ClauseView.Of)]);
}

/// <summary>A factor of all outlets: allowed, measured, reported.</summary>
/// <param name="Share">Of the hours that have passed at those outlets, how many the measured amount comes from.</param>
public sealed record TotalComplianceView(string Factor, double? AllowanceKg, string Basis, double? MeasuredKg, int Outlets, double Share, double? ReportedKg, ClauseView Clause);

public sealed record ReportComplianceView(string Kind, DateOnly From, DateOnly Through, DateOnly DueBy, DateTime? FiledAt, ClauseView Clause);

/// <summary>A permit held against what was measured, reported and due.</summary>
/// <param name="Period">2020 or 2020-Q3.</param>
public sealed record ComplianceView(string Number, string Period, IReadOnlyList<FactorComplianceView> Factors, IReadOnlyList<TotalComplianceView> Totals, IReadOnlyList<ReportComplianceView> Reports)
{
    public static ComplianceView Of(PermitDossier d) => new(d.Detail.Permit.Code, d.Period.ToString(), [.. d.Compliance.Factors.Select(FactorComplianceView.Of)],
        [.. d.Compliance.Totals.Select(t => new TotalComplianceView(t.Factor, t.AllowanceKg, t.Basis, t.MeasuredKg, t.Outlets, t.Share, t.ReportedKg, ClauseView.Of(t.Clause)))],
        [.. d.Compliance.Reports.Select(r => new ReportComplianceView(ClauseView.Json(r.Due.Kind), r.Due.From, r.Due.Through, r.Due.By, r.Filed?.FiledAt, ClauseView.Of(r.Clause)))]);
}

/// <summary>One step of the computation of the tax.</summary>
/// <param name="Standing">taxed, behind-the-first, oxygen-demand-once, no-equivalent or no-amount.</param>
/// <param name="EquivalentKg">Kilograms that make one equivalent.</param>
/// <param name="Yuan">Null where it is taxed and no rate is known.</param>
public sealed record TaxLineView(string Factor, double? Kilograms, double? EquivalentKg, double? Equivalents, int Rank, string Standing, double? ShareOfLimit, bool EverAbove, double Reduction, double? Rate, string? RateBasis, bool? RateVerified, double? Yuan)
{
    public static TaxLineView Of(TaxLine l) => new(l.Amount.Factor, ClauseView.Given(l.Amount.Kilograms), (double?)l.Equivalent?.Value, ClauseView.Given(l.Equivalents), l.Rank, ClauseView.Json(l.Standing), ClauseView.Given(l.Amount.ShareOfLimit), l.Amount.EverAbove,
        l.Reduction, l.Rate?.Yuan, l.Rate?.Basis, l.Rate?.IsVerified, ClauseView.Given(l.Yuan));
}

/// <param name="Month">2020-08.</param>
public sealed record OutletTaxView(string Month, string Point, string Medium, IReadOnlyList<TaxLineView> Lines);

/// <summary>What the measured amounts of a period come to by the Environmental Protection Tax Law: an estimate, no declaration.</summary>
/// <param name="Verified">False: equivalents and shipped rates are from memory.</param>
public sealed record PermitTaxView(string Number, string Period, double Yuan, double Equivalents, int WithoutRate, int WithoutAmount, bool Verified, IReadOnlyList<OutletTaxView> Outlets)
{
    public static PermitTaxView Of(PermitDossier d) => new(d.Detail.Permit.Code, d.Period.ToString(), d.Tax.Yuan, d.Tax.Equivalents, d.Tax.WithoutRate, d.Tax.WithoutAmount,
        d.Tax.Outlets.SelectMany(o => o.Lines).All(l => l.Equivalent?.Source.IsVerified != false && l.Rate?.IsVerified != false),
        [.. d.Tax.Outlets.Select(o => new OutletTaxView(o.Month.ToString(), o.Point.Code, o.Medium == TaxMedium.Air ? "air" : "water", [.. o.Lines.Select(TaxLineView.Of)]))]);
}
