using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Qingshan.Platform.Common;
using Qingshan.Platform.Evidence;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Signals;
using Qingshan.Platform.Streams;
using Qingshan.Standards;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;
using Qingshan.Tests.Streams;

namespace Qingshan.Tests.Evidence;

/// <summary>A platform that has got hours and minutes from a device, an upload, an imported file and a signal, and whose days are closed.</summary>
public sealed class EvidencePlatform : IAsyncLifetime
{
    /// <summary>A day in Beijing.</summary>
    public static readonly DateTime Day = new(2026, 3, 5);

    private const string Mn = "EVIDENCE0001";
    private const string Map = "time=t;format=yyyy/M/d H:mm;zone=+08:00;label=start;point=p;v=a34004:ug/m3:mean:PT1H";

    internal RunningPlatform Platform { get; private set; } = null!;

    /// <summary>A region without points.</summary>
    internal Guid Elsewhere { get; private set; }

    internal TestFolder Files { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Platform = await RunningPlatform.StartAsync(with: s => s with { WebhookUrl = "http://localhost:9/", WebhookSecret = new string('s', 32) });
        Platform.Services.GetRequiredService<LocalCommand>().Write(Platform.Settings.Folder);
        var region = await Platform.AddRegionAsync("R1");
        Elsewhere = await Platform.AddRegionAsync("ELSEWHERE");
        await Platform.AddPointAsync("OUT", Mn, region: region, kind: "waste-gas-outlet");
        await Platform.AddPointAsync("UP", "EVIDENCE0002");
        await Platform.AddPointAsync("SECRET", "EVIDENCE0003", Disclosure.Internal);
        var limit = new PointLimit
        {
            Code = "OUT/a21026", PointId = Platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode["OUT"].Id, Factor = "a21026", Period = "PT1H", Upper = 35, Unit = "mg/m³", Basis = "许可证", RegionId = region,
        };
        await Platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [limit], Day.AddYears(-1).ToUniversalTime(), "test", CancellationToken.None);

        using (var device = await Platform.ConnectAsync())
        {
            for (var hour = 0; hour < 24; hour++) await SendAsync(device, Mn, 2061, Day.AddHours(hour), string.Create(CultureInfo.InvariantCulture, $"a21026-Min=1,a21026-Avg={20 + hour},a21026-Max=99,a21026-Cou=0.25,a21026-ZsAvg={30 + hour},a21026-Flag=N"));
            for (var minute = 0; minute < 60; minute += 10) await SendAsync(device, Mn, 2051, Day.AddMinutes(minute), string.Create(CultureInfo.InvariantCulture, $"a34013-Avg={minute / 10d},a34013-Flag=N"));
        }
        // Above the limit a few hours ago: a signal.
        var now = BeijingTime.FromUtc(TimeProvider.System.GetUtcNow().UtcDateTime);
        using (var device = await Platform.ConnectAsync())
            for (var ago = 6; ago > 3; ago--) await SendAsync(device, Mn, 2061, now.Date.AddHours(now.Hour - ago), "a21026-Avg=40,a21026-ZsAvg=52,a21026-Flag=N");
        using (var device = await Platform.ConnectAsync()) await SendAsync(device, "EVIDENCE0003", 2061, Day, "a21026-Avg=7,a21026-Flag=N");
        await Platform.SendAsync(Sent.Hours("UP", "a34004", Day, h => 30 + h / 10d));
        await Platform.StoredAsync();
        // In another unit than the series has.
        await Platform.SendAsync([Sent.Row("UP", "a34004", "mean:PT1H", Day.AddDays(1), 0.0405, unit: "mg/m3")]);
        await File.WriteAllTextAsync(Files.File("history.csv"), "p,t,v\nUP,2014/1/1 1:00,35\nUP,2014/1/1 2:00,36.5\n");
        var import = await Cli.RunAsync("import", "csv", Files.File("history.csv"), "--map", Map, "--data", Platform.Settings.Data);
        Assert.True(import.Exit == 0, import.ToString());
        await Platform.StoredAsync();
        await Platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None);
        await Platform.Services.GetRequiredService<SignalRunner>().RunAsync(CancellationToken.None);
        await CloseAsync(TimeSpan.FromDays(2));
    }

    /// <summary>Closes the days that will be over after so long a time.</summary>
    internal async Task CloseAsync(TimeSpan later)
    {
        var services = Platform.Services;
        using var closer = new DayCloser(services.GetRequiredService<PacketJournal>(), services.GetRequiredService<PlatformDbs>(), services.GetRequiredService<DataFolder>(),
            services.GetRequiredService<SigningKey>(), new ManualTime(TimeProvider.System.GetUtcNow().UtcDateTime + later), NullLogger<DayCloser>.Instance);
        while ((await closer.CloseNextAsync(CancellationToken.None)).Value is not null) { }
    }

    private static async Task SendAsync(DeviceClient device, string mn, int command, DateTime start, string values)
    {
        var at = start.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        await device.SendAsync(DeviceClient.Frame($"QN={at}000;ST=31;CN={command};PW=123456;MN={mn};Flag=5;CP=&&DataTime={at};{values}&&"));
        Assert.NotNull(await device.ReplyAsync());
    }

    internal int Series(string point, string factor, string kind, Origin origin = Origin.Reported)
    {
        var of = Platform.Services.GetRequiredService<LedgerBook>().Now.PointsByCode[point].Id;
        return Platform.Services.GetRequiredService<SeriesBook>().OfPoint(of).Single(s => s.Factor == factor && s.Kind.ToString() == kind && s.Origin == origin).Id;
    }

    /// <summary>Exports by the command and gives the file.</summary>
    internal async Task<string> ExportAsync(params string[] args)
    {
        var file = Files.File(Guid.NewGuid().ToString("N"));
        var run = await Cli.RunAsync(["evidence", "export", .. args, "--output", file, "--data", Platform.Settings.Data]);
        Assert.True(run.Exit == 0, run.ToString());
        return file;
    }

    internal Task<string> ExportAsync(int series, DateTime beijing) =>
        ExportAsync("--series", series.ToString(CultureInfo.InvariantCulture), "--time", BeijingTime.ToIso(BeijingTime.ToUtc(beijing)));

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}
