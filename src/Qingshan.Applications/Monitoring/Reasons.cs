using Qingshan.Hj212;
using Qingshan.Platform.Common;
using Qingshan.Ui.Docs;

namespace Qingshan.Applications.Monitoring;

/// <summary>Why a packet has its verdict, in words, and what to do about it.</summary>
public sealed record Reason(string Name, Text What, Text Next);

/// <summary>The stable names of reasons, as packets carry them, in words.</summary>
public sealed class Reasons(ErrorCatalogue catalogue)
{
    private static readonly Text NothingToDo = new("无需处理；可请厂家在方便时改正。", "Nothing has to be done; the maker may mend it in time.");
    private static readonly Text CheckDevice = new("请检查数采仪程序、串口或网络设备；设备通常会自动重发。", "Check the data logger's program and the line in between; the device usually sends again by itself.");
    private static readonly Text AskForTime = new("数值无法归入时刻，未被采用；请厂家补上 DataTime。", "The values belong to no moment and were not used; ask the maker to send DataTime.");
    private static readonly Text AskMaker = new("请厂家按 HJ 212 改正报文。", "Ask the maker to follow HJ 212.");

    private static readonly Dictionary<string, Reason> Known = Table().ToDictionary(r => r.Name);

    /// <summary>The reasons of a packet, one for each of its comma-separated names.</summary>
    public IEnumerable<Reason> Of(string names) =>
        names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Find);

    /// <summary>Whether a name has words of its own here.</summary>
    public static bool Knows(string name) => Known.ContainsKey(name);

    // Uploads by HTTP carry codes of the error catalogue, which has the words already.
    private Reason Find(string name) =>
        Known.GetValueOrDefault(name)
        ?? (catalogue.Find(name) is { } kind ? new(name, kind.Title, new(kind.Detail.With("…", "…", "…", "…").Zh, kind.Detail.With("…", "…", "…", "…").En)) : new(name, new(name, name), AskMaker));

    private static IEnumerable<Reason> Table() => [.. ReasonTables.Others(), .. Faults(), .. Rules(), .. Notes()];

    private static IEnumerable<Reason> Faults()
    {
        foreach (var fault in Enum.GetValues<FrameFault>())
        {
            if (fault == FrameFault.None) continue;
            yield return new(WireName.Of(fault), ReasonTables.Of(fault), fault switch
            {
                FrameFault.DataTimeMissing => AskForTime,
                FrameFault.RuleBroken => AskMaker,
                _ => CheckDevice,
            });
        }
    }

    private static IEnumerable<Reason> Rules()
    {
        foreach (var rule in StandardRule.All)
        {
            var what = ToleranceWords.Of(rule.Tolerance);
            yield return new(rule.Reason, new($"未容许的偏差：{what.Zh}", $"Not tolerated of this device: {what.En}"),
                new("请厂家改正；若可以接受，请在设备画像中设为容许，再重新解读。", "Ask the maker to mend it; where it can be borne, tolerate it in the device's profile and read the packets again."));
        }
    }

    private static IEnumerable<Reason> Notes()
    {
        foreach (var note in Enum.GetValues<FrameNotes>())
            if (note != FrameNotes.None) yield return new(WireName.Of(note), ReasonTables.Of(note), note is FrameNotes.CnMissing or FrameNotes.MnMissing ? AskMaker : NothingToDo);
    }
}
