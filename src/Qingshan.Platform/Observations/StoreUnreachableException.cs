namespace Qingshan.Platform.Observations;

/// <summary>
/// The store stands on another machine and does not answer. Nobody's bug: who writes tries again, who reads is told so
/// (<see cref="ObservationErrors.StoreUnreachable"/>).
/// </summary>
public sealed class StoreUnreachableException(string message, Exception inner) : IOException(message, inner);
