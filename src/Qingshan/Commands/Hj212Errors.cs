using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>Failures of <c>qingshan hj212</c>.</summary>
public static class Hj212Errors
{
    public static readonly ErrorKind NoFile = new("packet.no-file", 404,
        new("文件打不开", "A file cannot be opened or written"),
        new("文件打不开或写不进去：{0}", "A file cannot be opened or written: {0}"));

    public static readonly ErrorKind BadKey = new("packet.bad-key", 400,
        new("密钥不对", "Not a key"),
        new("密钥应为 16 个 ASCII 字符，写法与 1014 命令的 NewSK 相同。", "A key is sixteen ASCII characters, as NewSK of command 1014 writes it."));

    public static readonly ErrorKind NotJson = new("packet.not-json", 400,
        new("不是 JSON 对象", "Not a JSON object"),
        new("第 {0} 行不是一个 JSON 对象：{1}", "Line {0} is no JSON object: {1}"));

    public static readonly ErrorKind MissingMember = new("packet.missing-member", 400,
        new("缺少字段", "A member is missing"),
        new("第 {0} 行缺少 {1}：{2}", "Line {0} lacks {1}: {2}"));

    public static readonly ErrorKind BadMember = new("packet.bad-member", 400,
        new("字段内容不对", "A member is not right"),
        new("第 {0} 行的 {1} 不对：{2}", "Line {0}: {1} is not right: {2}"));

    public static readonly ErrorKind Refused = new("packet.refused", 400,
        new("报文不能生成", "The packet cannot be written"),
        new("第 {0} 行不能生成报文：{1}", "Line {0} cannot be written: {1}"));
}
