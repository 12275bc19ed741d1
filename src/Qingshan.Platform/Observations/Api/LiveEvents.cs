using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Observations;

/// <summary>One changed latest value, as pages show it.</summary>
/// <param name="Text">The value as text in the reader's language, for elements that only show it.</param>
public sealed record LiveValue(int Series, string Point, string Factor, DateTime Start, double? Value, string Unit, string? Flag, string Text);

/// <summary>Server-sent events <c>latest</c>: what was stored since the last one, filtered by the policy and by what was asked for.</summary>
internal static class LiveEvents
{
    private const int MostPerEvent = 2000;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static IResult Stream(
        HttpContext context, LiveFeed feed, SeriesBook series, LedgerBook ledger, TimeProvider time, IHostApplicationLifetime host, string? points, CancellationToken cancel)
    {
        var only = points?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet();
        return TypedResults.ServerSentEvents(Events(PolicyGate.ViewerOf(context), feed, series, ledger, time, only, host.ApplicationStopping, cancel));
    }

    private static async IAsyncEnumerable<SseItem<IReadOnlyList<LiveValue>>> Events(
        Viewer viewer, LiveFeed feed, SeriesBook series, LedgerBook ledger, TimeProvider time, HashSet<string>? only,
        CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        // A page listens for as long as it is open: a program that stops does not wait for it.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        var cancel = either.Token;
        using var subscription = feed.Listen();
        // A first, empty event tells the page that the line stands; later ones keep middle boxes from closing it.
        yield return new([], "hello");
        while (true)
        {
            var more = subscription.News.WaitToReadAsync(cancel).AsTask();
            while (await Task.WhenAny(more, Task.Delay(Heartbeat, time, cancel)) != more)
            {
                if (cancel.IsCancellationRequested) yield break;
                yield return new([], "hello");
            }
            if (cancel.IsCancellationRequested || !await more) yield break;
            while (subscription.News.TryRead(out var changed))
            {
                var values = Visible(viewer, changed, series, ledger.Now, only);
                if (values.Count > 0) yield return new(values, "latest");
            }
        }
    }

    private static List<LiveValue> Visible(
        Viewer viewer, IReadOnlyCollection<Observation> changed, SeriesBook series, LedgerSnapshot ledger, HashSet<string>? only)
    {
        var sees = Policy.For(viewer);
        var values = new List<LiveValue>();
        foreach (var o in changed)
        {
            if (values.Count == MostPerEvent) break;
            if (series.Find(o.Series) is not { } s || !ledger.Points.TryGetValue(s.PointId, out var point)) continue;
            if ((only is not null && !only.Contains(point.Code)) || !sees(point)) continue;
            var value = ObservationView.Given(o.Value);
            values.Add(new(s.Id, point.Code, s.Factor, o.Start, value, s.Unit, ObservationView.FlagOf(o.Flag), Number(value)));
        }
        return values;
    }

    /// <summary>Six significant digits, as everywhere on the pages.</summary>
    public static string Number(double? value) => value?.ToString("G6", CultureInfo.InvariantCulture) ?? "—";
}
