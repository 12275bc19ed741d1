namespace Qingshan.Hj212.Tests.Readme;

// <readme>
/// <summary>What strict reading says of a frame.</summary>
internal static class Conformance
{
    private static readonly FrameScanner Scanner = new(tolerances: Tolerances.Strict);
    private static readonly PacketReader Reader = new(Tolerances.Strict);

    public static void Judge(in Frame frame)
    {
        Span<byte> scratch = stackalloc byte[FrameScanner.DefaultMaxSegment];
        var packet = Reader.Read(frame, scratch);
        Console.WriteLine($"{WireName.Of(packet.Verdict)} {packet.Reason} {WireName.Of(packet.Notes)}");
    }
}
// </readme>
