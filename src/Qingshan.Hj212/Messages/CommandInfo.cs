namespace Qingshan.Hj212;

/// <summary>What the library knows of one command in one direction.</summary>
/// <param name="Number">CN.</param>
/// <param name="Direction">Who sends it.</param>
/// <param name="Kind">How it is answered.</param>
/// <param name="NameZh">Its name in the standard.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Editions">The editions that have it.</param>
/// <param name="Cp">What CP carries, as keys; empty for an empty CP. <c>x</c> stands for a factor or a code of information.</param>
/// <param name="DataReply">The command of the data that answer it; 0 where none do.</param>
public sealed record CommandInfo(
    int Number, MessageDirection Direction, CommandKind Kind, string NameZh, string NameEn, Editions Editions, string Cp, int DataReply = 0)
{
    /// <summary>
    /// The editions in whose own text the entry was read: table 9 and Annex C of HJ 212-2017. What is said of the others is
    /// second-hand, from public descriptions and implementations: check it against the standard before relying on it.
    /// </summary>
    public Editions Verified => Editions & Editions.V2017;

    /// <summary>The commands that answer it, in their order (9014 for an upload only where its Flag wants one).</summary>
    public ValueList<int> Replies => Kind switch
    {
        CommandKind.Request when DataReply != 0 => [CommandNumbers.RequestAck, DataReply, CommandNumbers.Result],
        CommandKind.Request => [CommandNumbers.RequestAck, CommandNumbers.Result],
        CommandKind.Upload => [CommandNumbers.DataAck],
        CommandKind.Notice => [CommandNumbers.NotificationAck],
        _ => [],
    };
}
