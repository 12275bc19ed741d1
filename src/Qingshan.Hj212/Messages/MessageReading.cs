namespace Qingshan.Hj212;

/// <summary>What a packet says.</summary>
/// <param name="Message">The message; an <see cref="OpaqueMessage"/> where its command or shape is not known.</param>
/// <param name="Notes">What deviates in it.</param>
public sealed record MessageReading(Message Message, MessageNotes Notes);
