using System.Collections.Immutable;
using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Weather;

/// <summary>The methods of this folder, in the order in which they are listed.</summary>
internal static class WeatherMethods
{
    public static ImmutableArray<Method> All { get; } = [AirMethods.Wind, AirMethods.Moisture, AirMethods.Sun, MixingMethods.Stabilities, MixingMethods.Layer, MixingMethods.Heights, TrajectoryMethod.Method];
}
