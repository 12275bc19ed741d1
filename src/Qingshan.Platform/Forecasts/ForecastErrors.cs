using Qingshan.Platform.Common;

namespace Qingshan.Platform.Forecasts;

public static class ForecastErrors
{
    public static readonly ErrorKind UnknownModel = new("forecast.unknown-model", 404,
        new("没有这个预报模型", "No such forecast model"),
        new("没有预报模型 {0}，或当前账号看不到其任何站点；可在模型列表中查找。", "There is no forecast model {0}, or this account sees none of its stations; see the list of models."));

    public static readonly ErrorKind UnknownIssue = new("forecast.unknown-issue", 404,
        new("没有这次预报", "No such forecast"),
        new("没有编号为 {0} 的预报，或当前账号看不到其任何站点，或它已超过保存期限。", "There is no forecast {0}, or this account sees none of its stations, or it is older than forecasts are kept."));

    public static readonly ErrorKind NoneYet = new("forecast.none-yet", 404,
        new("还没有预报", "No forecast yet"),
        new("所选范围还没有发布过预报；须先训练模型并投入使用。", "Nothing has been forecast for what was asked; train a model and put it in use first."));

    public static readonly ErrorKind BadRequest = new("forecast.bad-request", 400,
        new("训练请求无效", "The request for training is not valid"),
        new("{0} 无效：{1}。请按括号中的要求填写，见 docs/forecasts.md。", "{0} is not valid: {1}. See docs/forecasts.md for what it takes."));

    public static readonly ErrorKind NoStations = new("forecast.no-stations", 409,
        new("没有可用的站点", "No stations to learn from"),
        new("{0} 内没有已登记位置、且有 {1} 小时值的空气站；请检查台账中的位置，或先导入历史数据。", "{0} holds no air station with a place and hourly values of {1}; look at the places in the ledger, or import history first."));

    public static readonly ErrorKind TooLarge = new("forecast.too-large", 409,
        new("数据量过大", "Too much data"),
        new("{0} 个站点 × {1} 小时超过 {2} 行；请缩短时段或减少站点。", "{0} stations by {1} hours are more than {2} rows; take a shorter time or fewer stations."));

    public static readonly ErrorKind TooShort = new("forecast.too-short", 409,
        new("数据时段太短", "Too short a time"),
        new("{0} 小时不足以学习并留出 {1} 天检验；至少需要 {2} 小时。", "{0} hours are too few to learn from and keep {1} days for the trial; at least {2} are needed."));

    public static readonly ErrorKind CannotLearn = new("forecast.cannot-learn", 409,
        new("无法训练", "The model could not be learned"),
        new("{0}", "{0}"));

    public static readonly ErrorKind Broken = new("forecast.broken", 500,
        new("训练意外中断", "The training broke off"),
        new("训练意外中断：{0}。请把日志交给维护人员。", "The training broke off: {0}. Give the log to who maintains the program."));

    public static readonly ErrorKind Cancelled = new("forecast.cancelled", 409,
        new("训练已取消", "The training was cancelled"),
        new("训练已由 {0} 取消。", "The training was cancelled by {0}."));

    public static readonly ErrorKind Interrupted = new("forecast.interrupted", 409,
        new("训练被中断", "The training was interrupted"),
        new("训练期间程序停止；请重新申请训练。", "The program stopped while it was learned; ask for the training again."));

    public static readonly ErrorKind QueuedAgain = new("forecast.queued-again", 409,
        new("训练被中断并重新排队", "The training was interrupted and waits again"),
        new("训练期间程序停止；已重新排队，程序再次启动后从头开始。", "The program was stopped while it was learned; it waits again and begins anew when the program runs."));

    public static readonly ErrorKind AlreadyAsked = new("forecast.already-asked", 409,
        new("已在训练", "Already being trained"),
        new("模型 {0} 已有一个版本在排队或训练；请等它结束，或先取消。", "A version of the model {0} waits or is being learned; wait for it or cancel it first."));

    public static readonly ErrorKind NotRunning = new("forecast.not-running", 409,
        new("训练已结束", "The training is over"),
        new("模型 {0} 的训练已结束，不能取消。", "The training of the model {0} is over and cannot be cancelled."));

    public static readonly ErrorKind NotReady = new("forecast.not-ready", 409,
        new("模型不能投入使用", "The model cannot be put in use"),
        new("模型 {0} 的状态是“{1}”；只有已训练或已替换的模型可以投入使用。", "The model {0} is {1}; only one that is trained or was replaced can be put in use."));

    public static readonly ErrorKind NothingInUse = new("forecast.nothing-in-use", 409,
        new("没有在用的模型", "No model in use"),
        new("没有在用的预报模型；请先训练并投入使用，或用 model 指定一个。", "No forecast model is in use; train one and put it in use, or name one as model."));

    public static readonly ErrorKind NotYet = new("forecast.not-yet", 409,
        new("该小时的数据尚未到齐", "The values of the hour have not come"),
        new("模型 {0} 的站点还没有新的、已到齐的小时值；最近发布的是 {1}。", "The stations of the model {0} have no new hour whose values have come; the last that was issued is {1}."));

    public static readonly ErrorKind Learned = new("forecast.hour-learned", 409,
        new("该小时已用于训练", "The hour was learned from"),
        new("模型 {0} 学习过 {1} 之前的数据；只能回算此后的小时，否则评分没有意义。", "The model {0} has learned from what was before {1}; only later hours can be forecast afterwards, else its scores would say nothing."));

    public static readonly ErrorKind TooRecent = new("forecast.too-recent", 409,
        new("该小时不能回算", "Too recent to be forecast afterwards"),
        new("{0} 尚不满 {1} 小时，由平台按时发布；回算只用于更早的小时。", "{0} is less than {1} hours ago: the platform issues it in its time; only earlier hours are forecast afterwards."));

    public static readonly ErrorKind NothingKnown = new("forecast.nothing-known", 409,
        new("该小时没有数据", "Nothing is known of the hour"),
        new("{0} 之前六小时内没有站点有 {1} 的值，无法起报。", "In the six hours before {0} no station has a value of {1}: there is nothing to start from."));

    public static readonly ErrorKind NoWeather = new("forecast.no-weather", 409,
        new("没有气象预报", "No weather forecast"),
        new("模型 {0} 需要未来气象，而 {1} 没有覆盖其全部站点和时段的气象预报；请先 import weather-forecast。", "The model {0} looks at coming weather, and at {1} no weather forecast covers all its stations and hours; import weather-forecast first."));

    public static readonly ErrorKind BadGrid = new("forecast.bad-grid", 400,
        new("不是可用的气象预报格点文件", "Not a weather forecast on a grid"),
        new("{0}：{1}。没有任何内容入库。", "{0}: {1}. Nothing of it was stored."));

    public static readonly ErrorKind Issued = new("forecast.issued", 409,
        new("该小时已发布", "Already issued"),
        new("模型 {0} 已就 {1} 发布过预报；预报不改写。", "The model {0} has forecast from {1} already; what was issued is not rewritten."));

    public static readonly ErrorKind FileDamaged = new("forecast.file-damaged", 500,
        new("模型文件缺失或损坏", "The file of the model is missing or damaged"),
        new("数据目录中模型 {0} 的文件缺失、与登记的校验值 {1} 不符，或由本程序的其他版本写成；请从备份恢复，或重新训练。", "The file of the model {0} is missing in the data folder, does not have the hash {1}, or was written by another version of the program; restore it from a backup, or train again."));
}
