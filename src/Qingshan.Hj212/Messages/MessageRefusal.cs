namespace Qingshan.Hj212;

/// <summary>Why a message cannot be written. <see cref="WireName.Of(MessageFault)"/> gives the stable names.</summary>
public enum MessageFault
{
    /// <summary>The edition does not have the command.</summary>
    NotInEdition,

    /// <summary>A text that would be read as something else: it holds <c>; , = &amp;&amp; ##</c> or a line break where it must not, or no proper Unicode.</summary>
    TextNotWritable,

    /// <summary>An item or a field without anything in it.</summary>
    Empty,

    /// <summary>A segment of more than 1024 bytes that cannot be split.</summary>
    TooLong,

    /// <summary>A packet in several parts needs a QN that is a time, because each part has its own.</summary>
    QnNotATime,

    /// <summary>PNUM and PNO make no sense: PNUM is 1 to 9999, PNO 1 to PNUM.</summary>
    PartNotSensible,

    /// <summary>The edition has no mark for what is sent again (RF).</summary>
    ReuploadNotInEdition,
}

/// <summary>Why a message was not written: what, where and how to mend it.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public sealed record MessageRefusal(MessageFault Fault, string Zh, string En)
{
    internal static MessageRefusal NotInEdition(CommandInfo command, Edition edition) => new(
        MessageFault.NotInEdition,
        $"{Name(edition)} 没有命令 {command.Number}（{command.NameZh}）；有此命令的版本：{Names(command.Editions, "、")}。",
        $"{Name(edition)} does not have the command {command.Number} ({command.NameEn}); it is in {Names(command.Editions, ", ")}.");

    // Without the text itself: it may be a password or a key.
    internal static MessageRefusal TextNotWritable(string where) => new(
        MessageFault.TextNotWritable,
        $"{where} 的内容含有协议的分隔符（; , = && ## 或换行）、未闭合的 // 或无效字符，接收方会读成别的内容；请去掉它们。",
        $"The text of {where} holds a separator of the protocol (; , = && ## or a line break), a // that is not closed, or no proper Unicode, and would be read as something else: take it out.");

    internal static MessageRefusal Empty(int item) => new(
        MessageFault.Empty, $"第 {item} 项没有内容；请填写字段或去掉该项。", $"Item {item} has nothing in it: give it a field or leave it out.");

    internal static MessageRefusal TooLong(int command) => new(
        MessageFault.TooLong,
        $"命令 {command} 的数据段超过 {PacketWriter.MaxSegment} 字节，且不能拆分；请缩短内容，数据上传请按因子分项。",
        $"The segment of command {command} is longer than {PacketWriter.MaxSegment} bytes and cannot be split: shorten it, or give data one item a factor.");

    internal static MessageRefusal QnNotATime(string? qn) => new(
        MessageFault.QnNotATime,
        $"数据要分多个包发送，每包各有 QN，而 QN“{qn}”不是 17 位时间；请换一个。",
        $"The data need several packets, each with its own QN, and the QN \"{qn}\" is no time of 17 digits: give another.");

    internal static MessageRefusal ReuploadNotInEdition(Edition edition) => new(
        MessageFault.ReuploadNotInEdition,
        $"{Name(edition)} 没有补传标记 RF；补传时请去掉该标记，或改用 HJ 212-2025。",
        $"{Name(edition)} has no mark RF for what is sent again: leave it out, or write HJ 212-2025.");

    internal static MessageRefusal PartNotSensible(PacketPart part) => new(
        MessageFault.PartNotSensible,
        $"PNUM={part.Count}、PNO={part.Number} 不合理：PNUM 为 1 至 9999，PNO 为 1 至 PNUM。",
        $"PNUM={part.Count} and PNO={part.Number} make no sense: PNUM is 1 to 9999, PNO is 1 to PNUM.");

    private static string Name(Edition edition) => edition == Edition.V2005 ? "HJ/T 212-2005" : $"HJ 212-{edition.ToString()[1..]}";

    private static string Names(Editions editions, string separator) =>
        string.Join(separator, Enum.GetValues<Edition>().Where(e => editions.Has(e)).Select(Name));
}
