using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>Tells people: follows the signals, escalates, sends; again and again.</summary>
public sealed class NoticeRunner : BackgroundService
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly NoticeFollower _follower;
    private readonly Escalations _escalations;
    private readonly NoticeSender _sender;
    private readonly NotifyOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<NoticeRunner> _log;

    public NoticeRunner(PlatformDbs dbs, Viewers viewers, LedgerBook ledger, SubjectBook subjects, Channels channels, NoticeTopics topics, NotifyOptions options, TimeProvider time, ILogger<NoticeRunner> log)
    {
        var (recipients, outbox) = (new Recipients(viewers, ledger), new Outbox(ledger, channels));
        _follower = new(dbs, recipients, outbox, subjects, options, time);
        _escalations = new(dbs, recipients, outbox, subjects, options, time);
        _sender = new(dbs, channels, topics, options, time, log);
        (_options, _time, _log) = (options, time, log);
    }

    /// <summary>Does all that is due now.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            await WriteAsync(cancel);
            await _sender.SendDueAsync(cancel);
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    /// <summary>The first half: what is written before anything is sent.</summary>
    internal async Task WriteAsync(CancellationToken cancel)
    {
        while (await _follower.FollowAsync(cancel) > 0)
        {
        }
        await _escalations.SweepAsync(cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_options.Every <= TimeSpan.Zero) return;
        try
        {
            while (true)
            {
                await TryRunAsync(stoppingToken);
                await Task.Delay(_options.Every, _time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops. What was not sent is sent after the next start.
        }
    }

    private async Task TryRunAsync(CancellationToken cancel)
    {
        try
        {
            await RunAsync(cancel);
        }
        catch (Exception e) when (e is DbException or DbUpdateException && !cancel.IsCancellationRequested)
        {
            _log.LogError(e, "Notices could not be written or sent; it is tried again");
        }
    }
}
