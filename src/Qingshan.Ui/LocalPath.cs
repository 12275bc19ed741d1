namespace Qingshan.Ui;

/// <summary>Where to go back to. Only a path of this site: an address from a link must not lead people elsewhere.</summary>
public static class LocalPath
{
    public static bool IsLocal(string? path) =>
        path is ['/', ..]
        // Browsers read // and /\ as the beginning of another host, and drop control characters in between.
        && (path.Length == 1 || path[1] is not ('/' or '\\'))
        && !path.Any(char.IsControl);

    public static string OrHome(string? path) => IsLocal(path) ? path! : "/";
}
