using Qingshan.Platform.Common;

namespace Qingshan.Simulation;

public static class SeedErrors
{
    public static readonly ErrorKind RealData = new("simulation.real-data", 409,
        new("数据目录中有真实数据", "The data folder holds real data"),
        new("台账中有 {0} 个不是模拟的监测点（例如 {1}）；为避免混淆，不写入模拟数据。请用 --data 指定一个新目录；确有需要可加 --mix。",
            "The ledger has {0} points that are not simulated ({1}, for example), and nothing made up is put beside them. Name a new folder with --data, or say --mix if that is what you want."));

    public static readonly ErrorKind OtherScale = new("simulation.other-scale", 409,
        new("这个模拟省已按另一规模生成", "This province was made at another scale"),
        new("模拟省 {0} 已按另一规模生成。请换一个 --seed（另一个省），或用 --data 指定新目录。",
            "The province {0} stands there at another scale. Give another --seed, which is another province, or name a new folder with --data."));

    public static readonly ErrorKind UnknownPerson = new("simulation.unknown-person", 404,
        new("没有这个模拟账号", "No such simulated account"),
        new("没有模拟账号 {0}；一次性密码只发给由 seed 生成的账号，例如 {1}。", "There is no simulated account {0}; one-time passwords are given only to accounts that seed has made, {1} for example."));

    public static readonly ErrorKind Busy = new("simulation.seeding", 409,
        new("正在生成模拟数据", "A province is being made"),
        new("已有一次生成正在进行；请等它完成。重复运行不会改变已有数据。", "Another run is going on; wait until it is done. Running it again changes nothing that is there."));

    public static readonly ErrorKind JournalRefuses = new("simulation.journal-refuses", 503,
        new("无法写入原始日志", "The journal takes nothing"),
        new("写入原始日志失败：{0}。已写入的部分保留；修复后重新运行会接着生成。", "The journal could not be written: {0}. What was written stays; run it again once that is mended, and it goes on."));
}
