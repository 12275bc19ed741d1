namespace Qingshan.Platform.Observations;

/// <summary>
/// 观测值 · One value of a series. Append-only: what is sent again for the same start is another revision, ordered by the
/// packet that brought it (the journal's sequence), and the last one is in effect. Numbers are in the series' unit;
/// <see cref="double.NaN"/> is "not given". Times are UTC.
/// </summary>
/// <param name="Start">Start of the period, or the instant.</param>
/// <param name="Min">Least value within the period, where the device gives it.</param>
/// <param name="Total">Amount over the period (排放量), where the device gives it.</param>
/// <param name="Converted">Value converted to reference conditions (折算值), where the device gives it.</param>
/// <param name="Flag">Data flag of HJ 212 (N normal, D fault, …); <c>'\0'</c> where none was given.</param>
/// <param name="Received">When the packet reached the platform.</param>
/// <param name="Packet">Sequence of the packet in the journal.</param>
public readonly record struct Observation(
    int Series, DateTime Start, double Value, double Min, double Max, double Total, double Converted,
    Qualifier Qualifier, char Flag, DateTime Received, long Packet)
{
    /// <summary>A plain value: nothing else given.</summary>
    public static Observation Plain(int series, DateTime start, double value, DateTime received, long packet, char flag = '\0') =>
        new(series, start, value, double.NaN, double.NaN, double.NaN, double.NaN, Qualifier.Equal, flag, received, packet);
}

/// <summary>How a value is to be read.</summary>
public enum Qualifier : byte
{
    Equal = 0,
    Less = 1,
    Greater = 2,

    /// <summary>未检出: the value is the detection limit.</summary>
    NotDetected = 3,
}
