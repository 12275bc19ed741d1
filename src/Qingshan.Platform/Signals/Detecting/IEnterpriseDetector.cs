namespace Qingshan.Platform.Signals;

/// <summary>
/// A detector that looks at enterprises by what the ledger says of them: permits, reports, projects. It looks at all of them at once, for the
/// ledger is asked in sets. Applications bring their own as services.
/// </summary>
public interface IEnterpriseDetector
{
    DetectorFacts Facts { get; }

    /// <summary>How often it looks.</summary>
    TimeSpan Every { get; }

    /// <summary>What there is to say now of every enterprise of which there is something. An open signal of which nothing is said any more is over.</summary>
    Task<IReadOnlyList<EnterpriseState>> LookAsync(DateTime now, CancellationToken cancel);

    /// <summary>Why a signal is over of which nothing is said any more.</summary>
    Common.Text Over { get; }
}

/// <summary>How a part of an enterprise stands.</summary>
/// <param name="Enterprise">Its identity in the ledger.</param>
public readonly record struct EnterpriseState(Guid Enterprise, SubjectState State);
