using Qingshan.Platform.Common;

namespace Qingshan.Composition;

/// <summary>Failures of the program itself: starting, and reaching a running one.</summary>
public static class ProgramErrors
{
    public static readonly ErrorKind FolderInUse = new("program.folder-in-use", 409,
        new("数据目录正在使用", "The data folder is in use"),
        new("数据目录 {0} 正被另一个程序使用（{1}）。请停止它，或用 --data 指定另一个目录。",
            "Another program uses the data folder {0} ({1}). Stop it, or name another folder with --data."));

    public static readonly ErrorKind CannotOpenJournal = new("program.cannot-open-journal", 500,
        new("原始日志打不开", "The journal cannot be opened"),
        new("{0} 中的原始日志打不开：{1}", "The journal in {0} cannot be opened: {1}"));

    public static readonly ErrorKind CannotOpenObservations = new("program.cannot-open-observations", 500,
        new("观测库打不开", "The store of observations cannot be opened"),
        new("观测库 {0} 打不开：{1}", "The store of observations {0} cannot be opened: {1}"));

    public static readonly ErrorKind UnknownStoreProvider = new("program.unknown-store-provider", 400,
        new("未知的观测库类型", "No such kind of store"),
        new("设置 StoreProvider 为 {0}，只能是 duckdb 或 clickhouse。", "The setting StoreProvider is {0}; it has to be duckdb or clickhouse."));

    public static readonly ErrorKind WrongStoreConnection = new("program.wrong-store-connection", 400,
        new("观测库连接设置有误", "The setting StoreConnection is wrong"),
        new("设置 StoreConnection 有误：{0}。写法：Host=主机;Port=8123;Database=库名;Username=用户;Password=密码（加密连接加 Protocol=https）。",
            "The setting StoreConnection is wrong: {0}. It is written Host=…;Port=8123;Database=…;Username=…;Password=…, with Protocol=https where the connection is encrypted."));

    public static readonly ErrorKind CannotOpenDatabase = new("program.cannot-open-database", 502,
        new("观测库服务器打不开", "The database of observations cannot be opened"),
        new("{0} 的观测库打不开：{1}。请检查服务器是否在运行、数据库是否已建立、设置 StoreConnection 中的地址、用户和密码。",
            "The observations at {0} cannot be opened: {1}. See that the server runs, that the database exists, and that address, name and password in the setting StoreConnection are right."));

    public static readonly ErrorKind StoreAheadOfJournal = new("program.store-ahead-of-journal", 500,
        new("观测库比原始日志新", "The store of observations is ahead of the journal"),
        new("{0} 中的观测库已存到第 {1} 个数据包，原始日志却只到第 {2} 个：日志丢失，或来自更旧的备份。请把两者从同一份备份恢复；若只剩日志，请移走 {3}，启动时将由日志重新生成观测。",
            "The store in {0} holds packets up to {1}, its journal ends at {2}: the journal was lost or comes from an older backup. Restore both from the same backup; where the journal is all there is, move {3} away, and the observations are made again from it at the start."));

    public static readonly ErrorKind WrongOidc = new("program.wrong-oidc", 400,
        new("外部登录的设置不对", "The settings of the other sign-in are wrong"),
        new("设置 {0} 不对：{1}。OidcAuthority 须为 https 地址（本机测试可用 http），并设置 OidcClientId 和存放客户端密钥的 OidcSecretFile。",
            "The setting {0} is wrong: {1}. OidcAuthority is an https address (http on this machine, for tests), with OidcClientId and OidcSecretFile, the file that holds the client's secret."));

    public static readonly ErrorKind UnknownSecondFactorRole = new("program.unknown-second-factor-role", 400,
        new("没有这个角色", "No such role"),
        new("设置 SecondFactorRoles 中的 {0} 不是角色；可用的角色：{1}。", "{0} in the setting SecondFactorRoles is no role; the roles are: {1}."));

    public static readonly ErrorKind WrongClockPolicy = new("program.wrong-clock-policy", 400,
        new("校时策略无效", "No such clock policy"),
        new("设置 ClockPolicy 的值“{0}”无效；可用 leave（不校时）、offer（应设备请求校时）、set（并主动校时）。",
            "The setting ClockPolicy is '{0}'; use leave, offer (the time to devices that ask) or set (also to those whose clock is out)."));

    public static readonly ErrorKind TooSmall = new("program.setting-too-small", 400,
        new("设置的值过小", "A setting is too small"),
        new("设置 {0} 为 {1}，至少应为 {2}。", "The setting {0} is {1}; it has to be {2} at least."));

    public static readonly ErrorKind PortTaken = new("program.port-taken", 409,
        new("端口被占用", "The port is taken"),
        new("无法在 {0} 端口监听（{1}）。请用 --port 或 --gateway-port 换一个端口，或停止占用它的程序。",
            "Cannot listen ({1}): port {0}. Choose another with --port or --gateway-port, or stop the program that has it."));

    public static readonly ErrorKind NotReachable = new("program.not-reachable", 502,
        new("连不上运行中的程序", "The running program cannot be reached"),
        new("连不上 {0}：{1}。", "Cannot reach {0}: {1}."));

    public static readonly ErrorKind ImportCutOff = new("program.import-cut-off", 502,
        new("导入中断", "The import was cut off"),
        new("程序在导入途中停止了；已存入的数据仍在，重新运行同一命令即可继续。", "The program stopped during the import; what was stored is there, and the same command goes on."));

    public static readonly ErrorKind NotRunning = new("program.not-running", 409,
        new("程序没有运行", "The program is not running"),
        new("此命令需要运行中的程序；请先运行 ./start 或 ./qingshan serve，并使用同一个 --data。",
            "This command needs a running program: ./start or ./qingshan serve first, with the same --data."));
}
