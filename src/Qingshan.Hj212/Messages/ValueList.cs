using System.Collections;
using System.Runtime.CompilerServices;

namespace Qingshan.Hj212;

/// <summary>Builds value lists; a collection expression does it too.</summary>
public static class ValueList
{
    /// <summary>A list of these values.</summary>
    /// <typeparam name="T">What the list holds.</typeparam>
    /// <param name="values">The values, copied.</param>
    /// <returns>The list.</returns>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> values) => new(values.ToArray());
}

/// <summary>An immutable list that equals another one with equal values in the same order, so that messages can be compared.</summary>
/// <typeparam name="T">What the list holds.</typeparam>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] values;

    internal ValueList(T[] values) => this.values = values;

    /// <summary>How many values there are.</summary>
    public int Count => values.Length;

    /// <summary>One value.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such place.</exception>
    public T this[int index] => values[index];

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => values.GetEnumerator();

    /// <summary>The values between brackets.</summary>
    /// <returns>For people and test output.</returns>
    public override string ToString() => $"[{string.Join(", ", values)}]";
}
