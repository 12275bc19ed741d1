using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Enterprises;

/// <param name="Number">Of the decision.</param>
/// <param name="Enterprise">Credit code.</param>
public sealed record NewPenalty(string? Number, string? Enterprise, DateOnly? DecidedOn, string? Fact, string? Basis, double? AmountYuan, string? Office);

/// <summary>Enters penalties by hand.</summary>
public sealed class PenaltyDesk(PlatformDbs dbs, LedgerWriter writer, TimeProvider time)
{
    public async Task<Error?> EnterAsync(Viewer by, NewPenalty wanted, CancellationToken cancel)
    {
        if (wanted.Number?.Trim() is not { Length: > 0 and <= 64 } number) return CommonErrors.BadParameter.Of("number", wanted.Number, "1…64");
        if (wanted.Fact?.Trim() is not { Length: > 0 and <= 1000 } fact) return CommonErrors.BadParameter.Of("fact", wanted.Fact, "1…1000");
        if (wanted.Office?.Trim() is not { Length: > 0 and <= 200 } office) return CommonErrors.BadParameter.Of("office", wanted.Office, "1…200");
        if (wanted.DecidedOn is not { } on) return CommonErrors.BadParameter.Of("decidedOn", null, "2026-11-28");
        if (wanted.Basis?.Length > 400) return CommonErrors.BadParameter.Of("basis", wanted.Basis.Length, "0…400");
        if (wanted.AmountYuan is { } amount && !(amount >= 0 && double.IsFinite(amount))) return CommonErrors.BadParameter.Of("amountYuan", amount, "≥ 0");
        await using var db = dbs.Open(by);
        if (await db.Set<Enterprise>().AsNoTracking().FirstOrDefaultAsync(e => e.Code == wanted.Enterprise, cancel) is not { } enterprise) return ApprovalErrors.UnknownEnterprise.Of(wanted.Enterprise);
        var penalty = new Penalty
        {
            Code = number, EnterpriseId = enterprise.Id, DecidedOn = on, Fact = fact, Basis = wanted.Basis?.Trim() ?? "", AmountYuan = wanted.AmountYuan, Office = office, RegionId = enterprise.RegionId, Disclosure = Disclosure.Public,
        };
        return (await writer.PutAsync(by, [penalty], time.GetUtcNow().UtcDateTime, "entered", cancel)).Error;
    }
}
