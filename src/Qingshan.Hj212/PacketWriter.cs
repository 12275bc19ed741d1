using System.Buffers;
using System.Globalization;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>
/// The device's side: builds uploads (2011, 2021, 2031, 2051, 2061, 2081 or any CN) for one device, splitting them where
/// a segment would exceed 1024 bytes (HJ 212-2017, 6.3.1 and 6.4). Used again and again for one packet after another;
/// not for several threads at once.
/// </summary>
/// <remarks>
/// Factors, keys and texts must not contain what separates them on the wire; one that does is the caller's mistake and
/// throws. Numbers keep the scale they are given with: <c>27.300000m</c> is written with all its zeros.
/// </remarks>
public sealed class PacketWriter
{
    /// <summary>The longest segment that the standard allows, in bytes.</summary>
    public const int MaxSegment = 1024;

    private readonly byte[] identity;
    private readonly byte[] address;
    private readonly Sm4Cipher? cipher;
    private readonly CrcKind crc;
    private readonly ItemBuffer items = new();
    private int command;
    private string? qn;
    private string? dataTime;
    private PacketPart? part;
    private bool wantsAnswer;
    private bool reupload;

    /// <summary>A writer for one device.</summary>
    /// <param name="st">System type, such as <c>31</c>.</param>
    /// <param name="pw">Password, 6 characters by the book.</param>
    /// <param name="mn">Device identifier: 14 characters (2005) or 24 hexadecimal digits by the book.</param>
    /// <param name="edition">What the version bits of Flag say.</param>
    /// <param name="cipher">Encrypts CP, as 2025 has it; null leaves it plain.</param>
    /// <param name="crc">The check value that the other end expects.</param>
    /// <exception cref="ArgumentException">A text contains a separator of the protocol.</exception>
    public PacketWriter(string st, string pw, string mn, Edition edition, Sm4Cipher? cipher = null, CrcKind crc = CrcKind.Hj212)
    {
        ItemBuffer.Check(st, nameof(st));
        ItemBuffer.Check(pw, nameof(pw));
        ItemBuffer.Check(mn, nameof(mn));
        identity = Encoding.UTF8.GetBytes($"ST={st};CN=");
        address = Encoding.UTF8.GetBytes($";PW={pw};MN={mn};Flag=");
        Edition = edition;
        this.cipher = cipher;
        this.crc = crc;
    }

    /// <summary>The edition that the packets are written in.</summary>
    public Edition Edition { get; }

    /// <summary>Begins a packet; what was begun before and not written is gone.</summary>
    /// <param name="cn">Command number: see <see cref="CommandNumbers"/>.</param>
    /// <param name="qnUtc">The QN as an instant in UTC; null leaves QN out, as devices of 2005 do.</param>
    /// <param name="dataTimeUtc">DataTime in UTC, repeated in every part; null leaves it out.</param>
    /// <param name="ack">Whether an acknowledgement is wanted (Flag bit A).</param>
    /// <param name="isReupload">Writes <c>RF=1</c>; only the edition of 2025 has it, others leave it out.</param>
    /// <returns>This writer.</returns>
    public PacketWriter Begin(int cn, DateTime? qnUtc, DateTime? dataTimeUtc, bool ack = true, bool isReupload = false) => Begin(
        cn,
        qnUtc is { } number ? MessageText.Of(number, milliseconds: true) : null,
        dataTimeUtc is { } time ? MessageText.Of(time) : null,
        ack,
        isReupload,
        onePart: null);

    /// <summary>The same with QN and DataTime as they are to be written, and as one part where the packet was split before.</summary>
    internal PacketWriter Begin(int cn, string? qnText, string? dataTimeText, bool ack, bool isReupload, PacketPart? onePart)
    {
        command = cn;
        qn = qnText;
        dataTime = dataTimeText;
        part = onePart;
        wantsAnswer = ack;
        reupload = isReupload && Edition == Edition.V2025;
        items.Clear();
        return this;
    }

