using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Qingshan.Analysis.Forecasting;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Forecasts;

/// <summary>A model as it is used: what forecasts, and what is usual beside it.</summary>
internal sealed record LoadedModel(ForecastModel Model, UsualTable Usual);

/// <summary>The files of models in the data folder, each under the hash of its bytes, which is checked whenever one is read.</summary>
public sealed class ModelFiles(DataFolder folder)
{
    /// <returns>Hash and length of the file, synced.</returns>
    internal async Task<(string Sha256, long Bytes)> KeepAsync(LoadedModel model, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        model.Model.Write(whole);
        var learned = (int)whole.Length;
        await using (var to = new BinaryWriter(new BrotliStream(whole, CompressionLevel.Optimal, leaveOpen: true), Encoding.UTF8)) model.Usual.Write(to);
        // The length of the first part stands last: both are compressed, and neither reader knows where it ends.
        whole.Write(BitConverter.GetBytes(learned));
        var bytes = whole.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await Durable.WriteAsync(PathOf(hash), bytes, cancel);
        return (hash, bytes.Length);
    }

    /// <summary>Reads the file of a model, if it is there and what it was.</summary>
    internal async Task<Result<LoadedModel>> ReadAsync(TrainedModel model, CancellationToken cancel)
    {
        var damaged = ForecastErrors.FileDamaged.Of($"{model.Name} {model.Version}", model.Sha256);
        if (model.Sha256 is not { } hash || !File.Exists(PathOf(hash))) return damaged;
        var bytes = await File.ReadAllBytesAsync(PathOf(hash), cancel);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != hash) return damaged;
        var learned = BitConverter.ToInt32(bytes.AsSpan(^4..));
        using var first = new MemoryStream(bytes, 0, learned, writable: false);
        using var second = new BinaryReader(new BrotliStream(new MemoryStream(bytes, learned, bytes.Length - learned - 4, writable: false), CompressionMode.Decompress), Encoding.UTF8);
        try
        {
            return new LoadedModel(ForecastModel.Read(first), UsualTable.Read(second));
        }
        catch (InvalidDataException)
        {
            // As it was written, by another version of the program.
            return damaged;
        }
    }

    private string PathOf(string hash) => Path.Combine(folder.ForecastModelsFolder, hash);
}
