namespace Qingshan.Platform.Common;

/// <summary>The one folder that holds everything a single-machine platform keeps. Backing it up backs up the platform.</summary>
public sealed class DataFolder(string root)
{
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Ledger, identity, audit: SQLite.</summary>
    public string LedgerFile => Path.Combine(Ensure("ledger"), "ledger.sqlite");

    /// <summary>Observations and the index of packets: DuckDB.</summary>
    public string ObservationsFile => Path.Combine(Ensure("observations"), "observations.duckdb");

    /// <summary>Every byte that arrived, in the order in which it was acknowledged.</summary>
    public string JournalFolder => Ensure("journal");

    /// <summary>How far each other platform is in the journal, and what it acknowledged.</summary>
    public string RelayFolder => Ensure("relay");

    /// <summary>Signed roots of the days, and the hashes of their packets.</summary>
    public string EvidenceFolder => Ensure("evidence");

    /// <summary>Files of cases, each under the hash of its bytes.</summary>
    public string CaseFilesFolder => Ensure("case-files");

    /// <summary>Models that forecast, each under the hash of its bytes.</summary>
    public string ForecastModelsFolder => Ensure("forecast-models");

    /// <summary>Keys that protect cookies and sign the roots of the days; readable by the program's account only.</summary>
    public string KeysFolder => Ensure("keys");

    /// <summary>What a running program tells commands on the same machine: its address and an operator's token.</summary>
    public string RunFile => Path.Combine(Ensure("run"), "program.json");

    private string Ensure(string name)
    {
        var path = Path.Combine(Root, name);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
