namespace Qingshan.Bench;

/// <summary>A data folder: a temporary one that goes with the bench, or a given one that stays.</summary>
internal sealed class BenchFolder : IDisposable
{
    private readonly bool _temporary;

    public BenchFolder(string? given = null)
    {
        _temporary = given is null;
        Path = System.IO.Path.GetFullPath(given ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"qingshan-bench-{Guid.NewGuid():N}"));
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public long JournalBytes => Bytes(System.IO.Path.Combine(Path, "journal"));

    public long ObservationsBytes => Bytes(System.IO.Path.Combine(Path, "observations"));

    public void Dispose()
    {
        if (_temporary) Directory.Delete(Path, recursive: true);
    }

    private static long Bytes(string folder) => Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length) : 0;
}
