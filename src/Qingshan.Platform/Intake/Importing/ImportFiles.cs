using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>The files at a path: the file itself, or those of a folder whose names fit, in the order of their names.</summary>
internal static class ImportFiles
{
    public static Result<IReadOnlyList<ImportFile>> Of(string path, params string[] patterns)
    {
        if (File.Exists(path)) return Result.Of<IReadOnlyList<ImportFile>>([new ImportFile(path)]);
        if (!Directory.Exists(path)) return ImportErrors.NoFolder.Of(path);
        var files = patterns.SelectMany(p => Directory.GetFiles(path, p)).Distinct().Order(StringComparer.Ordinal).ToList();
        return files.Count == 0
            ? ImportErrors.NoFiles.Of(path, string.Join(", ", patterns))
            : Result.Of<IReadOnlyList<ImportFile>>([.. files.Select(f => new ImportFile(f))]);
    }
}
