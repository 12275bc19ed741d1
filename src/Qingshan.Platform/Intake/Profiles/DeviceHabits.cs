using System.Buffers;
using System.Text;
using Qingshan.Hj212;
using Qingshan.Platform.Ledger;
using Qingshan.Platform.Observations;
using Header = Qingshan.Hj212.SegmentHeader;

namespace Qingshan.Platform.Intake;

/// <summary>How many of the packets that were looked at had something.</summary>
public readonly record struct Habit(string What, int Packets);

/// <summary>设备习惯 · What a device's last packets show of how it speaks.</summary>
/// <param name="Packets">How many packets were looked at; damaged ones say nothing.</param>
/// <param name="Since">When the first of them was received; null: there is none.</param>
/// <param name="Editions">By Flag: <c>2005</c>, <c>2017</c>, <c>2025</c>.</param>
/// <param name="Crcs"><c>hj212</c>, <c>modbus-swapped</c>.</param>
/// <param name="Encodings"><c>ascii</c>, <c>utf-8</c>, <c>gb18030</c>.</param>
/// <param name="Answers">Whether Flag asks for an answer: <c>wanted</c>, <c>not-wanted</c>.</param>
/// <param name="Types">ST.</param>
/// <param name="Commands">CN.</param>
/// <param name="Deviations">Names of the tolerances that it needs.</param>
/// <param name="Factors">Codes as it sends them, with those that mean nothing here.</param>
/// <param name="Encrypted">How many were encrypted and could be read.</param>
public sealed record LearnedProfile(
    int Packets, DateTime? Since, IReadOnlyList<Habit> Editions, IReadOnlyList<Habit> Crcs, IReadOnlyList<Habit> Encodings, IReadOnlyList<Habit> Answers,
    IReadOnlyList<Habit> Types, IReadOnlyList<Habit> Commands, IReadOnlyList<Habit> Deviations, IReadOnlyList<Habit> Factors, int Encrypted);

/// <summary>
/// Learns how a device speaks from its last packets, each time anew: nothing that was learned can be out of date, and a restart forgets nothing.
/// </summary>
public sealed class DeviceHabits(IObservationStore store, PacketJournal journal, DeviceSecrets secrets)
{
    public const int MostPackets = 200;

    private static readonly PacketReader Reader = new();

    public async Task<LearnedProfile> LearnAsync(Device device, CancellationToken cancel)
    {
        var rows = await store.PacketsAsync(new([device.Code], null, null, MostPackets), cancel);
        var (counts, known, scanner, scratch) = (new Counts(), secrets.Of(device), new FrameScanner(), new byte[FrameScanner.DefaultMaxSegment]);
        foreach (var row in rows)
        {
            if (row.Channel != "hj212" || journal.TryRead(row.Sequence).Entry is not { } entry) continue;
            var rest = new ReadOnlySequence<byte>(entry.Payload);
            scanner.TryRead(ref rest, FeedState.Closed, out var frame);
            if (known.TryDecipher(frame, out var plain))
            {
                counts.Encrypted++;
                frame = plain;
            }
            if (frame.Fault == FrameFault.None) counts.Take(Reader.Read(frame, scratch), row.Received);
        }
        return counts.Result;
    }

    private sealed class Counts
    {
        private readonly Dictionary<string, int> _editions = [], _crcs = [], _encodings = [], _answers = [], _types = [], _commands = [], _deviations = [], _factors = [];
        private int _packets;
        private DateTime? _since;

        public int Encrypted { get; set; }

        public LearnedProfile Result => new(
            _packets, _since, List(_editions), List(_crcs), List(_encodings), List(_answers), List(_types), List(_commands), List(_deviations), List(_factors), Encrypted);

        public void Take(in Packet packet, DateTime received)
        {
            _packets++;
            // The newest come first.
            _since = received;
            var header = packet.Header;
            Add(_editions, header.Edition switch { Edition.V2005 => "2005", Edition.V2017 => "2017", _ => "2025" });
            Add(_crcs, packet.Notes.HasFlag(FrameNotes.CrcModbusSwapped) ? "modbus-swapped" : "hj212");
            Add(_encodings, Ascii.IsValid(header.Cp) ? "ascii" : HjText.IsUtf8(header.Cp) ? "utf-8" : "gb18030");
            Add(_answers, header.WantsAnswer ? "wanted" : "not-wanted");
            if (!header.St.IsEmpty) Add(_types, HjText.Decode(header.St));
            if (!header.Cn.IsEmpty) Add(_commands, HjText.Decode(header.Cn));
            foreach (var rule in StandardRule.All)
                if ((packet.Notes & rule.Notes) != 0) Add(_deviations, rule.Name);
            Factors(header);
        }

        private void Factors(scoped in Header header)
        {
            if (header.Command is not (CommandNumbers.Realtime or CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day)) return;
            using var sets = Measurements.Read(header.Cp);
            foreach (var set in sets) Add(_factors, HjText.Decode(set.Factor));
        }

        private static void Add(Dictionary<string, int> counts, string what) => counts[what] = counts.GetValueOrDefault(what) + 1;

        private static List<Habit> List(Dictionary<string, int> counts) =>
            [.. counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new Habit(c.Key, c.Value))];
    }
}
