using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Warnings;

/// <summary>
/// Fixes what a level orders: of each enterprise in the region its measures at the level, or at the next lower one that its list has, with what is usual
/// at the point that shows them.
/// </summary>
internal sealed class OrderList(PlatformDbs dbs, LedgerBook ledger, EmissionReader emissions)
{
    public async Task<IReadOnlyList<OrderedMeasure>> MakeAsync(IssuedWarning warning, WarningStep step, DateTime from, CancellationToken cancel)
    {
        if (step.Kind == WarningStepKind.Lift) return [];
        Guid[] inside = [.. ledger.Now.Within(warning.RegionId)];
        await using var db = dbs.Open(Viewer.Program);
        var listed = await (from m in db.Set<EmergencyMeasure>().AsNoTracking() join e in db.Set<Enterprise>().AsNoTracking() on m.EnterpriseId equals e.Id
            where e.RegionId != null && inside.Contains(e.RegionId.Value) select new { m, e }).ToListAsync(cancel);
        var made = new List<OrderedMeasure>();
        foreach (var enterprise in listed.GroupBy(l => l.e.Id))
        {
            if (ChosenLevel(enterprise.Select(l => l.m.Level), step.Level) is not { } level) continue;
            foreach (var (m, e) in enterprise.Where(l => l.m.Level == level).Select(l => (l.m, l.e)).OrderBy(l => l.m.Code, StringComparer.Ordinal))
            {
                var point = m.PointId is { } id ? ledger.Now.Points.GetValueOrDefault(id) : null;
                var usual = point is null || m.Factor is null ? null : await emissions.UsualAsync(point, m.Factor, m.ShownBy, from, cancel);
                made.Add(new OrderedMeasure
                {
                    WarningId = warning.Id, StepId = step.Id, EnterpriseId = e.Id, EnterpriseCode = e.Code, EnterpriseName = e.Name, MeasureCode = m.Code, Measure = m.Measure, Grade = m.Grade, PointId = point?.Id,
                    PointCode = point?.Code, Factor = m.Factor, ShownBy = m.ShownBy, ReductionPercent = m.ReductionPercent, Usual = usual?.Mean, Unit = usual?.Unit ?? "",
                });
            }
        }
        return made;
    }

    /// <summary>The highest level of a list that is not above the one in force; null where it has none.</summary>
    internal static MeasureLevel? ChosenLevel(IEnumerable<MeasureLevel> listed, WarningLevel inForce) =>
        listed.Where(l => (int)l <= (int)inForce).Select(l => (MeasureLevel?)l).Max();
}
