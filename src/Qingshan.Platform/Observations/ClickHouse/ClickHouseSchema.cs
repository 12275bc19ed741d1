using System.Globalization;

namespace Qingshan.Platform.Observations;

/// <summary>Makes the tables where they are missing, and refuses what would not keep the store's promises.</summary>
internal static class ClickHouseSchema
{
    public const int Format = 1;

    /// <exception cref="InvalidDataException">The database has a format that this program does not know, or leaves shards out.</exception>
    public static async Task EnsureAsync(ClickHouseServer server, string id, CancellationToken cancel)
    {
        // With it, an answer without a shard that is down looks like the whole.
        if (await server.SettingAsync("skip_unavailable_shards", cancel) == "1")
            throw new InvalidDataException("The profile of this account has skip_unavailable_shards on, which hides missing data: turn it off.");

        foreach (var statement in Definitions(server.Version)) await server.ExecuteAsync(statement, cancel);

        var progress = await ClickHouseProgress.ReadAsync(server, cancel);
        if (progress is null)
        {
            progress = new(0, Format, 0, 0, new(0, DateTime.UnixEpoch));
            await progress.WriteAsync(server, id, cancel);
        }
        if (progress.Format != Format)
            throw new InvalidDataException(
                $"The database has format {progress.Format}, this program writes format {Format}: start the program that wrote it, or name an empty database.");
    }

    /// <summary>The statements of the definitions for a server's version.</summary>
    public static IReadOnlyList<string> Definitions(string version)
    {
        var year = int.Parse(version.Split('.')[0], CultureInfo.InvariantCulture);
        var name = year < 20 ? "server-18.16.sql" : "current.sql";
        using var file = new StreamReader(typeof(ClickHouseSchema).Assembly.GetManifestResourceStream($"ClickHouse/{name}")!);
        var lines = file.ReadToEnd().Split('\n').Where(l => !l.StartsWith("--", StringComparison.Ordinal));
        return [.. string.Join('\n', lines).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
