using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Qingshan.Standards;

namespace Qingshan.Platform.Streams;

/// <summary>
/// 传输有效率 · The official figures of one point and quarter, in hours of its factors. 传输率 = received ÷ due, 有效率 = valid ÷ received,
/// 传输有效率 = their product (rules of assessing the automatic monitoring of key sources, 2012 on; from memory, unverified). What is
/// excused is not due and is listed.
/// </summary>
/// <param name="Hours">Hours of the quarter, as far as it has come and since the point exists, times factors.</param>
/// <param name="Excused">Hours under a mark that excuses.</param>
/// <param name="Received">Hours that are there and are not excused.</param>
/// <param name="Valid">Of those received, the ones that enter into what is derived.</param>
public sealed record Transmission(string Quarter, int Factors, int Hours, int Excused, int Received, int Valid, IReadOnlyList<Mark> Excuses)
{
    public int Due => Hours - Excused;

    /// <summary>传输率, 0 to 1; NaN where nothing is due.</summary>
    public double Rate => Share(Received, Due);

    /// <summary>有效率, 0 to 1; NaN where nothing was received.</summary>
    public double ValidRate => Share(Valid, Received);

    /// <summary>传输有效率, 0 to 1; NaN where nothing is due.</summary>
    public double Effective => Received == 0 && Due > 0 ? 0 : Rate * ValidRate;

    private static double Share(int part, int whole) => whole <= 0 ? double.NaN : (double)part / whole;
}

/// <summary>Works out the transmission figures.</summary>
public sealed class TransmissionReader(ReviewReader reader, MarkBook marks, TimeProvider time)
{
    public async Task<Transmission> OfAsync(MonitoringPoint point, Quarter quarter, CancellationToken cancel)
    {
        var now = Periods.StartOf(Period.Hour, time.GetUtcNow().UtcDateTime);
        var (from, to) = (quarter.Start, quarter.End < now ? quarter.End : now);
        if (point.CommissionedOn is { } on && Periods.StartOf(on) is var begun && begun > from) from = begun;
        var factors = reader.Factors(point);
        var inEffect = await marks.OfAsync(point.Id, from, to, cancel);
        var excuses = inEffect.All.Where(m => m.Verdict == MarkVerdict.Invalid && MarkReason.Find(m.Reason) is { Excused: true }).ToList();
        if (factors.Count == 0 || to <= from) return new(quarter.ToString(), factors.Count, 0, 0, 0, 0, excuses);

        var (all, excused, received, valid) = (0, 0, 0, 0);
        foreach (var hours in await reader.ReadAsync(point, factors, from, to, cancel))
        {
            var there = hours.Values.Where(v => double.IsFinite(v.Value.Value)).ToDictionary(v => v.Value.Start);
            for (var start = from; start < to; start += hours.Kind.Period)
            {
                all++;
                if (inEffect.IsExcused(hours.Factor, "", start, hours.Kind.Period)) excused++;
                else if (there.TryGetValue(start, out var value)) (received, valid) = (received + 1, valid + (value.Valid ? 1 : 0));
            }
        }
        return new(quarter.ToString(), factors.Count, all, excused, received, valid, excuses);
    }
}

/// <summary>季度 · A quarter of a year of Beijing, written <c>2026-Q1</c>.</summary>
public readonly record struct Quarter(int Year, int Number)
{
    public DateTime Start => Periods.StartOf(new DateOnly(Year, Number * 3 - 2, 1));

    public DateTime End => Periods.StartOf(new DateOnly(Year, Number * 3 - 2, 1).AddMonths(3));

    public static Quarter Of(DateTime utc)
    {
        var beijing = BeijingTime.FromUtc(utc);
        return new(beijing.Year, (beijing.Month + 2) / 3);
    }

    public static Result<Quarter> Parse(string text) =>
        text.Split("-Q") is [{ Length: 4 } year, { Length: 1 } number]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y >= 1900
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 4
            ? new Quarter(y, n) : ReviewErrors.BadQuarter.Of(text);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year}-Q{Number}");
}
