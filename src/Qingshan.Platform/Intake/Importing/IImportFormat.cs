using Qingshan.Platform.Common;
using Qingshan.Platform.Observations;

namespace Qingshan.Platform.Intake;

/// <summary>
/// 历史数据格式 · A kind of CSV files of observations that can be imported. The rows of a file go through the journal as they
/// are, in chunks with the file's header; <see cref="Decode"/> turns a chunk into values, at import and whenever the
/// journal is decoded again.
/// </summary>
public interface IImportFormat
{
    /// <summary>The name on the command line and in the journal, for example <c>beijing-multisite</c>.</summary>
    string Name { get; }

    /// <summary>What it is and whether its source labels the start or the end of the period.</summary>
    Text About { get; }

    /// <summary>Of which series its values become.</summary>
    Origin Origin => Origin.Imported;

    /// <summary>The options that it understands.</summary>
    IReadOnlyList<string> Options => [];

    /// <summary>The format as the options of a request have it.</summary>
    Result<IImportFormat> With(ImportRequest request) => Result.Of(this);

    /// <summary>What is written before the header of each chunk, with its line end, so that a chunk explains itself.</summary>
    string Preface => "";

    /// <summary>The files that belong to it, at the path of a file or a folder.</summary>
    Result<IReadOnlyList<ImportFile>> Files(string path);

    /// <summary>What the ledger has to know before any file is read; nothing where the rows describe their points.</summary>
    Result<ImportLedger> Ledger(string path, IReadOnlyList<ImportFile> files) => ImportLedger.Nothing;

    /// <summary>A reader for rows below a header, or what is wrong with the header.</summary>
    Result<IImportRows> Open(string file, IReadOnlyList<string> header);

    /// <summary>The values of a chunk of rows that <see cref="IImportRows.Check"/> let in.</summary>
    IEnumerable<ImportedValue> Decode(ReadOnlyMemory<byte> chunk) => ImportChunk.Decode(this, chunk);
}

/// <summary>Reads the rows of one file, whose header is known. Used by one thread.</summary>
public interface IImportRows
{
    /// <summary>What the columns become.</summary>
    IReadOnlyList<ImportSeries> Series { get; }

    /// <summary>Null where a row is right, with what it is about; otherwise why it is rejected.</summary>
    Rejection? Check(CsvRecords row, out RowKey key);

    /// <summary>Adds the values of a row that <see cref="Check"/> let in; what is missing is not added.</summary>
    void Values(CsvRecords row, List<ImportedValue> into);

    /// <summary>What the rows checked so far say of regions and points.</summary>
    ImportLedger Ledger => ImportLedger.Nothing;

    /// <summary>What somebody should know of the rows checked so far, beyond what was rejected.</summary>
    IReadOnlyList<string> Notes => [];
}
