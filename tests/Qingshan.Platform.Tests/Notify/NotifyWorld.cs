using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Notify;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Tests.Notify;

/// <summary>A ledger with two regions, a point in each, and people; signals are written as a detector writes them.</summary>
internal sealed class NotifyWorld
{
    public const string North = "NORTH", South = "SOUTH";
    private const string Secret = "a secret of enough length";

    /// <summary>10:00 in Beijing.</summary>
    public static readonly DateTime Start = new(2026, 11, 24, 2, 0, 0, DateTimeKind.Utc);

    private readonly LedgerBook _ledger;
    private readonly SubjectBook _subjects;
    private readonly NotifyOptions _options;

    private NotifyWorld(LedgerPlace place, ManualTime time, string webhook, MailOptions? mail)
    {
        Time = time;
        Dbs = new(place, time);
        _ledger = new(Dbs, time);
        Viewers = new(Dbs, time);
        _options = new("http://platform.test", mail, new(new(webhook), Secret), null, new(TimeSpan.Zero, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(15)), TimeSpan.Zero);
        Channels = new(_options, time);
        Subscriptions = new(Dbs, _ledger, Channels, time);
        Roster = new(Dbs, Viewers, time);
        Notices = new(Dbs, time);
        Deliveries = new(Dbs, Channels, time);
        _subjects = new(Dbs, _ledger);
        Log = new(Dbs, _subjects, time);
        HandOvers = new(Dbs, time);
        Topics = new([new SignalNotices(_subjects)], Viewers);
        Runner = NewRunner();
    }

    public ManualTime Time { get; }

    public PlatformDbs Dbs { get; }

    public Viewers Viewers { get; }

    public Channels Channels { get; }

    public Subscriptions Subscriptions { get; }

    public Roster Roster { get; }

    public Notices Notices { get; }

    public NoticeTopics Topics { get; }

    public Deliveries Deliveries { get; }

    public DutyLog Log { get; }

    public HandOvers HandOvers { get; }

    public NoticeRunner Runner { get; }

    public static async Task<NotifyWorld> NewAsync(LedgerPlace place, string webhook, MailOptions? mail = null)
    {
        var world = On(place, new ManualTime(Start), webhook, mail);
        await world.Dbs.MigrateAsync(CancellationToken.None);
        foreach (var code in (string[])[North, South])
        {
            var region = (await world.PutAsync(new Region { Code = code, Name = code == North ? "北区" : "南区", Kind = RegionKind.City, Disclosure = Disclosure.Public })).Id;
            // Public, so that what follows shows that a signal is not: everybody sees the point.
            await world.PutAsync(new MonitoringPoint { Code = $"{code}-1", Name = $"{code} 一号站", NameEn = $"Station 1 {code}", Kind = "air-station", RegionId = region, Disclosure = Disclosure.Public });
        }
        return world;
    }

    /// <summary>The same database, opened by a program that starts again.</summary>
    public static NotifyWorld On(LedgerPlace place, ManualTime time, string webhook, MailOptions? mail = null) => new(place, time, webhook, mail);

    public NoticeRunner NewRunner() => new(Dbs, Viewers, _ledger, _subjects, Channels, Topics, _options, Time, NullLogger<NoticeRunner>.Instance);

    /// <summary>A person of the organisation that holds a region, or everything.</summary>
    public async Task<Viewer> PersonAsync(string user, Role role, string? region = North)
    {
        var people = new People(Dbs, new PasswordHasher<Person>(), new UpperInvariantLookupNormalizer(), new Separation(Dbs, Viewers, Time), Viewers, Time);
        Guid? node = region is null ? null : _ledger.Now.RegionsByCode[region].Id;
        Assert.True((await people.AddAsync(Viewer.Program, user, $"{user}的姓名", role.Name, $"单位 {region}", node, CancellationToken.None)).IsOk);
        Viewers.Forget();
        return await ViewerAsync(user);
    }

