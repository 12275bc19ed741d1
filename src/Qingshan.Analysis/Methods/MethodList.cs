using System.Collections.Frozen;
using System.Collections.Immutable;
using Qingshan.Analysis.Anomaly;
using Qingshan.Analysis.Distribution;
using Qingshan.Analysis.Effect;
using Qingshan.Analysis.Episodes;
using Qingshan.Analysis.Evaluation;
using Qingshan.Analysis.Grids;
using Qingshan.Analysis.Receptor;
using Qingshan.Analysis.Correlation;
using Qingshan.Analysis.Sources;
using Qingshan.Analysis.Space;
using Qingshan.Analysis.Time;
using Qingshan.Analysis.Trend;
using Qingshan.Analysis.Weather;

namespace Qingshan.Analysis.Methods;

/// <summary>Every method of the library.</summary>
public static class MethodList
{
    private static readonly FrozenDictionary<string, Method> ByName;

    static MethodList()
    {
        All =
        [
            .. TimeMethods.All, .. EpisodeMethods.All, .. TrendMethods.All, .. EffectMethods.All, .. CorrelationMethods.All, .. DistributionMethods.All, .. SpaceMethods.All,
            .. ReceptorMethods.All, .. SourceMethods.All, .. EvaluationMethods.All, .. AnomalyMethods.All, .. WeatherMethods.All, .. GridsMethods.All,
        ];
        ByName = All.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);
    }

    /// <summary>All methods, by group.</summary>
    public static ImmutableArray<Method> All { get; }

    /// <summary>Finds a method.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The method; null where none has this name.</returns>
    public static Method? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Checks the input, fills in what was not set, and runs the method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="input">What it is run on.</param>
    /// <param name="work">Progress and cancellation.</param>
    /// <returns>What it found, or why nothing.</returns>
    public static Analysed<MethodResult> Run(Method method, MethodInput input, MethodWork work)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(input);
        return input.For(method).Then(checkedInput => method.Run(checkedInput, work));
    }
}
