using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Ledger;

[Trait("needs", "server")]
public sealed class PostgresLedgerTests(PostgresServer server) : LedgerContract, IClassFixture<PostgresServer>
{
    protected override Task<LedgerPlace> PlaceAsync() => server.NewDatabaseAsync();
}
