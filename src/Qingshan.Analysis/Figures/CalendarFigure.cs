using System.Globalization;

namespace Qingshan.Analysis.Figures;

/// <summary>A year as twelve months of a calendar, each day in the colour of its value; weeks begin on Monday.</summary>
public static class CalendarFigure
{
    private const double Cell = 23, MonthWide = 7 * Cell + 18, MonthTall = 6 * Cell + 44;

    private static readonly Label[] Weekdays = [new("一", "M"), new("二", "T"), new("三", "W"), new("四", "T"), new("五", "F"), new("六", "S"), new("日", "S")];

    private static readonly string[] MonthsEn = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Draws a year.</summary>
    /// <param name="name">What the values are, with their unit.</param>
    /// <param name="year">The year.</param>
    /// <param name="days">Days, ascending; those of other years are left out.</param>
    /// <param name="values">As many values; days without one stay grey.</param>
    /// <param name="limit">Days above it are framed; null for none.</param>
    /// <returns>The figure, 810 by 590.</returns>
    public static Figure Of(string name, int year, IReadOnlyList<DateTime> days, IReadOnlyList<double> values, double? limit = null)
    {
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(values);
        var drawing = new Drawing(810, 590, new(FormattableString.Invariant($"{year} 年 {name} 日历图"), FormattableString.Invariant($"Calendar of {name}, {year}")));
        var of = new Dictionary<int, double>();
        for (var i = 0; i < days.Count; i++)
            if (days[i].Year == year && double.IsFinite(values[i])) of[days[i].DayOfYear] = values[i];
        var scale = Scale.Linear(of.Count == 0 ? 0 : of.Values.Min(), of.Count == 0 ? 1 : of.Values.Max(), 5, tight: true);
        for (var month = 0; month < 12; month++) Month(drawing, year, month, of, scale, limit);
        drawing.ColourBar(738, 110, 320, scale, Palette.Sequential, name);
        drawing.Add(new BoxMark(738, 462, 12, 12, Empty));
        drawing.Text(755, 472, new("无数据", "no data"), 11);
        if (limit is { } above)
        {
            drawing.Add(new BoxMark(738, 484, 12, 12, "none", Palette.Alarm));
            drawing.Text(755, 494, FormattableString.Invariant($"> {above:G6}"), 11);
        }
        return drawing.Done();
    }

    private const string Empty = "#eef1f4";

    private static void Month(Drawing drawing, int year, int month, Dictionary<int, double> of, Scale scale, double? limit)
    {
        var (left, top) = (14 + month % 4 * MonthWide, 44 + month / 4 * MonthTall);
        drawing.Text(left + 3.5 * Cell, top + 10, new(FormattableString.Invariant($"{month + 1} 月"), MonthsEn[month]), 12, Anchor.Middle);
        for (var d = 0; d < 7; d++) drawing.Add(new TextMark(left + (d + 0.5) * Cell, top + 25, Weekdays[d], 9, Anchor.Middle, Colour: Palette.Muted));
        var first = new DateTime(year, month + 1, 1);
        var lead = ((int)first.DayOfWeek + 6) % 7;
        for (var day = 0; day < DateTime.DaysInMonth(year, month + 1); day++)
        {
            var (x, y) = (left + (lead + day) % 7 * Cell, top + 30 + (lead + day) / 7 * Cell);
            var date = first.AddDays(day);
            var there = of.TryGetValue(date.DayOfYear, out var value);
            var share = there ? scale.Share(value) : double.NaN;
            var above = there && value > limit;
            var words = FormattableString.Invariant($"{date:yyyy-MM-dd}");
            var tip = there ? (Label)FormattableString.Invariant($"{words}: {value:G5}") : new(words + "：无数据", words + ": no data");
            drawing.Add(new BoxMark(x + 0.75, y + 0.75, Cell - 1.5, Cell - 1.5, there ? Palette.Sequential(share) : Empty, above ? Palette.Alarm : "none", tip));
            // A frame of one pixel is lost among the colours.
            if (above) drawing.Add(new BoxMark(x + 1.75, y + 1.75, Cell - 3.5, Cell - 3.5, "none", Palette.Alarm, tip));
            drawing.Add(new TextMark(x + Cell / 2, y + Cell / 2 + 3.5, (day + 1).ToString(CultureInfo.InvariantCulture), 10, Anchor.Middle, Colour: there && share < 0.55 ? "#ffffff" : there ? Palette.Ink : Palette.Muted));
        }
    }
}
