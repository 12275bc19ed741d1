namespace Qingshan.Bench;

/// <summary>Places in the project that the bench was built in.</summary>
internal static class Project
{
    /// <summary>
    /// The program to be measured: what <c>./start</c> built or the Release build of <c>src/Qingshan</c>, the newer of them.
    /// </summary>
    public static string Program(string? given)
    {
        if (given is not null) return File.Exists(given) ? Path.GetFullPath(given) : throw new FileNotFoundException($"There is no program {given}.");
        var root = Above("Qingshan.slnx") ?? throw new FileNotFoundException("Qingshan.slnx is not above the bench: name the program with --program.");
        string[] places = [Path.Combine(root, "artifacts", "qingshan"), Path.Combine(root, "src", "Qingshan", "bin", "Release", "net10.0")];
        return places.Where(p => File.Exists(Path.Combine(p, "qingshan")))
            .OrderByDescending(p => File.GetLastWriteTimeUtc(Path.Combine(p, "qingshan.dll"))).Select(p => Path.Combine(p, "qingshan")).FirstOrDefault()
            ?? throw new FileNotFoundException("The program is not built: ./start, or dotnet build src/Qingshan -c Release.");
    }

    /// <summary>The collection of data beside the project; null where it is not there.</summary>
    public static string? SharedData(string name) => Above(Path.Combine("shared", "data", name)) is { } at ? Path.Combine(at, "shared", "data", name) : null;

    private static string? Above(string what)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Path.Exists(Path.Combine(at.FullName, what))) return at.FullName;
        return null;
    }
}
