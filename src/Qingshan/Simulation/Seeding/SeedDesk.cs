using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Simulation;

/// <summary>
/// 生成企业与线索 · Enterprises with permit and project, and leads and cases about them, as many as a large province has after some years: to try and to measure
/// the desk. Leads and cases were found and handled by nobody, and everything says that it is simulated. Run again it adds what is missing, and changes nothing.
/// </summary>
internal sealed class SeedDesk(PlatformDbs dbs, LedgerWriter writer, LedgerBook ledger, DetectorBook detectors, IEnumerable<IEnterpriseDetector> ofEnterprises, TimeProvider time)
{
    public const int SignalsOfCase = 2;

    /// <summary>Numbers of these enterprises begin here: those whose outlets are measured lie below.</summary>
    private const int FirstNumber = 2_000_000;

    private const int RecordsAtOnce = 5_000;

    /// <summary>Parts of made-up leads begin so.</summary>
    private const string Part = "sim-";

    /// <summary>Those that look at values and points, who leave alone what they cannot judge; one of enterprises would close what it does not find.</summary>
    private readonly string[] _detectors = [.. detectors.All.Select(d => d.Key).Except(ofEnterprises.Select(d => d.Facts.Key))];

    private static readonly string[] Industries = ["化学原料和化学制品制造业", "金属制品业", "电力、热力生产和供应业", "纺织业", "造纸和纸制品业", "医药制造业", "橡胶和塑料制品业", "汽车制造业"];

    public async Task<Dictionary<string, int>> RunAsync(Viewer by, ProvincePlan plan, SeedWish wish, CancellationToken cancel)
    {
        var (enterprises, permits, projects) = await EnterprisesAsync(by, plan, wish.Enterprises, cancel);
        return new()
        {
            ["enterprises"] = plan.Enterprises.Count + enterprises.Count, ["permits"] = permits, ["projects"] = projects,
            ["cases"] = await CasesAsync(plan, enterprises, wish.Cases, cancel), ["signals"] = await SignalsAsync(enterprises, wish.Signals, cancel),
        };
    }

    private async Task<(List<(Guid Id, string Code, Guid Region)> Enterprises, int Permits, int Projects)> EnterprisesAsync(Viewer by, ProvincePlan plan, int count, CancellationToken cancel)
    {
        var (made, permits, projects, regions) = (new List<(Guid, string, Guid)>(count), 0, 0, ledger.Now.RegionsByCode);
        var put = new BulkPut(writer, by, cancel, Seeder.Source);
        foreach (var numbers in Enumerable.Range(FirstNumber, count).Chunk(RecordsAtOnce))
        {
            var works = numbers.Select(n => new Works(plan, n)).ToList();
            var ids = await put.RunAsync([.. works.Select(w => w.Enterprise(regions))]);
            var sources = await put.RunAsync([.. works.Select(w => w.Source(ids[w.Code], regions))]);
            await put.RunAsync([.. works.SelectMany(w => w.Outlets(sources[w.SourceCode], regions))]);
            await put.RunAsync([.. works.Select(w => w.Link(ids[w.Code], regions))]);
            permits += (await put.RunAsync([.. works.Where(w => w.Number % 10 < 7).Select(w => w.Permit(regions))])).Count;
            projects += (await put.RunAsync([.. works.Where(w => w.Number % 10 > 1).Select(w => w.Project(sources[w.SourceCode], regions))])).Count;
            made.AddRange(works.Select(w => (ids[w.Code], w.Code, regions[w.County.Code].Id)));
        }
        return (made, permits, projects);
    }