    /// <summary>Adds <c>factor-suffix=number</c>, to the item at hand where that is the same factor's, else as a new item.</summary>
    /// <param name="factor">The factor's code.</param>
    /// <param name="suffix">Any suffix but <see cref="FieldSuffix.None"/> and <see cref="FieldSuffix.Other"/>.</param>
    /// <param name="value">In the unit agreed for the factor; its scale is kept.</param>
    /// <returns>This writer.</returns>
    public PacketWriter Add(string factor, FieldSuffix suffix, decimal value)
    {
        items.AddKey(factor, suffix);
        items.AddValue(value);
        return this;
    }

    /// <summary>Adds <c>factor-suffix=text</c>, to the item at hand where that is the same factor's, else as a new item.</summary>
    /// <param name="factor">The factor's or facility's code.</param>
    /// <param name="suffix">Any suffix but <see cref="FieldSuffix.None"/> and <see cref="FieldSuffix.Other"/>.</param>
    /// <param name="text">Written as UTF-8.</param>
    /// <returns>This writer.</returns>
    public PacketWriter Add(string factor, FieldSuffix suffix, string text)
    {
        items.AddKey(factor, suffix);
        items.AddValue(text);
        return this;
    }

    /// <summary>Adds an item <c>key=text</c>, such as <c>PolId=w01018</c>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="text">Written as UTF-8.</param>
    /// <returns>This writer.</returns>
    public PacketWriter Add(string key, string text)
    {
        items.AddKey(key);
        items.AddValue(text);
        return this;
    }

    /// <summary>Adds an item <c>key=yyyyMMddHHmmss</c>, such as RestartTime for 2081.</summary>
    /// <param name="key">The key.</param>
    /// <param name="utc">The instant, written in Beijing time.</param>
    /// <returns>This writer.</returns>
    public PacketWriter Add(string key, DateTime utc)
    {
        items.AddKey(key);
        items.AddValue(utc);
        return this;
    }

    /// <summary>Adds an item with a realtime value and its flag.</summary>
    /// <param name="factor">The factor's code.</param>
    /// <param name="value">The value.</param>
    /// <param name="flag">The data flag.</param>
    /// <returns>This writer.</returns>
    public PacketWriter AddRealtime(string factor, decimal value, char flag = 'N')
    {
        items.NewItem();
        return Add(factor, FieldSuffix.Rtd, value).Add(factor, FieldSuffix.Flag, flag.ToString());
    }

    /// <summary>Adds an item with the values of a period (2051, 2061, 2031) and its flag.</summary>
    /// <param name="factor">The factor's code.</param>
    /// <param name="min">Lowest value.</param>
    /// <param name="avg">Mean.</param>
    /// <param name="max">Highest value.</param>
    /// <param name="cou">Total; null leaves it out.</param>
    /// <param name="flag">The data flag.</param>
    /// <returns>This writer.</returns>
    public PacketWriter AddPeriod(string factor, decimal min, decimal avg, decimal max, decimal? cou = null, char flag = 'N')
    {
        items.NewItem();
        if (cou is { } total) Add(factor, FieldSuffix.Cou, total);
        return Add(factor, FieldSuffix.Min, min).Add(factor, FieldSuffix.Avg, avg).Add(factor, FieldSuffix.Max, max)
            .Add(factor, FieldSuffix.Flag, flag.ToString());
    }

    /// <summary>Adds an item as it is.</summary>
    internal void Add(MessageItem item) => items.Add(item);

    /// <summary>Whether each part could have a QN of its own: that of the packet is a time, or there is none.</summary>
    internal bool CanNumberParts => qn is null || QnTime is not null;

    private DateTime? QnTime => qn is null ? null : new MessageField("QN", qn).Time;

