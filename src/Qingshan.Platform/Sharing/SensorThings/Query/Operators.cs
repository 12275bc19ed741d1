namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>运算 · What operators make of values. Null is nothing: it equals null and is compared with nothing else.</summary>
internal static class Operators
{
    public static bool IsTrue(object? value) => value switch
    {
        bool truth => truth,
        Several several => several.Values.Any(IsTrue),
        _ => false,
    };

    /// <summary>Applies to each of several values what is meant for one.</summary>
    public static object? Each(object? value, Func<object?, object?> of) => value is Several several ? new Several([.. several.Values.Select(of)]) : of(value);

    public static object? Each(object? left, object? right, Func<object?, object?, object?> of) => Each(left, l => Each(right, r => of(l, r)));

    public static object? Compare(string op, object? left, object? right)
    {
        (left, right) = (Plain(left), Plain(right));
        if (left is null || right is null) return op switch { "eq" => left is null && right is null, "ne" => left is null != right is null, _ => false };
        if (left is When a && right is When b) return Compare(op, a, b);
        if (left.GetType() != right.GetType() || left is not IComparable comparable) return op switch { "eq" => left.Equals(right), "ne" => !left.Equals(right), _ => false };
        var order = left is string text ? string.CompareOrdinal(text, (string)right) : comparable.CompareTo(right);
        return op switch { "eq" => order == 0, "ne" => order != 0, "gt" => order > 0, "ge" => order >= 0, "lt" => order < 0, _ => order <= 0 };
    }

    /// <summary>An interval is after what its start is after, and before what its end is before: those of a month are what starts with it and has ended by the next.</summary>
    private static bool Compare(string op, When a, When b) => op switch
    {
        "eq" => a == b,
        "ne" => a != b,
        "gt" => a.Start > b.Start && a.Start >= b.End,
        "ge" => a.Start >= b.Start,
        "lt" => a.IsInstant ? a.Start < b.Start : a.End <= b.Start,
        _ => a.End <= b.End,
    };

    public static object? Calculate(string op, object? left, object? right) => (Plain(left), Plain(right)) switch
    {
        (double a, double b) => op switch { "add" => a + b, "sub" => a - b, "mul" => a * b, "div" => b == 0 ? null : a / b, _ => b == 0 ? null : a % b },
        (When t, TimeSpan d) when op is "add" or "sub" => Moved(t, op == "add" ? d : -d),
        (When a, When b) when op == "sub" => a.Start - b.Start,
        (TimeSpan a, TimeSpan b) when op is "add" or "sub" => op == "add" ? a + b : a - b,
        _ => null,
    };

    public static object? Negative(object? value) => Plain(value) switch { double number => -number, TimeSpan duration => -duration, _ => null };

    /// <summary>For order: null first.</summary>
    public static int Order(object? left, object? right)
    {
        (left, right) = (Plain(First(left)), Plain(First(right)));
        if (left is null || right is null) return (left is null ? 0 : 1) - (right is null ? 0 : 1);
        return (left, right) switch
        {
            (When a, When b) => (a.Start, a.End).CompareTo((b.Start, b.End)),
            (string a, string b) => string.CompareOrdinal(a, b),
            (IComparable a, _) when left.GetType() == right.GetType() => a.CompareTo(right),
            _ => string.CompareOrdinal(left.GetType().Name, right.GetType().Name),
        };
    }

    private static object? First(object? value) => value is not Several several ? value : several.Values.Count > 0 ? several.Values[0] : null;

    private static When? Moved(When t, TimeSpan by)
    {
        // Beyond the calendar there is no time.
        if (by > TimeSpan.Zero ? DateTime.MaxValue - t.End < by : t.Start - DateTime.MinValue < -by) return null;
        return new(t.Start + by, t.End + by);
    }

    private static object? Plain(object? value) => value switch { int number => (double)number, long number => (double)number, _ => value };
}
