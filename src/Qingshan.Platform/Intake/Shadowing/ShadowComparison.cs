using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

/// <summary>影子对比 · Reads a recording of the old platform's traffic and says where ours would have done otherwise.</summary>
public static class ShadowComparison
{
    /// <param name="stream">pcap, pcapng, or the plain bytes of a stream.</param>
    /// <param name="name">For errors.</param>
    /// <param name="port">Where the old platform listened.</param>
    /// <param name="known">The devices that ours knows; null: all are taken for known.</param>
    /// <param name="table">The old platform's values as CSV; null for none.</param>
    /// <param name="tolerance">How far a value may be off, as a part of it.</param>
    public static Result<ShadowReport> Run(Stream stream, string name, int port, IReadOnlySet<string>? known, string? table, double tolerance)
    {
        ShadowValues? values = null;
        if (table is not null)
        {
            if (!ShadowValues.Read(table, tolerance).TryGet(out values, out var error)) return error;
        }
        var ledger = new ShadowLedger(known, values);
        var reader = new ShadowReader(ledger, port);
        try
        {
            var begins = new byte[4];
            var read = stream.ReadAtLeast(begins, 4, throwOnEndOfStream: false);
            stream.Position = 0;
            if (CaptureFile.Is(begins.AsSpan(0, read))) reader.ReadCapture(stream);
            else reader.ReadRaw(stream);
        }
        catch (InvalidDataException e)
        {
            return ShadowErrors.CannotRead.Of(name, e.Message);
        }
        var devices = ledger.Report();
        return devices.Count == 0
            ? ShadowErrors.NoFrames.Of(name, port)
            : new ShadowReport(reader.Connections, ledger.AnswersSeen, reader.Missing, reader.BreaksOff, devices, values?.Report());
    }
}
