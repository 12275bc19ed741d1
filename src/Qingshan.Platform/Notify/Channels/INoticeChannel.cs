using Qingshan.Platform.Common;
using Qingshan.Platform.Signals;

namespace Qingshan.Platform.Notify;

/// <summary>渠道 · A way to tell a person something outside of the platform's pages. The one seam between notices and the world.</summary>
public interface INoticeChannel
{
    ChannelKind Kind { get; }

    /// <summary>
    /// Sends one message. What fails on the way is an outcome and no exception; the same message may come again, after a crash
    /// between sending and noting it, with the same <see cref="NoticeMessage.Delivery"/>.
    /// </summary>
    Task<SendOutcome> SendAsync(NoticeMessage message, CancellationToken cancel);
}

public enum ChannelKind
{
    /// <summary>邮件.</summary>
    Mail,

    /// <summary>网络钩子: the operator's own receiver.</summary>
    Webhook,

    /// <summary>短信.</summary>
    Sms,
}

/// <summary>What a channel carries to one person.</summary>
/// <param name="Delivery">The same at each try: receivers know by it what they have had already.</param>
/// <param name="To">Mail address or phone number; for a webhook the person's user name.</param>
/// <param name="Link">The notice's page, where the person confirms having read it.</param>
/// <param name="SubjectLink">The page of what it is about; null where it is about nothing but itself.</param>
public sealed record NoticeMessage(
    Guid Delivery, string To, string Person, Severity Severity, string? PointCode, Text Subject, Text Body, string Link, string? SubjectLink);

/// <param name="Detail">What the other side answered, or what failed; never a secret.</param>
public readonly record struct SendOutcome(SendResult Result, string Detail)
{
    public static SendOutcome Sent(string detail) => new(SendResult.Sent, detail);

    public static SendOutcome Later(string detail) => new(SendResult.TryAgain, detail);

    public static SendOutcome Never(string detail) => new(SendResult.Refused, detail);
}

public enum SendResult
{
    /// <summary>The other side has taken it.</summary>
    Sent,

    /// <summary>Not this time: the network, the other side's load, or settings that an operator can mend.</summary>
    TryAgain,

    /// <summary>The other side will never take it: an address that does not exist.</summary>
    Refused,
}
