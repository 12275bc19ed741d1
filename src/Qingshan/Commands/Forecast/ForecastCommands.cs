using System.CommandLine;

namespace Qingshan.Commands.Forecast;

/// <summary><c>qingshan forecast …</c>.</summary>
internal static class ForecastCommands
{
    public static Command Build() => new("forecast", "预报 · Forecasts") { ForecastEvaluateCommand.Build() };
}
