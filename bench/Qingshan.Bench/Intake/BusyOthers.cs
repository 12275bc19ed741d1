using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Qingshan.Standards;

namespace Qingshan.Bench;

/// <summary>Who else is at work in the busy hour: one who closes months, one who exports, one who looks at years. Each does one thing after the other.</summary>
internal sealed class BusyOthers(RunningProgram program, HistoryFill fill)
{
    private readonly List<string> _failed = [];

    public IReadOnlyList<string> Failed => _failed;

    /// <summary>Seconds.</summary>
    public Samples Months { get; } = new();

    public long CompactedRows { get; private set; }

    /// <summary>Seconds.</summary>
    public Samples Exports { get; } = new();

    public long ExportedBytes { get; private set; }

    /// <summary>Milliseconds.</summary>
    public Samples Years { get; } = new();

    /// <summary>Closes the months of the history one by one, and issues them again when all are closed.</summary>
    public Task CompactAsync(CancellationToken ended) => UntilAsync(async turn =>
    {
        var month = BeijingMonth.Of(fill.From.AddDays(15).AddMonths(turn % 12));
        var began = Stopwatch.GetTimestamp();
        using var answer = await program.Http.PostAsync(new Uri($"/api/v1/operation/store/compact?month={month}", UriKind.Relative), null, ended);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(ended));
        if (!answer.IsSuccessStatusCode || said.RootElement[0].GetProperty("wrong").GetString() is { }) _failed.Add($"{month}: {said.RootElement}");
        else CompactedRows += said.RootElement[0].GetProperty("rows").GetInt64();
        Months.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        await Task.Delay(TimeSpan.FromSeconds(20), ended);
    }, ended);

    /// <summary>A month of a hundred series as CSV.</summary>
    public Task ExportAsync(CancellationToken ended) => UntilAsync(async turn =>
    {
        var (began, from) = (Stopwatch.GetTimestamp(), fill.From.AddDays(30 * (turn % 11)));
        var address = string.Create(CultureInfo.InvariantCulture, $"/api/v1/observations/export?series={string.Join(',', fill.SeriesIds.Take(100))}&from={from:yyyy-MM-ddTHH:mm:ssZ}&to={from.AddDays(30):yyyy-MM-ddTHH:mm:ssZ}");
        using var answer = await program.Http.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, ended);
        if (!answer.IsSuccessStatusCode) _failed.Add($"{address}: {answer.StatusCode}");
        await using var body = await answer.Content.ReadAsStreamAsync(ended);
        var (buffer, read) = (new byte[64 * 1024], 0);
        while ((read = await body.ReadAsync(buffer, ended)) > 0) ExportedBytes += read;
        Exports.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }, ended);

    /// <summary>A year of one series after the other, as a chart of a thousand pixels.</summary>
    public Task AnalyseAsync(CancellationToken ended)
    {
        var questions = new HistoryQuestions(fill, 212);
        return UntilAsync(async _ =>
        {
            var (began, address) = (Stopwatch.GetTimestamp(), questions.Year() + "&pixels=1000");
            using var answer = await program.Http.GetAsync(new Uri(address, UriKind.Relative), ended);
            await answer.Content.ReadAsByteArrayAsync(ended);
            if (!answer.IsSuccessStatusCode) _failed.Add($"{address}: {answer.StatusCode}");
            Years.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            // A person looks at what came before asking for the next.
            await Task.Delay(TimeSpan.FromMilliseconds(200), ended);
        }, ended);
    }

    private async Task UntilAsync(Func<int, Task> turn, CancellationToken ended)
    {
        try
        {
            for (var i = 0; !ended.IsCancellationRequested; i++) await turn(i);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The hour is over; what was under way is left.
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            _failed.Add(e.Message);
        }
    }
}
