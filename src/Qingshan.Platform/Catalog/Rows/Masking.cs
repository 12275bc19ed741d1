using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Platform.Catalog;

/// <summary>
/// 脱敏 · Fields that are sensitive or personal are masked for everybody who does not hold <see cref="Permission.SeeSensitive"/>. A masked
/// text keeps its first sign, so that a person who knows it knows it again; what is no text is left out.
/// </summary>
public static class Masking
{
    public const string Mark = "***";

    public static bool Hides(Viewer viewer, Sensitivity sensitivity) => sensitivity != Sensitivity.Plain && !viewer.May(Permission.SeeSensitive);

    public static object? Masked(object? value) => value is string { Length: > 0 } text ? char.IsHighSurrogate(text[0]) ? Mark : text[0] + Mark : null;
}
