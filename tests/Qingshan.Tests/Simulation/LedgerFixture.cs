using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Ledger;

namespace Qingshan.Tests.Simulation;

/// <summary>A real ledger in a folder of its own.</summary>
internal sealed class LedgerFixture
{
    private LedgerFixture(PlatformDbs dbs, LedgerBook book, LedgerWriter writer) => (Dbs, Book, Writer) = (dbs, book, writer);

    public PlatformDbs Dbs { get; }

    public LedgerBook Book { get; }

    public LedgerWriter Writer { get; }

    public static async Task<LedgerFixture> OpenAsync(CancellationToken cancel)
    {
        var time = TimeProvider.System;
        var dbs = new PlatformDbs(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)), time);
        await dbs.MigrateAsync(cancel);
        var book = new LedgerBook(dbs, time);
        return new(dbs, book, new LedgerWriter(dbs, book, new Viewers(dbs, time)));
    }
}
