using System.Security.Cryptography;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Forecasts;

/// <summary>The files of models in the data folder, each under the hash of its bytes, which is checked whenever one is read.</summary>
public sealed class ModelFiles(DataFolder folder)
{
    /// <returns>Hash and length of the file, synced.</returns>
    internal async Task<(string Sha256, long Bytes)> KeepAsync(ForecastModel model, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        model.Write(whole);
        var bytes = whole.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await Durable.WriteAsync(PathOf(hash), bytes, cancel);
        return (hash, bytes.Length);
    }

    /// <summary>Reads the file of a model, if it is there and what it was.</summary>
    internal async Task<Result<ForecastModel>> ReadAsync(TrainedModel model, CancellationToken cancel)
    {
        var damaged = ForecastErrors.FileDamaged.Of($"{model.Name} {model.Version}", model.Sha256);
        if (model.Sha256 is not { } hash || !File.Exists(PathOf(hash))) return damaged;
        var bytes = await File.ReadAllBytesAsync(PathOf(hash), cancel);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash) return damaged;
        using var from = new MemoryStream(bytes, writable: false);
        try
        {
            return ForecastModel.Read(from);
        }
        catch (InvalidDataException)
        {
            // As it was written, by another version of the program.
            return damaged;
        }
    }

    private string PathOf(string hash) => Path.Combine(folder.ForecastModelsFolder, hash);
}
