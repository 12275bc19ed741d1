namespace Qingshan.Tests;

/// <summary>Real data that stands beside the project in <c>../shared</c>, and is never part of it.</summary>
internal static class SharedData
{
    private static readonly string? Root = Find();

    /// <summary>The path of a file or folder below <c>shared</c>; the test is skipped, and says so, where it is absent.</summary>
    public static string Path(string relative)
    {
        Assert.SkipUnless(Exists(relative), $"shared/{relative} is not beside the project: this test needs the real data.");
        return System.IO.Path.Combine(Root!, relative);
    }

    /// <summary>Whether it is there, for what is prepared for several tests that skip themselves.</summary>
    public static bool Exists(string relative) => Root is not null && System.IO.Path.Combine(Root, relative) is var path && (File.Exists(path) || Directory.Exists(path));

    private static string? Find()
    {
        var beside = System.IO.Path.Combine(Directory.GetParent(ProjectFolder.Root)!.FullName, "shared");
        return Directory.Exists(beside) ? beside : null;
    }
}
