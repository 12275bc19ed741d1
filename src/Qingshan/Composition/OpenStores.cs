using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Observations;
using Qingshan.Platform.Observations.Embedded;

namespace Qingshan.Composition;

/// <summary>The stores of a data folder, opened by this process and by no other at the same time.</summary>
internal sealed class OpenStores : IAsyncDisposable
{
    private OpenStores(PacketJournal journal, IObservationStore observations) => (Journal, Observations) = (journal, observations);

    public PacketJournal Journal { get; }

    public IObservationStore Observations { get; }

    public static async Task<Result<OpenStores>> OpenAsync(Settings settings, TimeProvider time, ILoggerFactory log)
    {
        var folder = settings.Folder;
        // The journal's lock is taken first: who holds it owns the folder.
        var journal = PacketJournal.Open(
            new JournalOptions { Folder = folder.JournalFolder, SegmentBytes = (long)settings.JournalSegment << 20 }, time, log.CreateLogger<PacketJournal>());
        if (!journal.Opened)
            return (journal.Failure.Kind == JournalFailureKind.InUse ? ProgramErrors.FolderInUse : ProgramErrors.CannotOpenJournal)
                .Of(folder.Root, journal.Failure.Message);
        if (!(await OpenObservationsAsync(settings, time)).TryGet(out var opened, out var error))
        {
            await journal.Journal.DisposeAsync();
            return error;
        }
        var (observations, place) = opened;
        var stores = new OpenStores(journal.Journal, observations);
        if (observations.Position <= journal.Journal.LastSynced) return stores;
        // The journal was lost or is an older copy: new packets would get sequences that the store takes for stored.
        var ahead = ProgramErrors.StoreAheadOfJournal.Of(folder.Root, observations.Position, journal.Journal.LastSynced, place);
        await stores.DisposeAsync();
        return ahead;
    }

    /// <returns>The store, and where it is for people.</returns>
    private static async Task<Result<(IObservationStore Store, string Place)>> OpenObservationsAsync(Settings settings, TimeProvider time)
    {
        var place = settings.Folder.ObservationsFile;
        try
        {
            switch (settings.StoreProvider)
            {
                case "duckdb":
                    return (DuckDbStore.Open(place, settings.StoreMemory), place);
                case "clickhouse":
                    place = ClickHouseStore.PlaceOf(settings.StoreConnection);
                    return (await ClickHouseStore.OpenAsync(settings.StoreConnection, time, CancellationToken.None), place);
                default:
                    return ProgramErrors.UnknownStoreProvider.Of(settings.StoreProvider);
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return ProgramErrors.WrongStoreConnection.Of(e.Message);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or IOException or InvalidDataException)
        {
            return (settings.StoreProvider == "duckdb" ? ProgramErrors.CannotOpenObservations : ProgramErrors.CannotOpenDatabase).Of(place, e.Message.Trim());
        }
    }

    /// <summary>Brings ledger and books to the state that the stores are in.</summary>
    public async Task LoadAsync(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<PlatformDbs>().MigrateAsync(cancel);
        await services.GetRequiredService<SeriesBook>().LoadAsync(cancel);
        await services.GetRequiredService<MarkBook>().LoadAsync(cancel);
        await services.GetRequiredService<LatestBook>().LoadAsync(Observations, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        await Observations.DisposeAsync();
    }
}
