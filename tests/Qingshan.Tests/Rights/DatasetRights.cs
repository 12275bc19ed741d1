using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Intake;
using Qingshan.Platform.Ledger;
using Qingshan.Tests.Path;
using Record = Qingshan.Platform.Common.Record;

namespace Qingshan.Tests.Rights;

/// <summary>Every dataset and every column, asked by every role of one region: rows by the policy, fields by their sensitivity, and nothing beside.</summary>
public sealed class DatasetRights(ITestOutputHelper output) : IAsyncLifetime
{
    private RunningPlatform _platform = null!;
    private Guid _north;

    public async ValueTask InitializeAsync()
    {
        _platform = await RunningPlatform.StartAsync();
        (_north, var south) = (await _platform.AddRegionAsync("NORTH"), await _platform.AddRegionAsync("SOUTH"));
        foreach (var (code, region, disclosure) in ((string, Guid, Disclosure)[])[("N-IN", _north, Disclosure.Internal), ("S-IN", south, Disclosure.Internal), ("S-PUB", south, Disclosure.Public)])
        {
            var point = await _platform.AddPointAsync(code, "MN-" + code, disclosure, region);
            await PutAsync(new Enterprise { Code = "E-" + code, Name = code, RegionId = region, Disclosure = disclosure });
            await PutAsync(new PointLimit { Code = "L-" + code, PointId = point.Id, Factor = "a34004", Period = "PT1H", Upper = 75, Unit = "ug/m3", Basis = "test", RegionId = region, Disclosure = disclosure });
            await PutAsync(new DeviceProfile { Code = "MN-" + code, DeviceId = Guid.NewGuid(), Addresses = "10.1.2.3", RegionId = region, Disclosure = disclosure });
            await PutAsync(new RelayTarget { Code = "T-" + code, Name = code, Host = "data.example.cn", Port = 9212, RegionId = region, Disclosure = disclosure });
            await PutAsync(new ExternalDataset { Code = code, Title = code, About = code, Provider = "test", RegionId = region, Disclosure = disclosure });
            await _platform.Services.GetRequiredService<Qingshan.Platform.Observations.SeriesBook>().EnsureAsync(
                [(new(point.Id, "a34004", Qingshan.Platform.Observations.SeriesKind.HourlyMean, Qingshan.Platform.Observations.Origin.Reported, ""), "ug/m3")], CancellationToken.None);
        }
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Every_role_sees_the_datasets_rows_and_columns_that_are_its_own_and_no_others()
    {
        var (catalog, all) = (_platform.Services.GetRequiredService<CatalogBook>(), _platform.Services.GetRequiredService<CatalogBook>().Now.All);
        var (entries, hidden, rows, kept, columns, masked) = (0, 0, 0, 0, 0, 0);
        foreach (var role in Roles.All.Where(r => r != Roles.Owner))
        {
            using var client = role == Roles.Visitor ? new HttpClient { BaseAddress = _platform.Visitor.BaseAddress } : _platform.With(await _platform.KeyAsync(role, "of-" + role.Name, _north));
            foreach (var dataset in all)
            {
                var sees = dataset.Record is not { } record || MaySee(role, record.Disclosure, record.RegionId);
                using var entry = await client.GetAsync($"/api/v1/datasets/{dataset.Code}");
                Assert.True(entry.StatusCode == (sees ? HttpStatusCode.OK : HttpStatusCode.NotFound), $"{role.Name} {dataset.Code} {entry.StatusCode}");
                entries++;
                if (!sees) hidden++;
                if (dataset.Class != DatasetClass.Record) continue;

                var found = (await client.GetFromJsonAsync<JsonNode>($"/api/v1/datasets/{dataset.Code}/rows?size=1000"))!["items"]!.AsArray().ToDictionary(r => (string)r!["code"]!, r => r!);
                foreach (var held in await HeldAsync(dataset.Code))
                {
                    var may = MaySee(role, held.Disclosure, held.RegionId);
                    Assert.True(found.ContainsKey(held.Code) == may, $"{role.Name} {dataset.Code} {held.Code}: {(may ? "is not shown" : "is shown")}");
                    rows++;
                    if (!may) kept++;
                }
                foreach (var row in found.Values)
                    foreach (var field in dataset.Fields.Where(f => row[f.Name] is not null))
                    {
                        columns++;
                        if (field.Sensitivity == Sensitivity.Plain || role.Permissions.Contains(Permission.SeeSensitive)) continue;
                        masked++;
                        Assert.EndsWith("***", row[field.Name]!.ToString(), StringComparison.Ordinal);
                    }
                // What is no text is left out where it is masked, and never shown.
                foreach (var field in dataset.Fields.Where(f => f is { Sensitivity: not Sensitivity.Plain, Type: not "text" }))
                    Assert.All(found.Values, row => Assert.True(role.Permissions.Contains(Permission.SeeSensitive) || row[field.Name] is null, $"{role.Name} {dataset.Code} {field.Name}"));
            }
        }
        output.WriteLine($"{Roles.All.Count - 1} roles, {all.Count} datasets: {entries} entries asked, {hidden} not there for the role; {rows} rows, {kept} kept back; {columns} values of columns, {masked} masked");
        Assert.True(hidden > 30 && kept > 100 && masked > 100, $"{hidden} {kept} {masked}");
    }

    private bool MaySee(Role role, Disclosure disclosure, Guid? region) =>
        disclosure == Disclosure.Public || (role.Permissions.Contains(Permission.SeeInternal) && region == _north);

    private async Task<List<(string Code, Disclosure Disclosure, Guid? RegionId)>> HeldAsync(string dataset)
    {
        var page = await _platform.Services.GetRequiredService<RecordRows>().ReadAsync(Viewer.Program, dataset, "", 1000, default, CancellationToken.None);
        var regions = _platform.Services.GetRequiredService<LedgerBook>().Now.RegionsByCode;
        return [.. page.Value.Items.Select(r => ((string)r["code"]!, (string)r["disclosure"]! == "public" ? Disclosure.Public : Disclosure.Internal, r["regionId"] is string region ? regions[region].Id : (Guid?)null))];
    }

    private async Task PutAsync<T>(T record) where T : Record =>
        Assert.True((await _platform.Services.GetRequiredService<LedgerWriter>().PutAsync(Viewer.Program, [record], new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), "test", CancellationToken.None)).IsOk);
}
