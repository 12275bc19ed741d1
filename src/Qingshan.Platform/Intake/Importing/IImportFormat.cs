using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 历史数据格式 · A kind of files of history that can be imported. A file is cut into chunks that go through the journal as
/// they are; <see cref="Decode"/> turns a chunk into values, at import and whenever the journal is decoded again.
/// </summary>
public interface IImportFormat
{
    /// <summary>The name on the command line and in the journal, for example <c>beijing-multisite</c>.</summary>
    string Name { get; }

    /// <summary>What it is and whether its source labels the start or the end of the period.</summary>
    Text About { get; }

    /// <summary>The factors that a row can hold.</summary>
    IReadOnlyList<string> Factors { get; }

    /// <summary>The files in a folder that belong to it, each of one point.</summary>
    Result<IReadOnlyList<ImportFile>> Files(string folder);

    /// <summary>What the ledger has to know before values can come.</summary>
    Result<ImportLedger> Ledger(string folder, IReadOnlyList<ImportFile> files);

    /// <summary>Null where the header line is the format's; otherwise what is wrong with the file.</summary>
    Error? CheckHeader(ImportFile file, string header);

    /// <summary>Null where a row is right, with the start of its period (UTC); otherwise why it is rejected.</summary>
    string? CheckRow(ImportFile file, string line, out DateTime start);

    /// <summary>The values of a chunk: a header line and rows that <see cref="CheckRow"/> let in.</summary>
    IEnumerable<ImportedValue> Decode(ReadOnlyMemory<byte> chunk);
}

/// <param name="Key">Names the point within the format.</param>
/// <param name="Point">Code of the monitoring point that the file is about.</param>
public sealed record ImportFile(string Path, string Key, string Point);

/// <param name="Region">The region in which all the points lie.</param>
/// <param name="From">From when the points are valid (UTC).</param>
public sealed record ImportLedger(Region Region, IReadOnlyList<MonitoringPoint> Points, string Source, DateTime From);

/// <summary>One value of a file of history. A missing value is not given at all.</summary>
/// <param name="Point">Code of the monitoring point.</param>
/// <param name="Start">Start of the period, UTC.</param>
public readonly record struct ImportedValue(string Point, string Factor, SeriesKind Kind, string Unit, DateTime Start, double Value);
