namespace Qingshan.Hj212;

/// <summary>Who sends a message to whom (HJ 212-2017, table 9).</summary>
public enum MessageDirection
{
    /// <summary>From the platform (上位机) to the device (现场机).</summary>
    Down,

    /// <summary>From the device to the platform.</summary>
    Up,

    /// <summary>The same message goes both ways: 9013 and 9014.</summary>
    Either,
}

/// <summary>What kind of command it is, which says how it is answered (HJ 212-2017, 6.5 and table 9).</summary>
public enum CommandKind
{
    /// <summary>请求命令: answered by 9011, then by data where there are any, then by 9012.</summary>
    Request,

    /// <summary>上传命令: answered by 9014 where Flag wants it.</summary>
    Upload,

    /// <summary>通知命令: answered by 9013.</summary>
    Notice,

    /// <summary>交互命令: an answer itself.</summary>
    Interaction,
}

/// <summary>Editions that have something.</summary>
[Flags]
public enum Editions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>HJ/T 212-2005.</summary>
    V2005 = 1,

    /// <summary>HJ 212-2017.</summary>
    V2017 = 2,

    /// <summary>HJ 212-2025.</summary>
    V2025 = 4,

    /// <summary>All three.</summary>
    All = V2005 | V2017 | V2025,
}

/// <summary>Sets of editions.</summary>
public static class EditionSets
{
    /// <summary>Whether a set has an edition.</summary>
    /// <param name="editions">The set.</param>
    /// <param name="edition">The edition.</param>
    /// <returns>True where it does.</returns>
    public static bool Has(this Editions editions, Edition edition) => ((int)editions >> (int)edition & 1) != 0;
}