    public async Task<Viewer> ViewerAsync(string user)
    {
        await using var db = Dbs.Open(Viewer.Program);
        return await Viewers.OfAsync((await db.Users.SingleAsync(p => p.UserName == user)).Id, CancellationToken.None);
    }

    public async Task<Guid> SubscribeAsync(Viewer who, Severity least = Severity.Notice, string? region = null, string? kind = null, string? detector = null, string? quiet = null)
    {
        var hours = quiet?.Split('-').Select(t => TimeOnly.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var added = await Subscriptions.AddAsync(who, new(region, kind, detector, least, ChannelKind.Webhook, hours?[0], hours?[1]), CancellationToken.None);
        Assert.True(added.IsOk, added.Error?.ToString());
        return added.Value.Id;
    }

    public async Task OnDutyAsync(string user, int level = 1, double fromHours = -1, double toHours = 8)
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var added = await Roster.AddAsync(Viewer.Program, [new(user, level, now.AddHours(fromHours), now.AddHours(toHours))], CancellationToken.None);
        Assert.True(added.IsOk, added.Error?.ToString());
    }

    /// <summary>A signal that opens, as a detector writes it.</summary>
    public async Task<Signal> OpensAsync(string region = North, Severity severity = Severity.Warning, string detector = "constant")
    {
        var now = Time.GetUtcNow().UtcDateTime;
        var signal = new Signal
        {
            Detector = detector, Part = $"{Guid.NewGuid()}", SubjectId = _ledger.Now.PointsByCode[$"{region}-1"].Id, RegionId = _ledger.Now.PointsByCode[$"{region}-1"].RegionId, Severity = severity, State = SignalState.Open, Zh = "PM2.5 连续 3 小时不变",
            En = "PM2.5 constant for 3 hours", Since = now.AddHours(-3), Until = now, OpenedAt = now, UpdatedAt = now,
        };
        await using var db = Dbs.Open(Viewer.Program);
        db.Add(signal);
        db.Add(new SignalEvent { SignalId = signal.Id, At = now, Kind = SignalEventKind.Opened, Severity = severity, By = detector, Text = "" });
        await db.SaveChangesAsync();
        return signal;
    }

    public async Task HappensAsync(Signal signal, SignalEventKind kind, Action<Signal>? change = null, long? id = null)
    {
        await using var db = Dbs.Open(Viewer.Program);
        var stored = await db.Set<Signal>().SingleAsync(s => s.Id == signal.Id);
        change?.Invoke(stored);
        db.Add(new SignalEvent { Id = id ?? 0, SignalId = signal.Id, At = Time.GetUtcNow().UtcDateTime, Kind = kind, Severity = stored.Severity, By = "test", Text = "" });
        await db.SaveChangesAsync();
    }

    public Task RunAsync() => Runner.RunAsync(CancellationToken.None);

    public async Task<List<T>> AllAsync<T>() where T : class
    {
        await using var db = Dbs.Open(Viewer.Program);
        return await db.Set<T>().AsNoTracking().ToListAsync();
    }

    /// <summary>Who has been told, with reason and level, in order of names.</summary>
    public async Task<string> ToldAsync()
    {
        await using var db = Dbs.Open(Viewer.Program);
        var told = await (from n in db.Set<Notice>() join p in db.Users on n.PersonId equals p.Id select new { p.UserName, n.Reason, n.Level }).ToListAsync();
        return string.Join(" ", told.Select(t => $"{t.UserName}:{t.Reason}{(t.Level > 0 ? t.Level : "")}").Order(StringComparer.Ordinal));
    }

    public async Task<WriteResult> PutAsync<T>(T record) where T : Platform.Common.Record
    {
        var put = await new LedgerWriter(Dbs, _ledger, Viewers).PutAsync(Viewer.Program, [record], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None);
        Assert.True(put.IsOk, put.Error?.ToString());
        return put.Value[0];
    }
}
