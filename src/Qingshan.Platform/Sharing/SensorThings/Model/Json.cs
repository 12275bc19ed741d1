namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>JSON values as entities give them: lists of <see cref="Member"/>s, arrays, text, numbers, truths, null.</summary>
internal static class Json
{
    /// <summary>What stands within a value under some names; null where nothing does.</summary>
    public static object? Inside(object? value, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (value is not Member[] members) return null;
            value = null;
            foreach (var member in members)
                if (member.Name == name) value = member.Value;
        }
        return value;
    }
}
