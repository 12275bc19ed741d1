using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Streams;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Streams;

/// <summary>What is sent to a platform in these tests, and what it derives of it. Times are Beijing time.</summary>
internal static class Sent
{
    public static string Row(string point, string factor, string kind, DateTime start, double value, string flag = "N", string? unit = null) => string.Create(
        CultureInfo.InvariantCulture, $"{point},{factor},{kind},{start:yyyy-MM-ddTHH:mm:ss}+08:00,{value:R},{unit ?? (factor == "a21005" ? "mg/m3" : "ug/m3")},{flag}");

    public static string[] Hours(string point, string factor, DateTime day, Func<int, double?> value, int hours = 24, string? unit = null) =>
        [.. Enumerable.Range(0, hours).Where(h => value(h) is not null).Select(h => Row(point, factor, "mean:PT1H", day.AddHours(h), value(h)!.Value, unit: unit))];

    extension(RunningPlatform platform)
    {
        public async Task SendAsync(string[] rows)
        {
            using var body = new StringContent("point,factor,kind,start,value,unit,flag\n" + string.Join('\n', rows), Encoding.UTF8, "text/csv");
            using var answer = await platform.Operator.PostAsync("/api/v1/ingest/observations", body);
            Assert.True(answer.StatusCode == HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        }

        public async Task<int> RunAsync()
        {
            await platform.StoredAsync();
            return (await platform.Services.GetRequiredService<StreamRunner>().RunAsync(CancellationToken.None)).Stored;
        }

        public async Task<JsonNode?> SeriesAsync(string point, string factor, string kind) =>
            (await platform.Visitor.ItemsAsync($"/api/v1/series?point={point}&factor={factor}")).FirstOrDefault(s =>
                (string)s["kind"]! == kind && (factor is Indices.Aqi or Indices.WaterClass || kind != "mean:PT1H" || (string)s["origin"]! == "reported"));

        public async Task<List<(DateTime Start, double Value, double Min, double Max, string Flag)>> DerivedAsync(string point, string factor, string kind)
        {
            await platform.RunAsync();
            return [.. (await platform.AllDerivedAsync()).Where(r => r.Name.StartsWith($"{point} {factor} {kind} ", StringComparison.Ordinal)).Select(r => (r.Start, r.Value, r.Min, r.Max, r.Flag))];
        }

        public async Task<List<DerivedRow>> AllDerivedAsync()
        {
            var (store, book, ledger) = (platform.Services.GetRequiredService<IObservationStore>(), platform.Services.GetRequiredService<SeriesBook>(),
                platform.Services.GetRequiredService<Platform.Ledger.LedgerBook>());
            var rows = new List<DerivedRow>();
            foreach (var s in book.All.Where(s => s.Origin == Origin.RolledUp))
            {
                await foreach (var o in store.ReadAsync(s.Id, DateTime.UnixEpoch, new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc), false, CancellationToken.None))
                {
                    var start = Standards.BeijingTime.FromUtc(o.Start);
                    rows.Add(new($"{ledger.Now.Points[s.PointId].Code} {s.Factor} {s.Kind} {start:yyyy-MM-ddTHH:mm}", start, o.Value, o.Min, o.Max, o.Flag.ToString()));
                }
            }
            return rows;
        }
    }

    public sealed record DerivedRow(string Name, DateTime Start, double Value, double Min, double Max, string Flag);
}
