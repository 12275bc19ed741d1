namespace Qingshan.Platform.Common;

/// <summary>
/// The envelope of every ledger entry. A row says: from <see cref="ValidFrom"/> to <see cref="ValidTo"/> the thing
/// <see cref="Id"/> was so in the world, and from <see cref="RecordedFrom"/> to <see cref="RecordedTo"/> the platform held
/// that to be so. Rows are never changed except for closing <see cref="RecordedTo"/>, so that the ledger as of any date,
/// and as it was known on any date, can be read. All times are UTC; ends are exclusive; a null end is open.
/// </summary>
public abstract class Record
{
    /// <summary>Key of the row. What others refer to is <see cref="Id"/>.</summary>
    public long Row { get; init; }

    /// <summary>The thing; the same in all its rows.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The code by which people and other systems know the thing; unique among what is in force.</summary>
    public required string Code { get; init; }

    public DateTime ValidFrom { get; init; }

    public DateTime? ValidTo { get; init; }

    public DateTime RecordedFrom { get; init; }

    public DateTime? RecordedTo { get; set; }

    /// <summary>Where the knowledge comes from: a file, a standard, a form, a device.</summary>
    public string Source { get; init; } = "";

    /// <summary>Who entered it.</summary>
    public string Author { get; init; } = "";

    /// <summary>The region in which the thing lies: with <see cref="Disclosure"/>, what the policy decides by.</summary>
    public Guid? RegionId { get; init; }

    public Disclosure Disclosure { get; init; } = Disclosure.Internal;
}

/// <summary>Who may know of a record at all.</summary>
public enum Disclosure
{
    /// <summary>Those whose jurisdiction holds its region. The default: nothing becomes public by oversight.</summary>
    Internal,

    /// <summary>Everybody.</summary>
    Public,
}

/// <summary>At which moment a ledger is read.</summary>
/// <param name="ValidAt">The world at this moment; null is now.</param>
/// <param name="KnownAt">As the platform knew it at this moment; null is all that is known today.</param>
public readonly record struct AsOf(DateTime? ValidAt = null, DateTime? KnownAt = null);
