namespace Qingshan.Hj212;

/// <summary>The command numbers (CN) that this library writes; any other number may be used as well.</summary>
public static class CommandNumbers
{
    /// <summary>Realtime data, both ways.</summary>
    public const int Realtime = 2011;

    /// <summary>Running state of treatment facilities.</summary>
    public const int State = 2021;

    /// <summary>Day data.</summary>
    public const int Day = 2031;

    /// <summary>Minute data.</summary>
    public const int Minute = 2051;

    /// <summary>Hour data.</summary>
    public const int Hour = 2061;

    /// <summary>When the data logger was started.</summary>
    public const int Boot = 2081;

    /// <summary>The answer to a request: accepted or not (QnRtn).</summary>
    public const int RequestAck = 9011;

    /// <summary>The result of a request (ExeRtn).</summary>
    public const int Result = 9012;

    /// <summary>The answer to a notification.</summary>
    public const int NotificationAck = 9013;

    /// <summary>The answer to data.</summary>
    public const int DataAck = 9014;
}
