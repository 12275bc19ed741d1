using static Qingshan.Hj212.MessageDirection;

namespace Qingshan.Hj212;

/// <summary>Which type a command's message has: one line a command and direction, like <see cref="CommandCatalogue.All"/>.</summary>
internal static class MessageShapes
{
    private static readonly Dictionary<(int Command, MessageDirection Direction), Func<FieldSource, Message>> Readers = new()
    {
        [(1000, Down)] = SetTimeouts.Read,
        [(1001, Up)] = HardwareSerials.Read,
        [(1002, Down)] = SetMn.Read,
        [(1011, Down)] = AskTime.Read,
        [(1011, Up)] = DeviceTime.Read,
        [(1012, Down)] = SetTime.Read,
        [(1013, Up)] = TimeWanted.Read,
        [(1014, Down)] = SetKey.Read,
        [(1014, Up)] = KeyWanted.Read,
        [(1021, Down)] = AskAlarmLimits.Read,
        [(1021, Up)] = AlarmLimits.Read,
        [(1022, Down)] = SetAlarmLimits.Read,
        [(1061, Down)] = AskRealtimeInterval.Read,
        [(1061, Up)] = RealtimeInterval.Read,
        [(1062, Down)] = SetRealtimeInterval.Read,
        [(1063, Down)] = AskMinuteInterval.Read,
        [(1063, Up)] = MinuteInterval.Read,
        [(1064, Down)] = SetMinuteInterval.Read,
        [(1072, Down)] = SetPassword.Read,
        [(2011, Down)] = StartRealtime.Read,
        [(2012, Down)] = StopRealtime.Read,
        [(2021, Down)] = StartStates.Read,
        [(2022, Down)] = StopStates.Read,
        [(2081, Up)] = BootReport.Read,
        [(3011, Down)] = Calibrate.Read,
        [(3015, Down)] = RetainSample.Read,
        [(3015, Up)] = RetainedSample.Read,
        [(3016, Down)] = SetSamplingCycle.Read,
        [(3017, Down)] = AskSamplingCycle.Read,
        [(3017, Up)] = SamplingCycle.Read,
        [(3018, Down)] = AskSampleDuration.Read,
        [(3018, Up)] = SampleDuration.Read,
        [(3019, Down)] = AskSerial.Read,
        [(3019, Up)] = InstrumentSerial.Read,
        [(3020, Down)] = AskInfo.Read,
        [(3020, Up)] = SiteInfo.Read,
        [(3021, Down)] = SetParameter.Read,
        [(9011, Up)] = RequestAck.Read,
        [(9012, Up)] = ExecutionResult.Read,
        [(9013, Either)] = NotificationAck.Read,
        [(9014, Either)] = DataAck.Read,
        [(9015, Up)] = Heartbeat.Read,
    };

    static MessageShapes()
    {
        foreach (var command in (int[])[2013, 2031, 2041, 2051, 2052, 2061, 2062, 2071]) Readers[(command, Down)] = AskHistory.Reader(command);
        foreach (var command in (int[])[2011, 2013, 2021, 2031, 2041, 2051, 2052, 2061, 2062, 2111]) Readers[(command, Up)] = DataReport.Reader(command);
        foreach (var command in (int[])[3012, 3013, 3014, 3022, 3024]) Readers[(command, Down)] = InstrumentCommand.Reader(command);
        foreach (var command in (int[])[2071, 2072]) Readers[(command, Up)] = AlarmReport.Reader(command);
    }

    /// <summary>The message that the fields make; what is wrong with it stands in the source's notes.</summary>
    public static Message Read(CommandInfo command, FieldSource from) => Readers[(command.Number, command.Direction)](from);
}
