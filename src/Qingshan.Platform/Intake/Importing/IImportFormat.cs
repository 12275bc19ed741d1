using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 历史数据格式 · A kind of file of history that can be imported. A file is cut into chunks that go through the journal as
/// they are; <see cref="Decode"/> turns a chunk into values, at import and whenever the journal is decoded again.
/// </summary>
public interface IImportFormat
{
    /// <summary>The name on the command line and in the journal, for example <c>beijing-multisite</c>.</summary>
    string Name { get; }

    /// <summary>What it is and whether its source labels the start or the end of the period.</summary>
    Text About { get; }

    /// <summary>The values of a chunk. A chunk was checked when it was cut: what is wrong in it now is a bug.</summary>
    IEnumerable<ImportedValue> Decode(ReadOnlyMemory<byte> chunk);
}

/// <summary>One value of a file of history. A missing value is not given at all.</summary>
/// <param name="Point">Code of the monitoring point.</param>
/// <param name="Start">Start of the period, UTC.</param>
public readonly record struct ImportedValue(string Point, string Factor, Observations.SeriesKind Kind, string Unit, DateTime Start, double Value);
