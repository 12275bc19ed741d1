using System.Globalization;
using System.Text;

namespace Qingshan.Hj212;

/// <summary>
/// The fields of CP while a message is made of them: each is taken out, and what was needed and is not there, or cannot be read,
/// is noted. Keys are compared without their case, because Annex C itself writes both <c>CTime</c> and <c>Ctime</c>.
/// </summary>
internal sealed class FieldSource(IEnumerable<MessageItem> items)
{
    private readonly List<List<MessageField>> left = [.. items.Select(i => i.Fields.ToList())];

    public MessageNotes Notes { get; private set; }

    /// <summary>What nobody has taken.</summary>
    public ValueList<MessageItem> Left => new([.. left.Where(i => i.Count > 0).Select(i => new MessageItem(new([.. i])))]);

    public string? Take(string key) => TakeWhere(f => string.Equals(f.Key, key, StringComparison.OrdinalIgnoreCase))?.Text;

    public string Need(string key) => Take(key) ?? Missing<string>() ?? "";

    public int NeedNumber(string key) => Take(key) switch
    {
        null => Missing<int>(),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => Unreadable<int>(),
    };

    public DateTime NeedTime(string key) => TakeTime(key) ?? Missing<DateTime>();

    public DateTime? TakeTime(string key) => Take(key) is { } text ? ReadTime(text) : null;

    /// <summary>A time of day, <c>hhmmss</c>.</summary>
    public TimeOnly NeedTimeOfDay(string key) => Take(key) switch
    {
        null => Missing<TimeOnly>(),
        var text when TimeOnly.TryParseExact(text, "HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
        _ => Unreadable<TimeOnly>(),
    };

    /// <summary>DataTime, which data may lack: then it is null and noted. One that cannot be read stays among the fields.</summary>
    public DateTime? TakeDataTime()
    {
        var found = TakeWhere(f => f.Time is not null && string.Equals(f.Key, "DataTime", StringComparison.OrdinalIgnoreCase));
        if (found is null) Notes |= MessageNotes.DataTimeMissing;
        return found?.Time;
    }

    /// <summary>The next field with a suffix; null where none is left.</summary>
    public MessageField? TakeSuffix(FieldSuffix suffix) => TakeWhere(f => f.Suffix == suffix);

    /// <summary>Everything that is left; noted as missing where that is nothing.</summary>
    public ValueList<MessageItem> NeedRest()
    {
        if (Left.Count == 0) Note(MessageNotes.FieldMissing);
        return Rest();
    }

    public ValueList<MessageItem> Rest()
    {
        var rest = Left;
        left.Clear();
        return rest;
    }

    public DateTime ReadTime(string text) =>
        HjTime.TryParse(Encoding.UTF8.GetBytes(text), out var utc) ? utc : Unreadable<DateTime>();

    public void Note(MessageNotes notes) => Notes |= notes;

    /// <summary>Notes it and stands in for the value.</summary>
    public T? Missing<T>()
    {
        Note(MessageNotes.FieldMissing);
        return default;
    }

    /// <summary>Notes it and stands in for the value.</summary>
    public T? Unreadable<T>()
    {
        Note(MessageNotes.FieldUnreadable);
        return default;
    }

    /// <summary>The next field that is wanted; null where none is left.</summary>
    public MessageField? TakeWhere(Predicate<MessageField> wanted)
    {
        foreach (var item in left)
        {
            var at = item.FindIndex(wanted);
            if (at < 0) continue;
            var field = item[at];
            item.RemoveAt(at);
            return field;
        }
        return null;
    }
}
