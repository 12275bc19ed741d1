namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>An expression of which every name has been found: what it gives for an entity.</summary>
/// <param name="Source">As it was written.</param>
/// <param name="Of">A value of its kind, null where there is none, or <see cref="Several"/> where the way led through a collection.</param>
internal sealed record Bound(Expr Source, Kind Kind, Func<Entity, object?> Of)
{
    /// <summary>Whether a filter lets an entity through. What leads to several lets it through where one of them does.</summary>
    public bool Lets(Entity entity) => Operators.IsTrue(Of(entity));
}

/// <summary>What a way through a collection gives.</summary>
internal sealed record Several(IReadOnlyList<object?> Values);
