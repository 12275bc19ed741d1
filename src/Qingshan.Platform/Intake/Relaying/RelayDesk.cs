using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>What somebody wants of a target; what is null stays as it is, or is as it is by default.</summary>
/// <param name="Code">By which it is known; a target that has it already is changed.</param>
/// <param name="Region">Code of the region whose devices are passed on; empty for all devices.</param>
/// <param name="Devices">MNs of which only these are passed on; empty for all.</param>
/// <param name="Commands">CNs of which only these are passed on; empty for what devices upload.</param>
/// <param name="Start"><c>now</c>, the sequence of the first packet, or a time; for a new target <c>now</c> where it is not said.</param>
public sealed record WantedRelay(
    string? Code, string? Name = null, string? Host = null, int? Port = null, bool? Tls = null, bool? Enabled = null, string? Region = null,
    IReadOnlyList<string>? Devices = null, IReadOnlyList<int>? Commands = null, bool? Unadmitted = null, string? Start = null);

/// <summary>转发台 · Sets up relays, says how they are, has packets tried again. Every change stands in the ledger's history and the audit log.</summary>
public sealed class RelayDesk
{
    internal const int LongestName = 100, LongestHost = 253;
    private const int LongestMn = 60;

    private readonly PlatformDbs _dbs;
    private readonly LedgerWriter _writer;
    private readonly LedgerBook _ledger;
    private readonly PacketJournal _journal;
    private readonly RelayBooks _books;
    private readonly RelayRunner _runner;
    private readonly Audit _audit;
    private readonly TimeProvider _time;

    internal RelayDesk(PlatformDbs dbs, LedgerWriter writer, LedgerBook ledger, PacketJournal journal, RelayBooks books, RelayRunner runner, Audit audit, TimeProvider time) =>
        (_dbs, _writer, _ledger, _journal, _books, _runner, _audit, _time) = (dbs, writer, ledger, journal, books, runner, audit, time);

    /// <summary>The targets that a viewer may see, by code.</summary>
    public async Task<IReadOnlyList<RelayStatus>> ListAsync(Viewer viewer, CancellationToken cancel)
    {
        await using var db = _dbs.Open(viewer);
        return [.. (await db.Set<RelayTarget>().AsNoTracking().OrderBy(t => t.Code).ToListAsync(cancel)).Select(StatusOf)];
    }

    public async Task<Result<RelayStatus>> FindAsync(Viewer viewer, string code, CancellationToken cancel) =>
        await TargetAsync(viewer, code, cancel) is { } target ? StatusOf(target) : RelayErrors.UnknownTarget.Of(code);

