using System.Text;

namespace Qingshan.Hj212;

/// <summary>
/// What an uploaded value set is about. Devices send the same again, or corrected, with the same QN or a new one and
/// mostly without RF: a receiver that keeps one value of each key, and the others as its revisions, counts nothing twice.
/// </summary>
/// <param name="Mn">The device.</param>
/// <param name="Command">CN: 2011, 2051, 2061 or 2031.</param>
/// <param name="DataTimeUtc">DataTime in UTC.</param>
/// <param name="Factor">The factor's code as received.</param>
/// <param name="Repetition">0 for the factor's first set in the packet, 1 for its second: two instruments under one code.</param>
public readonly record struct UploadKey(string Mn, int Command, DateTime DataTimeUtc, string Factor, int Repetition)
{
    /// <summary>The keys of a packet's value sets, in their order. Allocates.</summary>
    /// <param name="header">The packet's header.</param>
    /// <param name="sets">Its value sets.</param>
    /// <returns>One key a set; empty where CN or DataTime is missing.</returns>
    public static IReadOnlyList<UploadKey> Of(scoped in SegmentHeader header, scoped in Measurements sets)
    {
        if (header.Command is not { } command || sets.DataTime is not { } time) return [];
        var mn = Encoding.Latin1.GetString(header.Mn);
        var keys = new List<UploadKey>(sets.Count);
        foreach (var set in sets)
        {
            var key = new UploadKey(mn, command, time, Encoding.Latin1.GetString(set.Factor), 0);
            while (keys.Contains(key)) key = key with { Repetition = key.Repetition + 1 };
            keys.Add(key);
        }
        return keys;
    }
}
