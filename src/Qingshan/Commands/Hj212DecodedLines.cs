using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Qingshan.Applications.Monitoring;
using Qingshan.Hj212;

namespace Qingshan.Commands;

/// <summary>Frames as lines of JSON: the verdict with its reasons, the header, the check value, and every text as it came.</summary>
/// <param name="keys">Of the devices whose encrypted frames (2025) are to be read; null for none.</param>
internal sealed class Hj212DecodedLines(IBufferWriter<byte> output, PacketReader reader, DeviceKeys? keys) : IDisposable
{
    private const int Beginning = 60;

    private readonly Utf8JsonWriter _json = new(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    private readonly byte[] _scratch = new byte[16 * 1024];
    private readonly HashSet<string> _suffixes = new(StringComparer.Ordinal);
    private long _offset;

    public bool AllAccepted { get; private set; } = true;

    public void Write(in Frame frame)
    {
        // An encrypted frame comes with its right extent and as crc-mismatch, because its check value is over the plaintext.
        if (keys is not null && Decryption.TryDecipher(frame, keys, out var plain)) Write(plain, frame.Bytes.Length, encrypted: true);
        else Write(frame, frame.Bytes.Length, encrypted: false);
    }

    private void Write(in Frame frame, long bytes, bool encrypted)
    {
        var packet = reader.Read(frame, _scratch);
        AllAccepted &= packet.Verdict != FrameVerdict.Damaged;

        _json.WriteStartObject();
        _json.WriteNumber("offset", _offset);
        _json.WriteNumber("bytes", bytes);
        if (encrypted) _json.WriteBoolean("encrypted", true);
        _json.WriteString("verdict", packet.Verdict switch
        {
            FrameVerdict.Accepted => "accepted",
            FrameVerdict.AcceptedWithNotes => "accepted_with_notes",
            _ => "quarantined",
        });
        Notes(packet.Notes);
        if (packet.Fault != FrameFault.None)
        {
            _json.WriteString("reason", packet.Reason);
            _json.WriteString("begins", PacketParts.Printable(frame.Bytes.Slice(0, Math.Min(frame.Bytes.Length, Beginning)).ToArray()));
        }
        Content(frame, packet);
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        output.Write("\n"u8);
        _offset += bytes;
    }

    public void Dispose() => _json.Dispose();

    private void Notes(FrameNotes notes)
    {
        _json.WriteStartArray("notes");
        for (var left = (ulong)notes; left != 0; left &= left - 1) _json.WriteStringValue(WireName.Of((FrameNotes)(left & (~left + 1))));
        _json.WriteEndArray();
    }

    /// <summary>Of a frame that broke off there is what came; of bytes outside any frame there is nothing to tell.</summary>
    private void Content(in Frame frame, in Packet packet)
    {
        if (frame.SegmentLength > 0)
        {
            Header(packet.Header);
            Crc(frame);
            Items(packet.Header);
        }
        else if (frame.Fault is not (FrameFault.NotAFrame or FrameFault.SegmentEmpty))
        {
            var came = frame.Bytes.Slice(Math.Min(frame.Bytes.Length, 6)).ToArray();
            var header = SegmentHeader.Parse(came);
            Header(header);
            Items(header);
        }
    }

    private void Header(in SegmentHeader header)
    {
        _json.WriteString("edition", header.Edition switch { Edition.V2005 => "2005", Edition.V2017 => "2017", _ => "2025" });
        Text("qn", header.Qn);
        Text("st", header.St);
        Text("cn", header.Cn);
        Text("pw", header.Pw);
        Text("mn", header.Mn);
        Text("flag", header.FlagText);
        Text("pnum", header.Pnum);
        Text("pno", header.Pno);
        Text("rf", header.Rf);
    }

    private void Text(string name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty) _json.WriteString(name, HjText.Decode(value));
    }

    private void Crc(in Frame frame)
    {
        Span<byte> declared = stackalloc byte[4];
        frame.CrcText.CopyTo(declared);
        var segment = frame.GetSegment(_scratch);
        var computed = HjCrc.Compute(segment);
        var readable = HjCrc.TryReadHex(declared, out var printed, out _);
        _json.WriteStartObject("crc");
        _json.WriteString("declared", PacketParts.Printable(declared));
        _json.WriteString("computed", computed.ToString("X4", CultureInfo.InvariantCulture));
        if (readable && printed == computed) _json.WriteString("algorithm", "hj212");
        else if (readable && printed == HjCrc.ComputeModbusSwapped(segment)) _json.WriteString("algorithm", "modbus-swapped");
        else _json.WriteNull("algorithm");
        _json.WriteEndObject();
    }

    /// <summary>
    /// One object for the fields of a factor that stand together, by suffix as it is written; a suffix that comes again
    /// begins another. A plain key is an object of its own.
    /// </summary>
    private void Items(in SegmentHeader header)
    {
        _json.WriteStartArray("items");
        string? open = null;
        var item = 0;
        foreach (var field in header.Fields)
        {
            var (factor, suffix) = (Encoding.Latin1.GetString(field.Factor), Encoding.Latin1.GetString(field.SuffixText));
            var goesOn = factor.Length > 0 && factor == open && item == field.Item && _suffixes.Add(suffix);
            if (!goesOn)
            {
                if (open is not null) _json.WriteEndObject();
                _json.WriteStartObject();
                Text(factor.Length > 0 ? "factor" : "key", factor.Length > 0 ? field.Factor : field.Key);
                _suffixes.Clear();
                _suffixes.Add(suffix);
            }
            (open, item) = (factor, field.Item);
            // A suffix may be anything, and an object has each name once.
            if (factor.Length > 0) _json.WriteStartObject(suffix == "factor" ? "-factor" : suffix);
            Value(field);
            if (factor.Length > 0) _json.WriteEndObject();
        }
        if (open is not null) _json.WriteEndObject();
        _json.WriteEndArray();
    }

    /// <summary>The text, its bytes where they are no UTF-8 and so not the text's, and what it is read as.</summary>
    private void Value(in CpField field)
    {
        _json.WriteString("text", HjText.Decode(field.Value));
        if (!HjText.IsUtf8(field.Value)) _json.WriteString("hex", Convert.ToHexString(field.Value));
        var mayBeTime = field.Suffix is FieldSuffix.None or FieldSuffix.SampleTime;
        if (mayBeTime && field.TryGetTime(out var utc)) _json.WriteString("time", utc);
        else if (field.TryGetNumber(out var number)) _json.WriteNumber("number", number);
        if (field.Suffix == FieldSuffix.Info && HjText.IsLog(field.Value)) _json.WriteString("log", HjText.DecodeLog(field.Value));
    }
}
