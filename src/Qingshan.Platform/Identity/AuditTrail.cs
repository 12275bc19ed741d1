namespace Qingshan.Platform.Identity;

/// <summary>What one request has left in the audit log so far, wherever in the program its entries were written.</summary>
public sealed class AuditTrail
{
    private static readonly AsyncLocal<AuditTrail?> Current = new();

    /// <summary>The last entry; null where there is none yet.</summary>
    public AuditEntry? Last { get; private set; }

    /// <summary>From here on what this request writes is noted.</summary>
    public static AuditTrail Begin() => Current.Value = new AuditTrail();

    internal static void Note(AuditEntry entry)
    {
        if (Current.Value is { } trail) trail.Last = entry;
    }
}
