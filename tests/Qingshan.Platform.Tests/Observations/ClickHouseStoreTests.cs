using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

/// <summary>What every store promises, kept by ClickHouse on Debian's server.</summary>
[Trait("needs", "server")]
public sealed class ClickHouseStoreTests(DebianClickHouse server) : ObservationStoreContract, IClassFixture<DebianClickHouse>
{
    private string? _database;

    protected override async Task<IObservationStore> OpenAsync() =>
        await ClickHouseStore.OpenAsync(server.Connection(_database ??= await server.NewDatabaseAsync()), TimeProvider.System, TestContext.Current.CancellationToken);
}
