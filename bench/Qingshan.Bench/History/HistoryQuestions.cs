using System.Globalization;
using System.Text.Json;

namespace Qingshan.Bench;

/// <summary>Which points and spans are asked for: by chance, and the same for each run of one seed.</summary>
internal sealed class HistoryQuestions(HistoryFill fill, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly List<string> _wrong = [];

    /// <summary>Answers that were not what was asked for.</summary>
    public IReadOnlyList<string> Wrong => _wrong;

    public string Month() => Address(NextMonth());

    public string Year() => Address(NextYear());

    /// <summary>Thirty days of one series, or all where there is less.</summary>
    public (int Series, DateTime From, DateTime To) NextMonth()
    {
        var hours = Math.Min(720, fill.Hours);
        var from = fill.From.AddHours(_chance.Next(fill.Hours - hours + 1));
        return (NextSeries(), from, from.AddHours(hours));
    }

    public (int Series, DateTime From, DateTime To) NextYear() => (NextSeries(), fill.From, fill.From.AddHours(fill.Hours));

    /// <summary>The right number of rows or points, and for a month the very values that were stored.</summary>
    public void Judge(string address, bool succeeded, byte[] body)
    {
        if (!succeeded)
        {
            _wrong.Add($"{address} failed");
            return;
        }
        using var answer = JsonDocument.Parse(body);
        if (answer.RootElement.TryGetProperty("items", out var items))
        {
            if (items.GetArrayLength() != fill.Points || items[0].GetProperty("values").GetArrayLength() != HistoryFill.SeriesOfPoint) _wrong.Add($"{address} does not hold all latest values");
            return;
        }
        var rows = answer.RootElement.GetProperty("rows");
        if (address.Contains("pixels", StringComparison.Ordinal))
        {
            if (rows.EnumerateArray().Sum(r => r[5].GetInt64()) != fill.Hours) _wrong.Add($"{address} does not summarise all hours");
            return;
        }
        var hours = (int)(answer.RootElement.GetProperty("to").GetDateTime() - answer.RootElement.GetProperty("from").GetDateTime()).TotalHours;
        var first = DateTime.UnixEpoch.AddMilliseconds(rows[0][0].GetInt64());
        if (rows.GetArrayLength() != hours || rows[0][1].GetDouble() != fill.ValueOf(answer.RootElement.GetProperty("series").GetProperty("id").GetInt32(), first))
            _wrong.Add($"{address} has {rows.GetArrayLength()} rows of {hours}, or another value");
    }

    private int NextSeries() => fill.SeriesIds[_chance.Next(fill.SeriesIds.Count)];

    private static string Address((int Series, DateTime From, DateTime To) span) => string.Create(CultureInfo.InvariantCulture,
        $"/api/v1/observations?series={span.Series}&from={span.From:yyyy-MM-ddTHH:mm:ssZ}&to={span.To:yyyy-MM-ddTHH:mm:ssZ}");
}
