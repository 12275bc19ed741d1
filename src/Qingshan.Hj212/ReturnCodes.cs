namespace Qingshan.Hj212;

/// <summary>Whether a request will be carried out (QnRtn, HJ 212-2017 table 7). Other numbers occur on the wire.</summary>
public enum QnRtn
{
    /// <summary>About to be carried out.</summary>
    Ready = 1,

    /// <summary>Refused.</summary>
    Refused = 2,

    /// <summary>Wrong PW.</summary>
    WrongPw = 3,

    /// <summary>Wrong MN.</summary>
    WrongMn = 4,

    /// <summary>Wrong ST.</summary>
    WrongSt = 5,

    /// <summary>Wrong Flag.</summary>
    WrongFlag = 6,

    /// <summary>Wrong QN.</summary>
    WrongQn = 7,

    /// <summary>Wrong CN.</summary>
    WrongCn = 8,

    /// <summary>Wrong check value.</summary>
    WrongCrc = 9,

    /// <summary>Unknown error.</summary>
    Unknown = 100,
}

/// <summary>How a request was carried out (ExeRtn, HJ 212-2017 table 6). Other numbers occur on the wire.</summary>
public enum ExeRtn
{
    /// <summary>Carried out.</summary>
    Done = 1,

    /// <summary>Failed, without a reason.</summary>
    Failed = 2,

    /// <summary>The conditions of the command are not met.</summary>
    ConditionNotMet = 3,

    /// <summary>Timed out.</summary>
    TimedOut = 4,

    /// <summary>The system is busy.</summary>
    Busy = 5,

    /// <summary>The system is at fault.</summary>
    SystemFault = 6,

    /// <summary>There are no data.</summary>
    NoData = 100,
}
