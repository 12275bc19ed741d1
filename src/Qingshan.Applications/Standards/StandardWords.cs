using System.Globalization;
using Qingshan.Platform.Common;
using Qingshan.Standards;

namespace Qingshan.Applications.Standards;

/// <summary>What stands in the catalogue, in the words of the reader.</summary>
public static class StandardWords
{
    public static Text Of(Medium medium) => medium switch
    {
        Medium.Water => new("水", "Water"),
        Medium.Air => new("大气", "Air"),
        Medium.Noise => new("声", "Sound"),
        Medium.WaterProcess => new("污水治理工况", "Waste-water treatment"),
        Medium.GasProcess => new("烟气治理工况", "Flue-gas treatment"),
        _ => new("现场端信息", "Equipment on site"),
    };

    public static Text Of(Evidence evidence) => evidence switch
    {
        Evidence.Seen => new("已核实", "verified"),
        Evidence.SecondHand => new("第二手资料", "second hand"),
        _ => new("凭记忆", "from memory"),
    };

    /// <summary>The conditions of row and column together; a dash where a number has none.</summary>
    public static string Of(StandardNumber number)
    {
        Condition?[] both = [number.Condition, number.Level];
        var words = both.OfType<Condition>().Select(c => new Text(c.NameZh, c.NameEn).ToString()).ToList();
        return words.Count == 0 ? "—" : string.Join(Text.IsEnglish ? ", " : "，", words);
    }

    /// <summary>The number with its sign, as it is printed: <c>≤ 35</c>, but a plain value alone.</summary>
    public static string Value(StandardNumber number) =>
        (number.Bound == Bound.Value ? "" : number.Bound.Sign() + " ") + number.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A unit; a number without one has no "1" behind it.</summary>
    public static string OfUnit(Unit? unit) => unit is null ? "—" : ReferenceEquals(unit, Units.Dimensionless) ? "" : unit.Symbol;

    /// <summary>A clause as the reader's language names it; the library keeps <c>Table 1</c>.</summary>
    public static string Clause(string clause) => Text.IsEnglish ? clause
        : clause.Replace("Table ", "表 ", StringComparison.Ordinal).Replace("Annex ", "附录 ", StringComparison.Ordinal);

    /// <summary>The reader's half of a note, which holds both languages: <c>中文 · English</c>.</summary>
    public static string Note(string note) =>
        note.Split(" · ") is [var zh, var en] ? new Text(zh, en).ToString() : note;

    /// <summary>From when to when something counts.</summary>
    public static string Period(DateOnly from, DateOnly? until)
    {
        var first = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return until is { } last
            ? $"{first} – {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
            : new Text($"{first} 起", $"from {first}").ToString();
    }

    /// <summary>What that means today.</summary>
    public static Text State(StandardNumber number, DateOnly today) =>
        number.CountsOn(today) ? new("现行", "in force") : number.From > today ? new("尚未实施", "not yet in force") : new("不再适用", "no longer in force");
}
