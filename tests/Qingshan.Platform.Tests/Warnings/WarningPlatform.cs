using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;
using Qingshan.Platform.Streams;
using Qingshan.Platform.Warnings;

namespace Qingshan.Platform.Tests.Warnings;

/// <summary>The room of warnings on a real ledger and a real store: a city with two works, people of its bureau, one of a works, and a clock that the test moves.</summary>
internal sealed class WarningPlatform : IAsyncDisposable
{
    public const string Works = "91110105000000001A", Other = "91110105000000002B", City = "110000";

    /// <summary>A full hour; two weeks of hours are measured before it.</summary>
    public static readonly DateTime Now = new(2026, 11, 20, 4, 0, 0, DateTimeKind.Utc);

    private readonly List<Series> _series = [];
    private readonly Dictionary<string, Viewer> _people = [];
    private long _packets;

    private WarningPlatform(PlatformDbs dbs, ManualTime time, string folder)
    {
        (Dbs, Time) = (dbs, time);
        Ledger = new(dbs, time);
        Viewers = new(dbs, time, [new OwnOfEnterprise(), new OwnMeasures()]);
        Series = new(dbs, time);
        Store = DuckDbStore.Open(new DataFolder(folder).ObservationsFile, 256);
        Writer = new(dbs, Ledger, Viewers);
        Measures = new(dbs, Ledger, Writer, time);
        Plans = new(dbs, Ledger, Writer);
        Access = new(dbs, Ledger, time);
        var emissions = new EmissionReader(new ReviewReader(Store, Series, new MarkBook(dbs, time), Ledger), Series);
        Check = new(dbs, Ledger, emissions, time);
        var options = new NotifyOptions("http://platform.test", null, null, null, new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), TimeSpan.Zero);
        Desk = new(dbs, Ledger, Plans, Access, new OrderList(dbs, Ledger, emissions), new WarningNotices(new NoticeDesk(new([new WarningTopic()], Viewers), Viewers, new Channels(options, time), time)));
    }

    public PlatformDbs Dbs { get; }

    public ManualTime Time { get; }

    public LedgerBook Ledger { get; }

    public Viewers Viewers { get; }

    public SeriesBook Series { get; }

    public DuckDbStore Store { get; }

    public LedgerWriter Writer { get; }

    public MeasureDesk Measures { get; }

    public WarningPlanDesk Plans { get; }

    public WarningAccess Access { get; }

    public WarningDesk Desk { get; }

    public MeasureCheck Check { get; }

    public Viewer this[string user] => _people[user];

    public static async Task<WarningPlatform> StartAsync(LedgerPlace place)
    {
        var time = new ManualTime(Now);
        var dbs = new PlatformDbs(place, time);
        await dbs.MigrateAsync(CancellationToken.None);
        var p = new WarningPlatform(dbs, time, new TestFolder().Path);
        await p.Series.LoadAsync(CancellationToken.None);
        var regions = await p.PutAsync([new Region { Code = City, Name = "北京市", NameEn = "Beijing", Kind = RegionKind.Province, Disclosure = Disclosure.Public }, new Region { Code = "120000", Name = "天津市", Kind = RegionKind.Province, Disclosure = Disclosure.Public }]);
        var county = (await p.PutAsync([new Region { Code = "110105", Name = "朝阳区", Kind = RegionKind.County, ParentId = regions[0], Disclosure = Disclosure.Public }]))[0];
        foreach (var (code, name) in ((string, string)[])[(Works, "一厂"), (Other, "二厂")])
        {
            var enterprise = (await p.PutAsync([new Enterprise { Code = code, Name = name, RegionId = county }]))[0];
            var source = (await p.PutAsync([new PollutionSource { Code = code + "-S1", Name = name, EnterpriseId = enterprise, RegionId = county }]))[0];
            var outlet = (await p.PutAsync([new Outlet { Code = code + "-DA001", Name = "DA001", SourceId = source, RegionId = county }]))[0];
            await p.PutAsync([new MonitoringPoint { Code = name, Name = name, Kind = "waste-gas-outlet", OutletId = outlet, RegionId = county }]);
        }
        p.Ledger.Refresh();
        p._series.AddRange(await p.Series.EnsureAsync([.. ((string[])["一厂", "二厂"]).SelectMany(c => ((string, string)[])[("a21002", "mg/m3"), ("a00000", "m3/h")], (c, f) => (new SeriesKey(p.Ledger.Now.PointsByCode[c].Id, f.Item1, SeriesKind.HourlyMean, Origin.Reported, ""), f.Item2))], CancellationToken.None));
        foreach (var (user, role, organisation, region) in ((string, Role, string, Guid?)[])[("officer", Roles.DutyOfficer, "北京市局", regions[0]), ("leader", Roles.DutyLeader, "北京市局", regions[0]), ("chief", Roles.DutyLeader, "北京市局", regions[0]),
            ("operator", Roles.Operator, "北京市局", regions[0]), ("tianjin", Roles.DutyLeader, "天津市局", regions[1]), ("works", Roles.EnterpriseAdministrator, "一厂", null)]) await p.PersonAsync(user, role, organisation, region);
        return p;
    }

    public async Task<IReadOnlyList<Guid>> PutAsync<T>(IReadOnlyCollection<T> records) where T : Qingshan.Platform.Common.Record =>
        [.. (await Writer.PutAsync(Viewer.Program, records, new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).Value.Select(w => w.Id)];

    /// <summary>Hours of both works: usual ones, or with part of the flow of a works.</summary>
    public async Task MeasureAsync(DateTime from, DateTime to, double ofFirst = 1, double ofSecond = 1)
    {
        var rows = new List<Observation>();
        for (var at = from; at < to; at = at.AddHours(1))
            for (var i = 0; i < _series.Count; i++)
            {
                // 100 mg/m³ by 36,000 m³/h is 3.6 kg/h, on some days a little more, on others less.
                var day = 1 + 0.04 * Math.Sin(at.DayOfYear * 2.4);
                var value = _series[i].Factor == "a21002" ? 100 : 36_000 * day * (i / 2 == 0 ? ofFirst : ofSecond);
                rows.Add(Observation.Plain(_series[i].Id, at, value, at.AddHours(1), _packets + 1, 'N'));
            }
        await Store.AppendAsync(new(_packets, ++_packets, rows, []), CancellationToken.None);
    }

    public async Task ListAsync(string rows) =>
        Assert.Empty((await Measures.TakeAsync(this["operator"], $"{MeasureCsv.Header}\n{rows}", "list.csv", false, CancellationToken.None)).Value.Faults);

    public Task<Result<IssuedWarning>> ProposeAsync(string who, Standards.WarningLevel level, DateTime? from = null) =>
        Desk.ProposeAsync(this[who], City, new(WarningStepKind.Activate, level, from, null, "预报 11 月 21 日起重度污染", "heavy pollution is forecast from 21 November", 17, 0.8), CancellationToken.None);

    /// <summary>Proposed by the officer and signed by the leader.</summary>
    public async Task<IssuedWarning> IssueAsync(Standards.WarningLevel level)
    {
        var proposed = await ProposeAsync("officer", level);
        Assert.True(proposed.IsOk, proposed.Error?.ToString());
        return await SignAsync(proposed.Value.Number);
    }

    public async Task<IssuedWarning> SignAsync(string number)
    {
        var signed = await Desk.SignAsync(this["leader"], number, "同意", CancellationToken.None);
        Assert.True(signed.IsOk, signed.Error?.ToString());
        return signed.Value;
    }

    public async Task<IReadOnlyList<Checked>> CheckAsync(IssuedWarning warning) =>
        await Check.OfAsync(warning, await Access.OrderedAsync(this["officer"], warning, CancellationToken.None), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        Series.Dispose();
        await Store.DisposeAsync();
    }

    private async Task PersonAsync(string user, Role role, string organisation, Guid? region)
    {
        var people = new People(Dbs, new PasswordHasher<Person>(), new UpperInvariantLookupNormalizer(), new Separation(Dbs, Viewers, Time), Viewers, Time);
        Assert.True((await people.AddAsync(Viewer.Program, user, user, role.Name, organisation, region, CancellationToken.None)).IsOk);
        await using var db = Dbs.Open(Viewer.Program);
        if (role == Roles.EnterpriseAdministrator)
        {
            db.Entry(await db.Set<Organisation>().SingleAsync(o => o.Name == organisation)).Property(o => o.CreditCode).CurrentValue = Works;
            await db.SaveChangesAsync();
        }
        // The one-time password is behind them.
        await db.Users.Where(u => u.UserName == user).ExecuteUpdateAsync(u => u.SetProperty(x => x.MustChangePassword, false));
        Viewers.Forget();
        _people[user] = await Viewers.OfAsync((await db.Users.SingleAsync(x => x.UserName == user)).Id, CancellationToken.None);
    }
}
