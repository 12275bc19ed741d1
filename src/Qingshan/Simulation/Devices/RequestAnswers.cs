using System.Buffers;
using System.Globalization;
using Qingshan.Hj212;

namespace Qingshan.Simulation;

/// <summary>
/// What a simulated device answers to the platform's requests: minutes, hours and days from its models, its time, intervals and serials. What
/// it does not know it refuses, as the standard has it.
/// </summary>
internal sealed class RequestAnswers(SimulatedDevice device, SimulatorFaults faults, TimeSpan realtimeEvery, Func<DateTime> now, Action setClock)
{
    /// <summary>A device gives so much in one go.</summary>
    private const int MostPeriods = 500;

    private readonly ModelPackets _packets = new(device, faults);
    private readonly PacketWriter _writer = new(device.St, device.Pw, device.Mn, device.Edition);

    /// <summary>Writes the answers to a frame that the platform sent; nothing where it is no request.</summary>
    public void Write(IBufferWriter<byte> output, scoped in SegmentHeader header)
    {
        if (CommandCatalogue.Find(header.Command ?? 0, MessageDirection.Down) is not { Kind: CommandKind.Request }) return;
        var asked = Envelope.Of(header, device.Edition);
        if (asked.Mn != device.Mn || asked.Pw != device.Pw)
        {
            Say(new RequestAck(asked.Mn != device.Mn ? QnRtn.WrongMn : QnRtn.WrongPw));
            return;
        }
        switch (MessageReader.Read(header, MessageDirection.Down, device.Edition).Message)
        {
            case AskHistory { Command: CommandNumbers.Minute or CommandNumbers.Hour or CommandNumbers.Day } history:
                Say(new RequestAck(QnRtn.Ready));
                Say(new ExecutionResult(WritePeriods(output, history, asked.Qn) > 0 ? ExeRtn.Done : ExeRtn.NoData));
                break;
            case AskTime time:
                Answer(new DeviceTime(time.Factor, now()));
                break;
            case SetTime:
                setClock();
                Answer();
                break;
            case AskRealtimeInterval:
                Answer(new RealtimeInterval((int)realtimeEvery.TotalSeconds));
                break;
            case AskMinuteInterval:
                Answer(new MinuteInterval(device.MinuteInterval));
                break;
            case AskSerial serial:
                Answer(new InstrumentSerial(null, serial.Factor, device.Seed.ToString("X24", CultureInfo.InvariantCulture)));
                break;
            default:
                Say(new RequestAck(QnRtn.WrongCn));
                break;
        }

        void Answer(params ReadOnlySpan<Message> data)
        {
            Say(new RequestAck(QnRtn.Ready));
            foreach (var message in data) Say(message);
            Say(new ExecutionResult(ExeRtn.Done));
        }

        void Say(Message message)
        {
            // What the device's edition lacks it cannot say; the platform does not ask for it either.
            if (MessageWriter.Write(output, asked.ForAnswer(message) with { Mn = device.Mn, Pw = device.Pw, St = message is RequestAck or ExecutionResult ? Envelope.Interaction : device.St }, message) is { } refusal)
                throw new InvalidOperationException(refusal.En);
        }
    }

    private int WritePeriods(IBufferWriter<byte> output, AskHistory history, string? qn)
    {
        var step = history.Command switch { CommandNumbers.Minute => TimeSpan.FromMinutes(device.MinuteInterval), CommandNumbers.Hour => TimeSpan.FromHours(1), _ => TimeSpan.FromDays(1) };
        var number = HjTime.TryParse(System.Text.Encoding.ASCII.GetBytes(qn ?? ""), out var asked) ? asked : now();
        var written = 0;
        for (var start = history.Span.Begin; start <= history.Span.End && start + step <= now() && written < MostPeriods; start += step, written++)
        {
            _packets.Write(_writer, new(history.Command, start), number, wantsAnswer: false);
            _writer.WriteTo(output);
        }
        return written;
    }
}
