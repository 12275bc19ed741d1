namespace Qingshan.Platform.Observations.Embedded;

/// <summary>Who may change what in the embedded store. Where both are needed, moving is taken first.</summary>
internal sealed class StoreLocks : IDisposable
{
    /// <summary>The writer's connection, for one transaction.</summary>
    public SemaphoreSlim Writing { get; } = new(1, 1);

    /// <summary>
    /// Rows up to a position stay as they are: none of them moves from table to table or into a file, and no derived value, which
    /// carries such a position, is added to them. New packets come in all the same.
    /// </summary>
    public SemaphoreSlim Moving { get; } = new(1, 1);

    public void Dispose()
    {
        Writing.Dispose();
        Moving.Dispose();
    }
}
