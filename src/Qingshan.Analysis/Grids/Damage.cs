using Qingshan.Analysis.Methods;

namespace Qingshan.Analysis.Grids;

/// <summary>Turns what a damaged file makes readers throw into a problem that is said.</summary>
internal static class Damage
{
    /// <summary>Reads.</summary>
    /// <param name="format">What kind of file it is.</param>
    /// <param name="read">What is read.</param>
    public static Analysed<T> Said<T>(string format, Func<Analysed<T>> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or OperationCanceledException or OutOfMemoryException))
        {
            // Readers of foreign formats meet bytes of any kind, and each throws in its own way: whatever it is, the file cannot be read.
            return AnalysisProblem.Shape($"{format} 文件已损坏、不完整或含有不支持的内容：{e.Message}", $"The {format} file is damaged, cut off or has contents that are not supported: {e.Message}");
        }
    }
}
