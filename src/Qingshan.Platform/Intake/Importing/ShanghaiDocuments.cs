using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;

namespace Qingshan.Platform.Intake;

/// <summary>A record that waits for the identities of what it belongs to.</summary>
/// <param name="Source">Code of the pollution source; null where the file gives none.</param>
/// <param name="Holder">Whose it is, as the file says.</param>
/// <param name="GivenCode">The credit code beside that name; empty where there is none.</param>
internal sealed record ShanghaiDocument<T>(string? Source, string District, string Holder, string GivenCode, Func<ShanghaiTies, T> Make) where T : Record
{
    /// <summary>The link of the holder's name; null where the source says whose it is, or nobody is named.</summary>
    public string? LinkCode => Source is null && Holder.Length > 0 ? NameLink.CodeOf(Holder, GivenCode) : null;
}

internal readonly record struct ShanghaiTies(Guid? Source, Guid Region, string? Link);

/// <summary>
/// The files of approvals and permits beside the three of enterprises and outlets, checked row by row before anything of them is written. Any of
/// them may be missing.
/// </summary>
internal sealed class ShanghaiDocuments
{
    private ShanghaiDocuments(ShanghaiEia eia, ShanghaiPermits permits) => (Eia, Permits) = (eia, permits);

    public ShanghaiEia Eia { get; }

    public ShanghaiPermits Permits { get; }

    public IReadOnlyList<DisclosureFile> Files => [.. Eia.Files, .. Permits.Files];

    /// <param name="sources">Names under which the sources are known, by code.</param>
    public static Result<ShanghaiDocuments> Read(string folder, IReadOnlyDictionary<string, ShanghaiSource> sources)
    {
        if (!ShanghaiEia.Read(folder, sources).TryGet(out var eia, out var error) || !ShanghaiPermits.Read(folder, sources).TryGet(out var permits, out error)) return error;
        return new ShanghaiDocuments(eia, permits);
    }

    public static Rejection NoSource(string code) => new("没有这个污染源 · no such source", $"stWrybh '{code}' is not among the sources");
}
