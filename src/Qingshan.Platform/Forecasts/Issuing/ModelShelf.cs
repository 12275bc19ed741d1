using System.Collections.Concurrent;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Forecasts;

/// <summary>Models that are used again and again, read once: the last few.</summary>
public sealed class ModelShelf(ModelFiles files)
{
    private const int Most = 4;
    private readonly ConcurrentDictionary<string, ForecastModel> _held = new();

    internal async Task<Result<ForecastModel>> OfAsync(TrainedModel model, CancellationToken cancel)
    {
        if (model.Sha256 is { } hash && _held.TryGetValue(hash, out var held)) return held;
        if (!(await files.ReadAsync(model, cancel)).TryGet(out var loaded, out var error)) return error;
        if (_held.Count >= Most) _held.Clear();
        return _held[model.Sha256!] = loaded;
    }
}