    public async Task<Result<RelayStatus>> PutAsync(Viewer by, WantedRelay wanted, CancellationToken cancel)
    {
        var code = wanted.Code?.Trim() ?? "";
        if (code.Length is 0 or > 40 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')) return CommonErrors.BadParameter.Of("code", wanted.Code, "A–Z a–z 0–9 - _ . (1…40)");
        var before = await TargetAsync(by, code, cancel);
        if (!Target(by, code, wanted, before).TryGet(out var target, out var error)) return error;
        var start = string.IsNullOrWhiteSpace(wanted.Start) ? before is null ? "now" : null : wanted.Start.Trim();
        long? position = null;
        if (start is not null)
        {
            if (!PositionOf(start).TryGet(out var found, out error)) return error;
            position = found;
        }
        if (!(await _writer.PutAsync(by, [target], _time.GetUtcNow().UtcDateTime, "relay", cancel)).TryGet(out var written, out error)) return error;
        if (before is not null && position is not null) await _audit.RecordAsync(by, "begin", $"{nameof(RelayTarget)} {code}", AuditOutcome.Done, $"at {start}: behind packet {position}", cancel);
        await _runner.ApplyAsync(position is { } at ? (written[0].Id, at) : null, cancel);
        return await FindAsync(by, code, cancel);
    }

    /// <summary>Has what is set aside tried again: one packet, or all.</summary>
    /// <returns>How many.</returns>
    public async Task<Result<int>> TryAgainAsync(Viewer by, string code, long? packet, CancellationToken cancel)
    {
        if (!by.May(Permission.EditLedger)) return CommonErrors.Forbidden.Of(nameof(Permission.EditLedger));
        if (await TargetAsync(by, code, cancel) is not { } target) return RelayErrors.UnknownTarget.Of(code);
        var count = _books.Of(target.Id).TryAgain(packet);
        if (count == 0) return RelayErrors.NothingSetAside.Of(code, packet);
        await _audit.RecordAsync(by, "try-again", $"{nameof(RelayTarget)} {code}", AuditOutcome.Done, packet is null ? $"{count} packets" : $"packet {packet}", cancel);
        _runner.Of(target.Id)?.Look();
        return count;
    }

    public async Task<Result<IReadOnlyList<RelayReceipt>>> ReceiptsAsync(Viewer viewer, string code, long? packet, long? before, int take, CancellationToken cancel) =>
        await TargetAsync(viewer, code, cancel) is { } target ? Result.Of(_books.Of(target.Id).Receipts(packet, before, take)) : RelayErrors.UnknownTarget.Of(code);

    public async Task<Result<IReadOnlyList<RelaySetAside>>> AsideAsync(Viewer viewer, string code, long? after, int take, CancellationToken cancel) =>
        await TargetAsync(viewer, code, cancel) is { } target ? Result.Of(_books.Of(target.Id).Aside(after, take)) : RelayErrors.UnknownTarget.Of(code);

    public async Task<Result<IReadOnlyList<RelayCommand>>> CommandsAsync(Viewer viewer, string code, int take, CancellationToken cancel) =>
        await TargetAsync(viewer, code, cancel) is { } target ? Result.Of(_books.Of(target.Id).Commands(take)) : RelayErrors.UnknownTarget.Of(code);

    /// <summary>What became of one packet at each target that a viewer may see.</summary>
    public async Task<IReadOnlyList<(RelayTarget Target, RelayReceipt? Receipt)>> OfPacketAsync(Viewer viewer, long packet, CancellationToken cancel)
    {
        await using var db = _dbs.Open(viewer);
        var targets = await db.Set<RelayTarget>().AsNoTracking().OrderBy(t => t.Code).ToListAsync(cancel);
        return [.. targets.Select(t => (t, _books.Of(t.Id).Receipts(packet, null, 1) is [var receipt] ? receipt : null))];
    }

    /// <summary>The raw answer of a receipt, also where it was not kept because it follows from the packet.</summary>
    public ReadOnlyMemory<byte> AnswerOf(RelayReceipt receipt) =>
        receipt.Answer ?? (receipt.Acknowledged && _journal.TryRead(receipt.Sequence).Entry is { } entry ? ExpectedAnswer.Of(entry.Payload) : default);

    private Result<RelayTarget> Target(Viewer by, string code, WantedRelay wanted, RelayTarget? before)
    {
        var name = wanted.Name?.Trim() ?? before?.Name ?? code;
        var host = wanted.Host?.Trim() ?? before?.Host ?? "";
        var port = wanted.Port ?? before?.Port ?? 9212;
        var devices = wanted.Devices?.Select(d => d.Trim()).Where(d => d.Length > 0).Distinct().ToList();
        if (name.Length is 0 or > LongestName) return CommonErrors.BadParameter.Of("name", name, $"1…{LongestName}");
        if (host.Length > LongestHost || Uri.CheckHostName(host) == UriHostNameType.Unknown) return CommonErrors.BadParameter.Of("host", host, "data.example.cn / 10.0.0.1");
        if (port is < 1 or > 65535) return CommonErrors.BadParameter.Of("port", port, "1…65535");
        if (devices?.Find(d => d.Length > LongestMn || d.Any(char.IsWhiteSpace)) is { } wrong) return CommonErrors.BadParameter.Of("devices", wrong, "MN");
        if (wanted.Commands?.Where(c => c is < 1000 or > 9999).Select(c => (int?)c).FirstOrDefault() is { } command) return CommonErrors.BadParameter.Of("commands", command, "1000…9999");
        var region = before?.RegionId;
        if (wanted.Region is { } asked)
        {
            region = null;
            if (asked.Trim().Length > 0)
            {
                if (!_ledger.Now.RegionsByCode.TryGetValue(asked.Trim(), out var found) || !Policy.For(by)(found)) return LedgerErrors.UnknownRegion.Of(asked);
                region = found.Id;
            }
        }
        return new RelayTarget
        {
            Code = code, Name = name, Host = host, Port = port, Tls = wanted.Tls ?? before?.Tls ?? false, Enabled = wanted.Enabled ?? before?.Enabled ?? true, RegionId = region,
            Devices = devices is null ? before?.Devices : devices.Count == 0 ? null : string.Join(' ', devices),
            Commands = wanted.Commands is null ? before?.Commands : wanted.Commands.Count == 0 ? null : string.Join(' ', wanted.Commands.Distinct().Order()),
            Unadmitted = wanted.Unadmitted ?? before?.Unadmitted ?? false,
        };
    }

    /// <summary>Behind which sequence to begin.</summary>
    private Result<long> PositionOf(string start)
    {
        var last = _journal.LastSynced;
        if (start == "now") return last;
        if (long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)) return sequence >= 1 && sequence <= last + 1 ? sequence - 1 : RelayErrors.WrongStart.Of(start, last);
        if (!Query.Time("start", start, default).TryGet(out var from, out _)) return RelayErrors.WrongStart.Of(start, last);
        // Packets are received in the order of their sequences. What cannot be read counts as early: rather send too much than too little.
        var (low, high) = (_journal.Segments is [var first, ..] ? first.FirstSequence : 1, last + 1);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_journal.TryRead(middle).Entry is { } entry && entry.Received >= from) high = middle;
            else low = middle + 1;
        }
        return low - 1;
    }

    private async Task<RelayTarget?> TargetAsync(Viewer viewer, string code, CancellationToken cancel)
    {
        await using var db = _dbs.Open(viewer);
        return await db.Set<RelayTarget>().AsNoTracking().FirstOrDefaultAsync(t => t.Code == code, cancel);
    }

    private RelayStatus StatusOf(RelayTarget target)
    {
        var (book, run) = (_books.Of(target.Id), _runner.Of(target.Id));
        var position = book.Position;
        var waiting = position is { } at ? Math.Max(0, _journal.LastSynced - at) : 0;
        var oldest = waiting > 0 ? _journal.TryRead(position!.Value + 1).Entry?.Received : null;
        return new(target, target.RegionId is { } region ? _ledger.Now.Regions.GetValueOrDefault(region) : null, position, waiting, oldest, book.Last, book.SetAside,
            run?.Connected, run?.Trouble, run?.UnderWay ?? 0, run?.Sent ?? 0, run?.Strays ?? 0);
    }
}

/// <summary>How a relay is.</summary>
/// <param name="Region">Whose devices are passed on; null for all.</param>
/// <param name="Position">Everything up to this sequence is dealt with.</param>
/// <param name="Waiting">Packets of the journal behind the position; also those that the target does not get, until they were looked at.</param>
/// <param name="Oldest">When the first of them was received (UTC).</param>
/// <param name="Last">The last acknowledgement.</param>
/// <param name="Connected">Since when (UTC).</param>
/// <param name="Sent">Frames written since the program runs.</param>
/// <param name="Strays">Answers to nothing that was under way.</param>
public sealed record RelayStatus(
    RelayTarget Target, Region? Region, long? Position, long Waiting, DateTime? Oldest, RelayReceipt? Last, long SetAside,
    DateTime? Connected, RelayTrouble? Trouble, int UnderWay, long Sent, long Strays)
{
    public static TimeSpan MostDelay { get; } = TimeSpan.FromMinutes(10);

    /// <summary>It is behind for longer than anybody should have to wait.</summary>
    public bool IsLate(DateTime now) => Target.Enabled && Oldest is { } oldest && now - oldest > MostDelay;
}
