using System.Buffers;
using System.IO.Pipelines;
using Parquet;
using Parquet.Schema;

namespace Qingshan.Platform.Observations;

/// <summary>
/// A table as a Parquet file, written as it comes: so many rows are a row group, which is all that is held in memory. What the file says
/// of itself stands in its key-value metadata.
/// </summary>
internal static class ParquetExport
{
    private const int RowsOfGroup = 50_000;

    public static async Task WriteAsync(IExportTable table, IReadOnlyList<(string Name, string Text)> notes, PipeWriter output, CancellationToken cancel)
    {
        var fields = table.Columns.Select(FieldOf).ToArray();
        using var stream = new PipeStream(output);
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, new ParquetOptions { CompressionMethod = CompressionMethod.Zstd }, cancellationToken: cancel))
        {
            writer.CustomMetadata = notes.ToDictionary(n => n.Name, n => n.Text);
            await foreach (var _ in table.PiecesAsync(RowsOfGroup, cancel))
            {
                using (var group = writer.CreateRowGroup())
                    for (var i = 0; i < fields.Length; i++) await WriteAsync(group, fields[i], table.Columns[i], cancel);
                if ((await output.FlushAsync(cancel)).IsCompleted) return;
            }
        }
        await output.FlushAsync(cancel);
    }

    private static DataField FieldOf(ExportColumn column) => column switch
    {
        ExportColumn<string?> => new DataField<string>(column.Name),
        ExportColumn<double?> => new DataField<double?>(column.Name),
        ExportColumn<long?> => new DataField<long?>(column.Name),
        // Milliseconds, as in CSV. Of microseconds the library writes wrong statistics, by which readers leave out rows.
        ExportColumn<DateTime> => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis),
        ExportColumn<bool> => new DataField<bool>(column.Name),
        _ => throw new NotSupportedException(column.GetType().Name),
    };

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, ExportColumn column, CancellationToken cancel) => column switch
    {
        ExportColumn<string?> { Rows: var texts } => group.WriteAsync(field, texts!),
        ExportColumn<double?> { Rows: var numbers } => group.WriteAsync<double>(field, numbers.ToArray().AsMemory(), cancellationToken: cancel),
        ExportColumn<long?> { Rows: var wholes } => group.WriteAsync<long>(field, wholes.ToArray().AsMemory(), cancellationToken: cancel),
        ExportColumn<DateTime> { Rows: var times } => group.WriteAsync<DateTime>(field, times.ToArray().AsMemory(), cancellationToken: cancel),
        ExportColumn<bool> { Rows: var marks } => group.WriteAsync<bool>(field, marks.ToArray().AsMemory(), cancellationToken: cancel),
        _ => throw new NotSupportedException(column.GetType().Name),
    };

    /// <summary>A pipe as a stream that only goes forward. What is written is sent when the pipe is flushed, after each group.</summary>
    private sealed class PipeStream(PipeWriter output) : Stream
    {
        private long _position;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _position;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            output.Write(buffer);
            _position += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
