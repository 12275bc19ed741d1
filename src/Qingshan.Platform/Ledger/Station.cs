using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>站房 · A building or mast with instruments; it may hold several monitoring points.</summary>
public sealed class Station : Record
{
    public required string Name { get; init; }

    public string? NameEn { get; init; }

    public required Place Place { get; init; }
}
