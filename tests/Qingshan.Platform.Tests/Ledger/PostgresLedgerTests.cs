using Npgsql;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Tests.Ledger;

[Trait("needs", "server")]
public sealed class PostgresLedgerTests(PostgresServer server) : LedgerContract, IClassFixture<PostgresServer>
{
    protected override async Task<LedgerPlace> PlaceAsync()
    {
        var name = "ledger_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(server.Connection("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'");
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return new("postgres", server.Connection(name));
    }
}
