using System.Globalization;

namespace Qingshan.Platform.Catalog;

/// <summary>How a dataset is to be had: addresses of the API, the direct way first.</summary>
public static class DatasetAccess
{
    public static IReadOnlyList<string> Of(Dataset d) => d.Class switch
    {
        DatasetClass.Record => [$"/api/v1/datasets/{d.Code}/rows"],
        DatasetClass.Series =>
        [
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/observations?series={d.Series}"),
            string.Create(CultureInfo.InvariantCulture, $"/api/v1/observations/export?series={d.Series}&format=csv"),
        ],
        DatasetClass.Collection or DatasetClass.Indicator when d.Kind is { } kind =>
            [$"/api/v1/observations/export?kind={d.PointKind}&period={Uri.EscapeDataString(kind.ToString())}&format=csv"],
        DatasetClass.Forecast => d.Code switch
        {
            ForecastDatasets.Scores => ["/api/v1/forecasts/scores"],
            WarningDatasets.Issued => ["/api/v1/haze/issued-warnings"],
            _ => ["/api/v1/forecasts/issues", "/api/v1/forecasts/models"],
        },
        _ => d.External?.Url is { } url ? [url] : [],
    };
}
