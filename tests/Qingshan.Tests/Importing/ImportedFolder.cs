using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Tests.Commands;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Importing;

/// <summary>A running platform and a folder of files that are imported into it by the command, as somebody types it.</summary>
internal sealed class ImportedFolder : IAsyncDisposable
{
    private readonly TestFolder _folder = new();

    private ImportedFolder(RunningPlatform platform) => Platform = platform;

    public RunningPlatform Platform { get; }

    public static async Task<ImportedFolder> StartAsync()
    {
        var platform = await RunningPlatform.StartAsync();
        platform.Services.GetRequiredService<LocalCommand>().Write(platform.Settings.Folder);
        return new(platform);
    }

    public string Path => _folder.Path;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = _folder.File(name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    public Task<CliRun> ImportAsync(params string[] args) => Cli.RunAsync(["import", .. args, "--data", Platform.Settings.Data]);

    /// <summary>The values in effect of one factor at all points, with the codes of their points.</summary>
    public async Task<List<(string Point, Series Series, Observation Value)>> ValuesAsync(string factor)
    {
        await Platform.StoredAsync();
        var ledger = Platform.Services.GetRequiredService<LedgerBook>().Now;
        var series = Platform.Services.GetRequiredService<SeriesBook>().All.Where(s => s.Factor == factor).ToDictionary(s => s.Id);
        return await Platform.Services.GetRequiredService<IObservationStore>()
            .ReadAsync(series.Keys, new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), CancellationToken.None)
            .Select(o => (ledger.Points[series[o.Series].PointId].Code, series[o.Series], o)).ToListAsync();
    }

    /// <summary>A number of the summary.</summary>
    public static long Number(CliRun run, string name) =>
        long.Parse(Regex.Match(run.Out, Regex.Escape(name) + @"\D*?([\d,]+)").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}