    /// <summary>A case an enterprise with two leads; of ten eight are closed, with verdicts.</summary>
    private async Task<int> CasesAsync(ProvincePlan plan, List<(Guid Id, string Code, Guid Region)> enterprises, int count, CancellationToken cancel)
    {
        await using var read = dbs.Open(Viewer.Program);
        var (now, workflow) = (time.GetUtcNow().UtcDateTime, LeadCheck.Key);
        var head = string.Create(CultureInfo.InvariantCulture, $"XS-{now.Year}-");
        var held = await read.Set<Case>().CountAsync(c => c.Number.StartsWith(head), cancel);
        var organisations = await (from j in read.Set<Jurisdiction>() where j.To == null && j.RegionId != null select new { j.RegionId, j.OrganisationId }).ToListAsync(cancel);
        var holder = organisations.GroupBy(o => o.RegionId!.Value).ToDictionary(g => g.Key, g => g.First().OrganisationId);
        var officers = (await read.Users.AsNoTracking().Where(p => p.Role == Roles.DutyOfficer.Name).Select(p => new { p.Id, p.OrganisationId }).ToListAsync(cancel)).GroupBy(p => p.OrganisationId).ToDictionary(g => g.Key, g => g.First().Id);
        foreach (var some in Enumerable.Range(held, Math.Max(0, count - held)).Chunk(RecordsAtOnce / SignalsOfCase))
        {
            await using var db = dbs.Open(Viewer.Program);
            foreach (var k in some)
            {
                var (id, code, region) = enterprises[k];
                var (salt, closed) = (Chance.Seed($"{plan.Code} case {k}"), k % 5 != 0);
                var opened = now.AddDays(closed ? -Chance.Between(salt, 10, 900) : -Chance.Between(salt, 0, 25));
                var organisation = holder.GetValueOrDefault(region);
                var one = new Case
                {
                    Number = string.Create(CultureInfo.InvariantCulture, $"{head}{k + 1:000000}"), Workflow = workflow, State = closed ? LeadCheck.Closed : (k / 5 % 3) switch { 0 => LeadCheck.Waiting, 1 => LeadCheck.Checking, _ => LeadCheck.Review },
                    SubjectKind = SubjectKind.Enterprise, SubjectId = id, SubjectCode = code, RegionId = region, Title = string.Create(CultureInfo.InvariantCulture, $"模拟工单 {k + 1}"), Severity = (Severity)(k % 3),
                    OpenedAt = opened, OpenedBy = Seeder.Source, EnteredAt = opened, DueAt = closed ? null : opened.AddDays(12), OrganisationId = organisation == default ? null : organisation,
                    AssignedTo = k / 5 % 3 == 0 ? null : officers.GetValueOrDefault(organisation), ClosedAt = closed ? opened.AddDays(Chance.Between(salt, 1, 9, 2)) : null,
                    Reminded = true, OverdueAt = closed ? null : now,
                };
                db.Add(one);
                db.Add(new CaseEvent { CaseId = one.Id, At = opened, Kind = CaseEventKind.Opened, By = Seeder.Source, Text = "" });
                for (var i = 0; i < SignalsOfCase; i++)
                {
                    var signal = Lead(string.Create(CultureInfo.InvariantCulture, $"{Part}c{k}-{i}"), SubjectKind.Enterprise, id, region, opened.AddHours(-i), one.ClosedAt, salt + (ulong)i);
                    db.AddRange(signal, Opened(signal), new CaseSignal { SignalId = signal.Id, CaseId = one.Id, JoinedAt = opened });
                    if (one.ClosedAt is { } at)
                        db.Add(new SignalVerdict { SignalId = signal.Id, Verdict = Chance.Uniform(salt, i) < 0.7 ? LeadVerdict.Confirmed : LeadVerdict.Unfounded, By = Seeder.Source, At = at, Text = "模拟结论 simulated" });
                }
            }
            await SaveAsync(db, cancel);
        }
        return Math.Max(count, held);
    }

    /// <summary>Leads in no case, of points and of enterprises; of twenty one is open.</summary>
    private async Task<int> SignalsAsync(List<(Guid Id, string Code, Guid Region)> enterprises, int count, CancellationToken cancel)
    {
        int held;
        await using (var read = dbs.Open(Viewer.Program)) held = await read.Set<Signal>().CountAsync(s => s.Part.StartsWith(Part), cancel);
        var (now, points) = (time.GetUtcNow().UtcDateTime, ledger.Now.InCodeOrder.Where(p => p.Simulated && p.RegionId is not null).ToList());
        foreach (var some in Enumerable.Range(held, Math.Max(0, count - held)).Chunk(RecordsAtOnce))
        {
            await using var db = dbs.Open(Viewer.Program);
            foreach (var k in some)
            {
                var salt = Chance.Seed($"{Part}{k}");
                var (kind, id, region) = k % 5 < 2 && points.Count > 0 ? (SubjectKind.Point, points[k / 5 % points.Count].Id, points[k / 5 % points.Count].RegionId!.Value)
                    : (SubjectKind.Enterprise, enterprises[k % enterprises.Count].Id, enterprises[k % enterprises.Count].Region);
                var open = k % 20 == 0;
                var opened = now.AddDays(open ? -Chance.Between(salt, 0, 60) : -Chance.Between(salt, 3, 1000));
                var signal = Lead(string.Create(CultureInfo.InvariantCulture, $"{Part}{k}"), kind, id, region, opened, open ? null : opened.AddHours(Chance.Between(salt, 2, 60, 1)), salt);
                db.AddRange(signal, Opened(signal));
            }
            await SaveAsync(db, cancel);
        }
        return Math.Max(count, held);
    }

