namespace Qingshan.Platform.Cases;

/// <summary>
/// 节假日安排 · The General Office of the State Council's notices of each year: 国办发明电〔2023〕7号 for 2024, 国办发明电〔2024〕12号 for 2025,
/// 国办发明电〔2025〕7号 for 2026. Written down from memory of the notices and not held against them: unverified. What is wrong is mended by
/// entering the day (<see cref="CalendarDay"/>); years that are not in here have weekends and nothing else.
/// </summary>
public static class HolidayArrangements
{
    public const string Source = "国务院办公厅关于部分节假日安排的通知（2024–2026，未核对 unverified）";

    /// <summary>First and last day of each holiday.</summary>
    private static readonly (DateOnly From, DateOnly To)[] Holidays =
    [
        Span(2024, 1, 1, 1, 1), Span(2024, 2, 10, 2, 17), Span(2024, 4, 4, 4, 6), Span(2024, 5, 1, 5, 5), Span(2024, 6, 10, 6, 10), Span(2024, 9, 15, 9, 17), Span(2024, 10, 1, 10, 7),
        Span(2025, 1, 1, 1, 1), Span(2025, 1, 28, 2, 4), Span(2025, 4, 4, 4, 6), Span(2025, 5, 1, 5, 5), Span(2025, 5, 31, 6, 2), Span(2025, 10, 1, 10, 8),
        Span(2026, 1, 1, 1, 3), Span(2026, 2, 15, 2, 23), Span(2026, 4, 4, 4, 6), Span(2026, 5, 1, 5, 5), Span(2026, 6, 19, 6, 21), Span(2026, 9, 25, 9, 27), Span(2026, 10, 1, 10, 7),
    ];

    /// <summary>调休上班: Saturdays and Sundays on which is worked.</summary>
    private static readonly DateOnly[] MadeUp =
    [
        new(2024, 2, 4), new(2024, 2, 18), new(2024, 4, 7), new(2024, 4, 28), new(2024, 5, 11), new(2024, 9, 14), new(2024, 9, 29), new(2024, 10, 12),
        new(2025, 1, 26), new(2025, 2, 8), new(2025, 4, 27), new(2025, 9, 28), new(2025, 10, 11),
        new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 5, 9), new(2026, 9, 20), new(2026, 10, 10),
    ];

    private static readonly Dictionary<DateOnly, bool> Days = Holidays
        .SelectMany(h => Enumerable.Range(0, h.To.DayNumber - h.From.DayNumber + 1).Select(i => KeyValuePair.Create(h.From.AddDays(i), false)))
        .Concat(MadeUp.Select(d => KeyValuePair.Create(d, true))).ToDictionary();

    public static int FirstYear => 2024;

    public static int LastYear => 2026;

    /// <summary>Whether a day is worked by arrangement; null where there is none and the week decides.</summary>
    public static bool? Find(DateOnly day) => Days.TryGetValue(day, out var working) ? working : null;

    private static (DateOnly, DateOnly) Span(int year, int month, int day, int toMonth, int toDay) => (new(year, month, day), new(year, toMonth, toDay));
}
