namespace Qingshan.Platform.Common;

/// <summary>
/// The envelope of every ledger entry. A row says: from <see cref="ValidFrom"/> to <see cref="ValidTo"/> the thing
/// <see cref="Id"/> was so in the world, and from <see cref="RecordedFrom"/> to <see cref="RecordedTo"/> the platform held
/// that to be so. Rows are never changed except for closing <see cref="RecordedTo"/>, so that the ledger as of any date,
/// and as it was known on any date, can be read. All times are UTC; ends are exclusive; a null end is open.
/// </summary>
public abstract class Record
{
    /// <summary>How the <see cref="Source"/> of what a program made up ends.</summary>
    public const string SimulatedSource = "(simulated)";

    /// <summary>Key of the row. What others refer to is <see cref="Id"/>.</summary>
    public long Row { get; init; }

    /// <summary>The thing; the same in all its rows.</summary>
    [Term("标识", "Identity")]
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The code by which people and other systems know the thing; unique among what is in force.</summary>
    [Term("编码", "Code")]
    public required string Code { get; init; }

    [Term("有效期自", "Valid from")]
    public DateTime ValidFrom { get; init; }

    [Term("有效期至", "Valid to")]
    public DateTime? ValidTo { get; init; }

    [Term("记录于", "Recorded at")]
    public DateTime RecordedFrom { get; init; }

    public DateTime? RecordedTo { get; set; }

    /// <summary>Where the knowledge comes from: a file, a standard, a form, a device.</summary>
    [Term("来源", "Source")]
    public string Source { get; init; } = "";

    /// <summary>Who entered it.</summary>
    [Term("录入人", "Author", Sensitivity = Sensitivity.Personal)]
    public string Author { get; init; } = "";

    /// <summary>The region in which the thing lies: with <see cref="Disclosure"/>, what the policy decides by.</summary>
    [Term("所在行政区", "Region")]
    public Guid? RegionId { get; init; }

    [Term("公开程度", "Disclosure")]
    public Disclosure Disclosure { get; init; } = Disclosure.Internal;
}

/// <summary>Who may know of a record at all.</summary>
public enum Disclosure
{
    /// <summary>Those whose jurisdiction holds its region. The default: nothing becomes public by oversight.</summary>
    [Term("内部", "internal")]
    Internal,

    /// <summary>Everybody.</summary>
    [Term("公开", "public")]
    Public,
}

/// <summary>At which moment a ledger is read.</summary>
/// <param name="ValidAt">The world at this moment; null is now.</param>
/// <param name="KnownAt">As the platform knew it at this moment; null is all that is known today.</param>
public readonly record struct AsOf(DateTime? ValidAt = null, DateTime? KnownAt = null);
