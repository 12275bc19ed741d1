using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Catalog;

public static class CatalogServices
{
    /// <summary>The catalogue with the sources of the platform; an application adds its own <see cref="IDatasetSource"/> and <see cref="DatasetUse"/>.</summary>
    /// <param name="every">How often it is looked at what stands in the datasets.</param>
    /// <param name="assemblies">Where types of records are.</param>
    public static IServiceCollection AddQingshanCatalog(this IServiceCollection services, TimeSpan every, params IReadOnlyList<System.Reflection.Assembly> assemblies)
    {
        services.AddSingleton(new CatalogPace(every));
        services.AddSingleton(new RecordDatasets(RecordType.In([typeof(Record).Assembly, .. assemblies])));
        services.AddSingleton<SeriesDatasets>();
        services.AddSingleton<IDatasetSource>(provider => provider.GetRequiredService<RecordDatasets>());
        services.AddSingleton<IDatasetSource>(provider => provider.GetRequiredService<SeriesDatasets>());
        services.AddSingleton<IDatasetSource, IndicatorDatasets>();
        services.AddSingleton<IDatasetSource, ForecastDatasets>();
        services.AddSingleton<IDatasetSource, WarningDatasets>();
        services.AddSingleton<IDatasetSource, ImportDatasets>();
        services.AddSingleton<IDatasetSource, ExternalDatasets>();
        services.AddSingleton<CatalogBook>();
        services.AddSingleton<CatalogDesk>();
        services.AddSingleton<DatasetStates>();
        services.AddSingleton<SeriesLineage>();
        services.AddSingleton<LineageReader>();
        services.AddSingleton<RecordRows>();
        services.AddSingleton<DatasetRows>();
        services.AddSingleton<ChangeReader>();
        services.AddSingleton<ResponsibilityBook>();
        services.AddSingleton<DutyDesk>();
        services.AddSingleton<DutyProposals>();
        return services;
    }
}
