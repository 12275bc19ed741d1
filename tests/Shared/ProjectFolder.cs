namespace Qingshan.Tests;

/// <summary>The folder of the project that the tests belong to.</summary>
internal static class ProjectFolder
{
    public static string Root { get; } = Find();

    public static string Docs { get; } = System.IO.Path.Combine(Root, "docs");

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Qingshan.slnx"))) return at.FullName;
        throw new InvalidOperationException("The tests do not stand inside the project.");
    }
}
