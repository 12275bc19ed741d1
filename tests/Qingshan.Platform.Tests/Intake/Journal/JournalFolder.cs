using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

/// <summary>A folder of its own that goes away, and short ways to do things to the journal in it.</summary>
internal sealed class JournalFolder : IDisposable
{
    public static readonly DateTime Noon = new(2025, 6, 5, 4, 0, 0, DateTimeKind.Utc);

    public string Folder { get; } = Directory.CreateTempSubdirectory("journal-").FullName;

    public ManualTime Time { get; } = new();

    public JournalOptions Options => new() { Folder = Folder };

    public PacketJournal Open(Func<JournalOptions, JournalOptions>? change = null, Action<SafeFileHandle>? flush = null)
    {
        var opening = TryOpen(change, flush);
        Assert.True(opening.Opened, opening.Failure?.Message);
        return opening.Journal;
    }

    public JournalOpening TryOpen(Func<JournalOptions, JournalOptions>? change = null, Action<SafeFileHandle>? flush = null)
    {
        var options = change is null ? Options : change(Options);
        return PacketJournal.Open(options, Time, NullLogger.Instance, flush ?? Durable.Flush);
    }

    public static PacketHead Head(string sender = "88888880000001") => new(Noon, PacketChannel.Hj212, Admission.Admitted, sender);

    public static byte[] Payload(long n) => Encoding.ASCII.GetBytes($"##0101QN=20250605120000{n:D6};ST=31;CN=2011;CP=&&&&\r\n");

    /// <summary>The segment files in order of their names.</summary>
    public string[] Files(string pattern = "*.qsj")
    {
        var files = Directory.GetFiles(Folder, pattern);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal static class Journaling
{
    public static async Task<JournalFailure?> Keep(this PacketJournal journal, PacketHead head, byte[] payload)
    {
        var append = await journal.AppendAsync(head, payload, cancel: TestContext.Current.CancellationToken);
        return await journal.WhenSyncedAsync(append, TestContext.Current.CancellationToken);
    }

    public static async Task Keep(this PacketJournal journal, int entries)
    {
        for (var i = 0; i < entries; i++)
            Assert.Null(await journal.Keep(JournalFolder.Head(), JournalFolder.Payload(journal.LastSynced + 1)));
    }

    /// <summary>Everything that is synced now: whole entries, and the places that could not be read.</summary>
    public static async Task<(List<JournalEntry> Entries, List<JournalDamage> Damage)> All(this PacketJournal journal, long from = 1)
    {
        var (entries, damage, synced) = (new List<JournalEntry>(), new List<JournalDamage>(), journal.LastSynced);
        if (from > synced)
            return (entries, damage);
        await foreach (var batch in journal.ReadFrom(from, TestContext.Current.CancellationToken))
        {
            foreach (var entry in batch.Entries)
                entries.Add(entry with { SenderUtf8 = entry.SenderUtf8.ToArray(), Payload = entry.Payload.ToArray() });
            if (batch.Damage is not null)
                damage.Add(batch.Damage);
            if (batch.NextSequence > synced)
                break;
        }
        return (entries, damage);
    }

    public static IEnumerable<long> Sequences(this IEnumerable<JournalEntry> entries) => entries.Select(e => e.Sequence);

    public static IEnumerable<long> To(this int first, long last)
    {
        for (long i = first; i <= last; i++)
            yield return i;
    }
}

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class ManualTime : TimeProvider
{
    private long _ticks = JournalFolder.Noon.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public void Pass(TimeSpan span) => Interlocked.Add(ref _ticks, span.Ticks);
}
