namespace Qingshan.Tests;

/// <summary>Real data that stands beside the project in <c>../shared</c>, and is never part of it.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder below <c>shared</c>; the test is skipped, and says so, where it is absent.</summary>
    public static string Path(string relative)
    {
        var path = Root is null ? null : System.IO.Path.Combine(Root, relative);
        var there = path is not null && (File.Exists(path) || Directory.Exists(path));
        Assert.SkipUnless(there, $"shared/{relative} is not beside the project: this test needs the real data.");
        return path!;
    }

    private static string? Find()
    {
        var beside = System.IO.Path.Combine(Directory.GetParent(ProjectFolder.Root)!.FullName, "shared");
        return Directory.Exists(beside) ? beside : null;
    }
}