    /// <summary>How many frames the packet takes, and whether each stays within 1024 bytes.</summary>
    internal (int Parts, bool Fits) Plan()
    {
        if (part is { } one) return (1, HeaderLength(split: true) + PartLength(one) + items.Length <= MaxSegment);
        if (HeaderLength(split: false) + items.Length <= MaxSegment) return (1, true);
        return items.Count == 1 ? (1, false) : (items.CountParts(Room), items.Longest <= Room);
    }

    /// <summary>
    /// Writes the packet as one frame, or as several where it would not fit into 1024 bytes: whole items in each, PNUM
    /// and PNO, DataTime repeated, and a QN of its own a millisecond after the last part's. An item too long for any
    /// frame makes one above the limit.
    /// </summary>
    /// <param name="output">Where the frames go.</param>
    /// <returns>The number of frames written.</returns>
    /// <exception cref="InvalidOperationException">An item is longer than the 9999 bytes that a frame can declare.</exception>
    public int WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (part is not null || HeaderLength(split: false) + items.Length <= MaxSegment || items.Count == 1)
        {
            WritePart(output, 0, items.Count, part, qn);
            return 1;
        }
        var room = Room;
        var parts = items.CountParts(room);
        var from = 0;
        for (var number = 1; number <= parts; number++)
        {
            var to = items.PartEnd(from, room);
            WritePart(output, from, to, new(parts, number), QnOfPart(number));
            from = to;
        }
        return parts;
    }

    // What a part of a split packet has for its items.
    private int Room => MaxSegment - HeaderLength(split: true) - "PNUM=9999;PNO=9999;"u8.Length;

    // The segment's length but for its items and PNUM, PNO.
    private int HeaderLength(bool split) =>
        (qn is null ? 0 : "QN=;"u8.Length + Encoding.UTF8.GetByteCount(qn))
        + identity.Length + Digits(command) + address.Length + Digits(Flag(split)) + ";CP=&&&&"u8.Length
        + (reupload ? "RF=1;"u8.Length : 0)
        + (dataTime is null ? 0 : "DataTime="u8.Length + Encoding.UTF8.GetByteCount(dataTime) + (items.Count > 0 ? 1 : 0));

    private int Flag(bool split) => (int)Edition << 2 | (split ? 2 : 0) | (wantsAnswer ? 1 : 0);

    private static int Digits(int number) => number.ToString(CultureInfo.InvariantCulture).Length;

    private static int PartLength(PacketPart part) => "PNUM=;PNO=;"u8.Length + Digits(part.Count) + Digits(part.Number);

    private void WritePart(IBufferWriter<byte> output, int from, int to, PacketPart? place, string? number)
    {
        var content = items.Content(from, to);
        var length = HeaderLength(split: place is not null) + content.Length + (place is { } p ? PartLength(p) : 0);
        if (length > 9999) throw new InvalidOperationException("An item is longer than a frame can declare.");
        var frame = new FrameBuilder(output.GetSpan(length + FrameBuilder.Overhead));
        if (number is not null)
        {
            frame.Add("QN="u8);
            frame.AddText(number);
            frame.Add(";"u8);
        }
        frame.Add(identity);
        frame.AddNumber(command);
        frame.Add(address);
        frame.AddNumber(Flag(split: place is not null));
        frame.Add(";"u8);
        if (place is { } at)
        {
            frame.Add("PNUM="u8, at.Count);
            frame.Add("PNO="u8, at.Number);
        }
        if (reupload) frame.Add("RF=1;"u8);
        frame.Add("CP=&&"u8);
        frame.BeginCp();
        if (dataTime is not null)
        {
            frame.Add("DataTime="u8);
            frame.AddText(dataTime);
            if (content.Length > 0) frame.Add(";"u8);
        }
        frame.Add(content);
        frame.Add("&&"u8);
        output.Advance(frame.Finish(cipher, crc));
    }

    /// <summary>Each part has a QN of its own, a millisecond after the last part's.</summary>
    private string? QnOfPart(int number) =>
        number == 1 || qn is null ? qn : MessageText.Of(QnTime!.Value.AddMilliseconds(number - 1), milliseconds: true);
}
