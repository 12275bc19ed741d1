using System.Diagnostics.CodeAnalysis;

namespace Qingshan.Platform.Common;

/// <summary>Either a value or an expected failure.</summary>
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Error? error) => (_value, Error) = (value, error);

    public Error? Error { get; }

    public bool IsOk => Error is null;

    /// <summary>The value; asking a failure for it is a bug.</summary>
    public T Value => Error is null ? _value! : throw new InvalidOperationException($"There is no value: {Error}");

    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Error? error)
    {
        (value, error) = (_value, Error);
        return Error is null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Error error) => new(default, error);
}

public static class Result
{
    /// <summary>For values whose type is an interface, which C# does not convert by itself.</summary>
    public static Result<T> Of<T>(T value) => value;
}
