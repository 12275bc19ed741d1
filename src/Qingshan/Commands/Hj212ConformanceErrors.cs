using Qingshan.Platform.Common;

namespace Qingshan.Commands;

/// <summary>Why a conformance test cannot begin; what is wrong with the equipment is in its report.</summary>
public static class Hj212ConformanceErrors
{
    public static readonly ErrorKind BadAddress = new("conformance.bad-address", 400,
        new("地址写法不对", "Not an address"),
        new("{0} 不是地址；写法为 主机:端口，例如 192.0.2.7:9212。", "{0} is no address; write HOST:PORT, such as 192.0.2.7:9212."));

    public static readonly ErrorKind BadHeader = new("conformance.bad-header", 400,
        new("MN、PW 或 ST 不能写入报文", "MN, PW or ST cannot be written"),
        new("{0}", "{0}"));

    public static readonly ErrorKind NotReached = new("conformance.not-reached", 502,
        new("连不上被测方", "The equipment cannot be reached"),
        new("连不上 {0}：{1}。请检查地址、端口与防火墙。", "Cannot reach {0}: {1}. Look at address, port and firewalls."));

    public static readonly ErrorKind NobodyCame = new("conformance.nobody-came", 504,
        new("没有设备连接", "No device came"),
        new("在 {0} 没有等到设备：{1}。请把设备的平台地址设为此处，或加长 --watch，或用 --connect 主动连接。",
            "No device came to {0}: {1}. Set this as the platform's address in the device, wait longer with --watch, or connect to it with --connect."));
}
