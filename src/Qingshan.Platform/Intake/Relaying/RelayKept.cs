namespace Qingshan.Platform.Intake;

/// <summary>回执 · What a target answered to a packet.</summary>
/// <param name="Acknowledged">False: the packet asked for no answer, and was sent.</param>
/// <param name="Answer">As it came; null: word for word what HJ 212 prescribes (<see cref="ExpectedAnswer"/>).</param>
public sealed record RelayReceipt(long Sequence, DateTime At, bool Acknowledged, ReadOnlyMemory<byte>? Answer);

/// <summary>搁置 · A packet that a target does not acknowledge while it acknowledges others.</summary>
/// <param name="Reason"><c>no-answer</c>, <c>cut-off</c>, <c>qn-rtn-N</c>, <c>exe-rtn-N</c>, <c>unreadable</c>.</param>
/// <param name="Again">Somebody wants it tried again, and it is waiting for that.</param>
public sealed record RelaySetAside(long Sequence, DateTime At, string Mn, string Qn, int Tries, string Reason, bool Again);

/// <summary>What a target wanted of a device, and was refused.</summary>
public sealed record RelayCommand(DateTime At, string Mn, int Command, ReadOnlyMemory<byte> Bytes);
