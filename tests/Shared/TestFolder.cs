namespace Qingshan.Tests;

/// <summary>A folder of its own for one test, gone when the process ends.</summary>
internal sealed class TestFolder
{
    private static readonly string Root = Directory.CreateTempSubdirectory("qingshan-test-").FullName;

    static TestFolder() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        if (Directory.Exists(Root)) Directory.Delete(Root, recursive: true);
    };

    public TestFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(Root, Guid.NewGuid().ToString("N"));

    public string File(string name) => System.IO.Path.Combine(Path, name);
}
