using System.Runtime.CompilerServices;

namespace Qingshan.Platform.Observations;

/// <summary>
/// Reads many series over long spans piece by piece, so that no more than some hundred thousand values are in memory at a time, whatever
/// was asked for.
/// </summary>
internal sealed class ChoiceReader(IObservationStore store)
{
    private const int ValuesAtOnce = 100_000;

    /// <summary>Instruments send instants no faster than this in the long run.</summary>
    private static readonly TimeSpan InstantStep = TimeSpan.FromSeconds(30);

    /// <summary>The values of some series, those of a series together and in order of time; in effect, or every revision.</summary>
    public async IAsyncEnumerable<Observation> ReadAsync(
        IReadOnlyList<Series> series, DateTime from, DateTime to, bool everyRevision, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var at = 0; at < series.Count;)
        {
            // As many series together as fit; of one that does not fit alone, as much of its span as does.
            var each = Math.Max(1, (to - from).Ticks / StepOf(series[at]).Ticks);
            var together = everyRevision ? 1 : (int)Math.Clamp(ValuesAtOnce / each, 1, 500);
            var ids = series.Skip(at).Take(together).TakeWhile(s => s.Kind == series[at].Kind).Select(s => s.Id).ToList();
            foreach (var (begin, end) in Pieces(series[at], from, to))
            {
                var values = everyRevision ? store.ReadAsync(ids[0], begin, end, everyRevision: true, cancel) : store.ReadAsync(ids, begin, end, cancel);
                await foreach (var o in values.WithCancellation(cancel)) yield return o;
            }
            at += ids.Count;
        }
    }

    /// <summary>A span in pieces of which one series holds no more than fits.</summary>
    public static IEnumerable<(DateTime From, DateTime To)> Pieces(Series series, DateTime from, DateTime to)
    {
        var most = TimeSpan.FromTicks(Math.Min(StepOf(series).Ticks * ValuesAtOnce, TimeSpan.FromDays(36_500).Ticks));
        for (var begin = from; begin < to;)
        {
            var end = to - begin > most ? begin + most : to;
            yield return (begin, end);
            begin = end;
        }
    }

    private static TimeSpan StepOf(Series series) => series.Kind.Period > TimeSpan.Zero ? series.Kind.Period : InstantStep;
}
