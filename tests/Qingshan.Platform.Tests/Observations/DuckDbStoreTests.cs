using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Tests.Observations;

public sealed class DuckDbStoreTests : ObservationStoreContract
{
    private readonly TestFolder _folder = new();

    protected override Task<IObservationStore> OpenAsync() =>
        Task.FromResult<IObservationStore>(DuckDbStore.Open(_folder.File("observations.duckdb")));
}
