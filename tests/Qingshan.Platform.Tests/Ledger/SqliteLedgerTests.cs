using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Ledger;

public sealed class SqliteLedgerTests : LedgerContract
{
    protected override Task<LedgerPlace> PlaceAsync() => Task.FromResult(LedgerPlace.Sqlite(new DataFolder(new TestFolder().Path)));
}
