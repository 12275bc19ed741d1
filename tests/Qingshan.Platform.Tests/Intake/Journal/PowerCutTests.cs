using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Qingshan.Platform.Common;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Tests.Intake.Journal;

/// <summary>
/// The power fails while the journal writes. Of what was synced everything is there; of what was not, whatever sectors the disk happened to
/// have written. The bench <c>power-cut</c> does the same to the whole program on a real file system.
/// </summary>
public sealed class PowerCutTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Whatever_sectors_got_to_the_disk_all_that_was_acknowledged_is_there_and_nothing_else_is_taken_for_it(int seed)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a handle is open on is asked of /proc.");
        using var folder = new JournalFolder();
        using var cuts = new Cuts(folder.Folder, seed);
        await using (var journal = folder.Open(o => o with { SegmentBytes = 12_000, PendingBytes = 6_000 }, cuts.Flush))
        {
            await Task.WhenAll(Enumerable.Range(0, 6).Select(async producer =>
            {
                var chance = new Random((seed * 100) + producer);
                await Task.Yield();
                for (var i = 0; i < 25; i++)
                {
                    var sender = string.Create(CultureInfo.InvariantCulture, $"{producer}-{i}");
                    var payload = new byte[chance.Next(30, 3000)];
                    chance.NextBytes(payload);
                    var append = await journal.AppendAsync(JournalFolder.Head(sender), payload, cancel: TestContext.Current.CancellationToken);
                    Assert.Null(await journal.WhenSyncedAsync(append, TestContext.Current.CancellationToken));
                    cuts.Acknowledged[append.Sequence] = (sender, Crc32C.Of(payload));
                }
            }));
        }
        Assert.True(cuts.Images.Count > 20, $"{cuts.Images.Count} cuts");
        Assert.Contains(cuts.Images, i => i.Unsynced > 0);
        foreach (var image in cuts.Images) await HoldsAsync(image);
    }

    private static async Task HoldsAsync(Image image)
    {
        var opening = PacketJournal.Open(new JournalOptions { Folder = image.Folder, SegmentBytes = 12_000 }, new ManualTime(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        Assert.True(opening.Opened, opening.Failure?.Message);
        await using var journal = opening.Journal;
        var (entries, damage) = await journal.All();
        Assert.Empty(damage);
        Assert.Equal(1.To(journal.LastSynced), entries.Sequences());
        var found = entries.ToDictionary(e => e.Sequence, e => (e.Sender, Crc32C.Of(e.Payload.Span)));
        foreach (var (sequence, packet) in image.Acknowledged) Assert.Equal(packet, found.GetValueOrDefault(sequence));
        // And it goes on from there.
        await journal.Keep(1);
        Assert.Equal(entries.Count + 1, journal.LastSynced);
    }

    /// <summary>What the disk holds after a cut, and what had been acknowledged by then.</summary>
    private sealed record Image(string Folder, IReadOnlyDictionary<long, (string Sender, uint Crc)> Acknowledged, int Unsynced);

    /// <summary>Stands between the journal and the disk: knows what was synced, and takes an image before each sync.</summary>
    private sealed class Cuts(string folder, int seed) : IDisposable
    {
        private const int Sector = 512;
        private readonly Random _chance = new(seed);
        private readonly Dictionary<string, byte[]> _synced = [];
        private readonly string _images = Directory.CreateTempSubdirectory("cuts-").FullName;

        public ConcurrentDictionary<long, (string Sender, uint Crc)> Acknowledged { get; } = new();

        public List<Image> Images { get; } = [];

        // Written and not yet synced: the worst moment.
        public void Flush(SafeFileHandle file)
        {
            Take();
            Durable.Flush(file);
            var path = File.ResolveLinkTarget($"/proc/self/fd/{file.DangerousGetHandle()}", returnFinalTarget: false)!.FullName;
            _synced[path] = ReadShared(path);
        }

        private void Take()
        {
            // First what was acknowledged, then the disk: what is acknowledged in between is on it all the more.
            var acknowledged = Acknowledged.ToDictionary();
            var (to, unsynced) = (Path.Combine(_images, Images.Count.ToString(CultureInfo.InvariantCulture)), 0);
            Directory.CreateDirectory(to);
            foreach (var path in Directory.GetFiles(folder, "*.qsj"))
            {
                var held = _synced.GetValueOrDefault(path, []);
                // The name of a file that was never synced may not be there either.
                if (!_synced.ContainsKey(path) && _chance.Next(2) == 0) continue;
                var now = ReadShared(path);
                var length = now.Length > held.Length ? _chance.Next(held.Length, now.Length + 1) : held.Length;
                var content = new byte[length];
                held.AsSpan(0, Math.Min(held.Length, length)).CopyTo(content);
                for (var at = 0; at < length; at += Sector)
                {
                    var end = Math.Min(at + Sector, length);
                    if (now.Length < end || now.AsSpan(at, end - at).SequenceEqual(content.AsSpan(at, end - at)) || _chance.Next(2) == 0) continue;
                    now.AsSpan(at, end - at).CopyTo(content.AsSpan(at));
                    unsynced++;
                }
                File.WriteAllBytes(Path.Combine(to, Path.GetFileName(path)), content);
            }
            Images.Add(new(to, acknowledged, unsynced));
        }

        private static byte[] ReadShared(string path)
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[RandomAccess.GetLength(file)];
            return bytes.AsSpan(0, RandomAccess.Read(file, bytes, 0)).ToArray();
        }

        public void Dispose() => Directory.Delete(_images, recursive: true);
    }
}