    private Signal Lead(string part, SubjectKind kind, Guid subject, Guid region, DateTime opened, DateTime? closed, ulong salt) => new()
    {
        Detector = _detectors[(int)(salt % (ulong)_detectors.Length)], SubjectKind = kind, SubjectId = subject, RegionId = region, Part = part, Severity = (Severity)(salt / 7 % 3), State = closed is null ? SignalState.Open : SignalState.Closed,
        Zh = "模拟线索，不是检测器的发现", En = "A simulated lead that no detector has found", Since = opened, Until = closed ?? opened, OpenedAt = opened, UpdatedAt = closed ?? opened, ClosedAt = closed,
    };

    private static SignalEvent Opened(Signal signal) => new() { SignalId = signal.Id, At = signal.OpenedAt, Kind = SignalEventKind.Opened, Severity = signal.Severity, By = signal.Detector, Text = "" };

    /// <summary>Nobody is told of what never happened, and none of it is drawn: those who follow the events go on behind it.</summary>
    private static async Task SaveAsync(PlatformDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.SaveChangesAsync(cancel);
        var last = db.ChangeTracker.Entries<SignalEvent>().Max(e => e.Entity.Id);
        if (await db.Set<NoticePosition>().FirstOrDefaultAsync(cancel) is { } told) told.EventId = Math.Max(told.EventId, last);
        else db.Add(new NoticePosition { Id = 1, EventId = last });
        if (await db.Set<DrawPosition>().FirstOrDefaultAsync(cancel) is { } drawn) drawn.EventId = Math.Max(drawn.EventId, last);
        else db.Add(new DrawPosition { EventId = last });
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>One enterprise with what belongs to it.</summary>
    private sealed class Works
    {
        private readonly ulong _salt;
        private readonly string _name;

        public Works(ProvincePlan plan, int number)
        {
            var credit = plan.CreditOf(number);
            (Number, Code, SourceCode, County) = (number, credit.Text, Standards.SourceCode.Build(credit, 1).Text, plan.Counties[number % plan.Counties.Count]);
            (_salt, _name) = (Chance.Seed(Code), string.Create(CultureInfo.InvariantCulture, $"模拟企业{number - FirstNumber + 1}号(模拟)"));
        }

        public int Number { get; }

        public string Code { get; }

        public string SourceCode { get; }

        public PlannedRegion County { get; }

        private DateOnly Day(double earliest, double latest, int place) => DateOnly.FromDateTime(DemoRegion.Since.AddDays(Chance.Between(_salt, earliest, latest, place)));

        public Enterprise Enterprise(IReadOnlyDictionary<string, Region> regions) => new()
        {
            Code = Code, Name = _name, NameEn = $"Simulated enterprise {Number - FirstNumber + 1} (simulated)", Industry = Industries[(int)(_salt % (ulong)Industries.Length)], RegionId = regions[County.Code].Id,
            Address = $"{County.Zh}模拟路 {Number % 997} 号", Place = County.Extent.Near(_salt, 0.2),
        };

        public PollutionSource Source(Guid enterprise, IReadOnlyDictionary<string, Region> regions) => new() { Code = SourceCode, Name = _name, EnterpriseId = enterprise, RegionId = regions[County.Code].Id };

        public IEnumerable<Outlet> Outlets(Guid source, IReadOnlyDictionary<string, Region> regions) =>
        [
            new() { Code = $"{SourceCode}-DA001", Name = "废气排放口(模拟)", SourceId = source, Medium = OutletMedium.Air, RegionId = regions[County.Code].Id },
            new() { Code = $"{SourceCode}-DW001", Name = "废水总排口(模拟)", SourceId = source, Medium = OutletMedium.Water, RegionId = regions[County.Code].Id },
        ];

        public NameLink Link(Guid enterprise, IReadOnlyDictionary<string, Region> regions) => new()
        {
            Code = $"{Code}-LINK", Name = _name, GivenCode = Code, Verdict = LinkVerdict.Linked, EnterpriseId = enterprise, RegionId = regions[County.Code].Id,
        };

        public DischargePermit Permit(IReadOnlyDictionary<string, Region> regions)
        {
            var from = Day(-1200, 300, 1);
            return new() { Code = SourceCode, Holder = _name, LinkCode = $"{Code}-LINK", IndustryName = "模拟", IssuedOn = from, BeginsOn = from, ExpiresOn = from.AddYears(3), RegionId = regions[County.Code].Id };
        }

        public EiaProject Project(Guid source, IReadOnlyDictionary<string, Region> regions)
        {
            var approved = Day(-3000, 0, 2);
            return new()
            {
                Code = $"{SourceCode}-EIA", Name = $"{_name}新建项目", SourceId = source, Stage = EiaStage.Completed, ApprovedOn = approved, ConstructionOn = approved.AddDays(90), TrialOn = approved.AddDays(400), CompletedOn = approved.AddDays(600),
                RegionId = regions[County.Code].Id,
            };
        }
    }
}
