namespace Qingshan.Platform.Intake;

/// <summary>What somebody wants imported.</summary>
/// <param name="Path">A file or a folder of the platform's own machine.</param>
/// <param name="Options">By name, as on the command line without the dashes; those that the import does not know are refused.</param>
public sealed record ImportRequest(string Path, IReadOnlyDictionary<string, string> Options)
{
    public const string DryRun = "dry-run";

    /// <summary>Whether nothing is to be stored.</summary>
    public bool IsDry => Options.ContainsKey(DryRun);

    public string? this[string option] => Options.GetValueOrDefault(option);
}
