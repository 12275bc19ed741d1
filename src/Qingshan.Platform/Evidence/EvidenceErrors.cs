using Qingshan.Platform.Common;

namespace Qingshan.Platform.Evidence;

public static class EvidenceErrors
{
    public static readonly ErrorKind KeyUnreadable = new("evidence.key-unreadable", 500,
        new("签名密钥读不出来", "The signing key cannot be read"),
        new("签名密钥 {0} 读不出来或无法生成：{1}。请从备份恢复该文件；若已丢失，请移走它，程序会生成新密钥（见 docs/evidence.md）。",
            "The signing key {0} can neither be read nor made: {1}. Restore the file from a backup; if it is lost, move it away and the program makes a new one (docs/evidence.md)."));
}
