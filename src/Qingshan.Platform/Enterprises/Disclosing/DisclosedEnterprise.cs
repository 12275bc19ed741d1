using Qingshan.Platform.Common;

namespace Qingshan.Platform.Enterprises;

/// <summary>
/// 公开的企业信息 · Everything that rules of disclosure make public of an enterprise, and nothing else: no person, no phone, no address of a machine. The same for
/// whoever asks, on the page and by the API.
/// </summary>
/// <param name="Code">Credit code.</param>
/// <param name="Holder">Whether it holds a discharge permit that is valid; else only penalties are public.</param>
/// <param name="Simulated">Some of it was made by a program.</param>
public sealed record DisclosedEnterprise(
    string Code, string Name, string? Industry, bool Holder, bool Simulated, IReadOnlyList<DisclosedPermit> Permits, IReadOnlyList<DisclosedLimit> Limits,
    IReadOnlyList<DisclosedReading> Automatic, IReadOnlyList<DisclosedReading> Manual, IReadOnlyList<DisclosedReport> Reports, IReadOnlyList<DisclosedPenalty> Penalties);

public sealed record DisclosedPermit(string Number, string Industry, DateOnly BeginsOn, DateOnly ExpiresOn);

/// <param name="Outlet">Name of the outlet.</param>
/// <param name="Period">ISO 8601; empty where the source does not say.</param>
public sealed record DisclosedLimit(string Outlet, string Factor, string Period, double? Lower, double? Upper, string Unit, string Basis);

/// <param name="Outlet">Name of the outlet.</param>
/// <param name="Kind">As series kinds are written.</param>
/// <param name="Start">UTC.</param>
/// <param name="Note">What the enterprise or a review has said of the time; null where nothing.</param>
public sealed record DisclosedReading(string Outlet, string Factor, string Kind, DateTime Start, double Value, string Unit, Text? Note, bool Simulated);

/// <param name="Totals">Amounts by factor, in kilograms.</param>
public sealed record DisclosedReport(string Kind, DateOnly From, DateOnly Through, DateTime FiledAt, IReadOnlyDictionary<string, double> Totals);

public sealed record DisclosedPenalty(string Number, DateOnly DecidedOn, string Fact, string Basis, double? AmountYuan, string Office);

/// <summary>An enterprise of which something is public.</summary>
public sealed record DisclosedName(string Code, string Name, string? Industry);
