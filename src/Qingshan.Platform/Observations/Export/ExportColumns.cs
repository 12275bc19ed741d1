namespace Qingshan.Platform.Observations;

/// <summary>A column of a table that is being written, with the rows that are in memory now.</summary>
internal abstract class ExportColumn(string name)
{
    public string Name => name;

    public abstract void Clear();
}

/// <summary>A column of one type; null is "not given".</summary>
internal sealed class ExportColumn<T>(string name) : ExportColumn(name)
{
    public List<T> Rows { get; } = [];

    public override void Clear() => Rows.Clear();
}

/// <summary>A table that comes piece by piece: what is written next stands in its columns.</summary>
internal interface IExportTable
{
    IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>Fills the columns with up to so many rows and gives their number, again and again; the columns are emptied in between.</summary>
    IAsyncEnumerable<int> PiecesAsync(int rows, CancellationToken cancel);
}
