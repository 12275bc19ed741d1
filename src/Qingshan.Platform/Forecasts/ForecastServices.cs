using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Intake;

namespace Qingshan.Platform.Forecasts;

/// <summary>The room as services.</summary>
public static class ForecastServices
{
    public static IServiceCollection AddQingshanForecasts(this IServiceCollection services, ForecastPace pace)
    {
        services.AddSingleton(pace);
        services.AddSingleton<ForecastAccess>();
        services.AddSingleton<ForecastPanel>();
        services.AddSingleton<ModelFiles>();
        services.AddSingleton<ModelShelf>();
        services.AddSingleton<TrainingQueue>();
        services.AddSingleton<TrainingDesk>();
        services.AddSingleton<ModelTrainer>();
        services.AddSingleton<WeatherForecasts>();
        services.AddSingleton<IImport, WeatherForecastImport>();
        services.AddSingleton<Issuer>();
        services.AddSingleton<ForecastArchive>();
        services.AddSingleton<IssuedCourses>();
        services.AddSingleton<ScoreKeeper>();
        services.AddSingleton<Scoreboard>();
        services.AddSingleton<DriftWatch>();
        services.AddSingleton<ForecastRunner>();
        return services;
    }
}
