using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qingshan.Hj212;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Sends what is to be sent, to each device one thing after the other, and writes down what came of it. Before anything is sent it is written
/// down that it will be: what a crash leaves in that state is never sent again by itself.
/// </summary>
public sealed class CommandRunner : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private const int AtOnce = 64;

    private readonly ConcurrentDictionary<string, Task> _running = new();
    private readonly PlatformDbs _dbs;
    private readonly DeviceSecrets _secrets;
    private readonly CommandDesk _desk;
    private readonly CommandParameters _parameters;
    private readonly CommandBell _bell;
    private readonly Exchanges _exchanges;
    private readonly GapBoard _gaps;
    private readonly GapKeeper _keeper;
    private readonly ClockKeeper _clocks;
    private readonly TalkingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<CommandRunner> _log;

    internal CommandRunner(
        PlatformDbs dbs, DeviceSecrets secrets, CommandDesk desk, CommandParameters parameters, CommandBell bell, Exchanges exchanges, GapBoard gaps, GapKeeper keeper, ClockKeeper clocks,
        TalkingOptions options, TimeProvider time, ILogger<CommandRunner> log) =>
        (_dbs, _secrets, _desk, _parameters, _bell, _exchanges, _gaps, _keeper, _clocks, _options, _time, _log) = (dbs, secrets, desk, parameters, bell, exchanges, gaps, keeper, clocks, options, time, log);

    private DateTime Now => _time.GetUtcNow().UtcDateTime;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var recovered = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!recovered) await RecoverAsync(stoppingToken);
                recovered = true;
                await LookAsync(stoppingToken);
                await _bell.WaitAsync(Look, stoppingToken);
            }
            catch (Exception e) when (e is DbException or DbUpdateException)
            {
                _log.LogError(e, "Commands to devices could not be read or written; it is tried again");
                await Task.Delay(Look, _time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The program stops. What is under way is told of after the next start.
            }
        }
        await Task.WhenAll(_running.Values);
    }

    /// <summary>What was under way when the program ended: nobody knows what became of it.</summary>
    private async Task RecoverAsync(CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        foreach (var command in await db.Set<DeviceCommand>().Where(c => c.State == DeviceCommandState.Sent).ToListAsync(cancel))
            CommandSteps.Move(db, command, DeviceCommandState.Unknown, new(
                "程序在等待结果时停止，是否执行不明；请核实后重新下发", "the program ended while it waited for the result, and whether it was done is not known: look at the device, then ask again"));
        // What the program itself had asked for it asks for again where it is still wanted.
        foreach (var own in await db.Set<DeviceCommand>().Where(c => c.State == DeviceCommandState.Approved && c.Origin != CommandOrigin.Person).ToListAsync(cancel))
            CommandSteps.Move(db, own, DeviceCommandState.Expired, new("程序重新启动", "the program was started again"));
        await db.SaveChangesAsync(cancel);
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        await ExpireAsync(cancel);
        await ClocksAsync(cancel);
        if (_gaps.HasChangedGaps) await _keeper.SaveAsync(null, cancel);
        await using var db = _dbs.Open(Viewer.Program);
        var waiting = await db.Set<DeviceCommand>().AsNoTracking().Where(c => c.State == DeviceCommandState.Approved).OrderBy(c => c.AskedAt).ToListAsync(cancel);
        // What people want goes before what the program wants.
        foreach (var command in waiting.OrderBy(c => c.Origin))
            if (IsFree(command.Mn)) Start(command, cancel);
        foreach (var gap in _gaps.Due(Now, mn => IsFree(mn) && waiting.TrueForAll(w => w.Mn != mn)))
            if (_running.Count < AtOnce) Start(await PullAsync(gap, cancel), cancel);
    }

    private bool IsFree(string mn) => _running.Count < AtOnce && !_running.ContainsKey(mn) && _exchanges.IsFree(mn);

    private async Task ExpireAsync(CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        var now = Now;
        var old = await db.Set<DeviceCommand>().Where(c => (c.State == DeviceCommandState.Asked || c.State == DeviceCommandState.Approved) && c.ExpiresAt <= now).ToListAsync(cancel);
        foreach (var command in old)
            CommandSteps.Move(db, command, DeviceCommandState.Expired, command.State == DeviceCommandState.Asked
                ? new("到期无人批准；仍需要时请重新提出", "nobody approved it in time; ask again where it is still wanted")
                : new("到期设备仍未上线；仍需要时请重新提出", "the device did not come in time; ask again where it is still wanted"));
        if (old.Count > 0) await SaveAsync(db, cancel);
    }

    private async Task ClocksAsync(CancellationToken cancel)
    {
        while (_clocks.Wishes.TryDequeue(out var wish))
        {
            await using var db = _dbs.Open(Viewer.Program);
            var since = Now - ClockKeeper.Rest;
            var before = db.Set<DeviceCommand>().Where(c => c.Mn == wish.Mn && c.Origin == CommandOrigin.Clock);
            // A device that asks gets the time unless it is on its way; unasked the clock is set once an hour, restarts included.
            if (wish.Asked
                ? await before.AnyAsync(c => c.State == DeviceCommandState.Approved || c.State == DeviceCommandState.Sent, cancel)
                : await before.AnyAsync(c => c.AskedAt > since, cancel)) continue;
            _desk.Own(db, wish.Mn, 1012, wish.Factor is { } factor ? new() { ["factor"] = factor } : [], CommandOrigin.Clock, wish.Why);
            await db.SaveChangesAsync(cancel);
        }
        while (_clocks.Checks.TryDequeue(out var check))
        {
            await using var db = _dbs.Open(Viewer.Program);
            CommandSteps.Add(db, await db.Set<DeviceCommand>().FirstAsync(c => c.Id == check.Command, cancel), check.Told);
            await db.SaveChangesAsync(cancel);
        }
    }

    private async Task<DeviceCommand> PullAsync(DeviceGap gap, CancellationToken cancel)
    {
        var (begin, end) = gap.StillMissing;
        await using var db = _dbs.Open(Viewer.Program);
        var pull = _desk.Own(db, gap.Mn, gap.Command, new()
        {
            ["begin"] = Standards.BeijingTime.ToIso(begin), ["end"] = Standards.BeijingTime.ToIso(end),
        }, CommandOrigin.Gap, new($"缺少 {gap.MissingCount} 个时段，第 {gap.Tries + 1} 次补取", $"{gap.MissingCount} periods are missing, try {gap.Tries + 1}"), gap.Id);
        await db.SaveChangesAsync(cancel);
        return pull;
    }

    private void Start(DeviceCommand command, CancellationToken cancel)
    {
        var begun = new TaskCompletionSource();
        _running[command.Mn] = begun.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await RunAsync(command.Id, cancel);
            }
            catch (Exception e) when (e is DbException or DbUpdateException)
            {
                _log.LogError(e, "What came of command {Command} to {Mn} could not be written down", command.Id, command.Mn);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // It stays as sent, and is told of after the next start.
            }
            catch (Exception e)
            {
                _log.LogCritical(e, "Command {Command} to {Mn} broke off", command.Id, command.Mn);
                throw;
            }
            finally
            {
                _running.TryRemove(command.Mn, out _);
                begun.SetResult();
                _bell.Ring();
            }
        }, CancellationToken.None);
    }

    private async Task RunAsync(Guid id, CancellationToken cancel)
    {
        await using var db = _dbs.Open(Viewer.Program);
        if (await db.Set<DeviceCommand>().FirstOrDefaultAsync(c => c.Id == id && c.State == DeviceCommandState.Approved, cancel) is not { } command) return;
        if (!OfferedCommands.Find(command.Command)!.Read(_parameters.Read(command)).TryGet(out var request, out var error))
        {
            CommandSteps.Move(db, command, DeviceCommandState.Failed, error.Detail);
            await SaveAsync(db, cancel);
            return;
        }
        var rules = await RulesAsync(db, command.Mn, cancel);
        CommandSteps.Move(db, command, DeviceCommandState.Sent, new("开始发送", "being sent"));
        if (!await SaveAsync(db, cancel)) return;

        // A key is kept before the device has it: whatever becomes of the exchange, what the device then sends can be read.
        if (request(Now) is SetKey key) await _secrets.SetAsync(Viewer.Program, command.Mn, null, key.Key, cancel);
        var outcome = await _exchanges.RunAsync(command.Mn, request, rules, cancel);
        if (outcome.End == ExchangeEnd.Done && command.Command == 1012) _clocks.WasSet(command.Mn, command.Id, Now);
        if (outcome.End == ExchangeEnd.Done && request(Now) is SetPassword password) await _secrets.SetAsync(Viewer.Program, command.Mn, password.NewPassword, null, CancellationToken.None);
        foreach (var frame in outcome.Frames) db.Add(new DeviceCommandFrame { CommandId = id, At = frame.At, Sent = frame.Sent, Text = frame.Text, Sequence = frame.Sequence });
        CommandSteps.Move(db, command, StateOf(outcome), CommandWords.Of(outcome));
        await db.SaveChangesAsync(CancellationToken.None);
        if (command.GapId is not { } gap) return;
        _gaps.Asked(gap, outcome, Now);
        await _keeper.SaveAsync(null, CancellationToken.None);
    }

    /// <summary>What the device was last told by 1000, else what is set.</summary>
    private async Task<ExchangeRules> RulesAsync(PlatformDb db, string mn, CancellationToken cancel)
    {
        var told = await db.Set<DeviceCommand>().AsNoTracking().Where(c => c.Mn == mn && c.Command == 1000 && c.State == DeviceCommandState.Answered)
            .OrderByDescending(c => c.StateAt).FirstOrDefaultAsync(cancel);
        return told is not null && OfferedCommands.Find(1000)!.Read(_parameters.Read(told)).TryGet(out var message, out _) && message(Now) is SetTimeouts set
            ? _options.Rules with { Timeout = TimeSpan.FromSeconds(set.Timeout), Resends = set.Resends }
            : _options.Rules;
    }

    private static DeviceCommandState StateOf(ExchangeOutcome outcome) => outcome.End switch
    {
        ExchangeEnd.Done => DeviceCommandState.Answered,
        ExchangeEnd.NoAnswer or ExchangeEnd.NoResult => DeviceCommandState.TimedOut,
        ExchangeEnd.LineLost => DeviceCommandState.Unknown,
        // Nothing was sent: it waits for the device.
        ExchangeEnd.NotConnected => DeviceCommandState.Approved,
        _ => DeviceCommandState.Failed,
    };

    /// <summary>False where somebody else has taken the command a step further meanwhile.</summary>
    private static async Task<bool> SaveAsync(PlatformDb db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
