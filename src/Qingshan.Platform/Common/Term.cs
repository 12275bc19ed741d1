using System.Collections.Concurrent;
using System.Reflection;

namespace Qingshan.Platform.Common;

/// <summary>
/// 术语 · What people call a property of a record or a value of an enumeration, in both languages. It stands in the code beside the thing
/// itself, so that the catalogue knows it without anybody registering it.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class TermAttribute(string zh, string en) : Attribute
{
    public Text Name => new(zh, en);

    /// <summary>The unit of a number, as a symbol; empty where it has none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The record that a property refers to by its identity.</summary>
    public Type? Of { get; init; }

    /// <summary>The table whose codes a property holds, for example <c>GB/T 4754</c>.</summary>
    public string Codes { get; init; } = "";

    public Sensitivity Sensitivity { get; init; } = Sensitivity.Plain;
}

/// <summary>
/// 敏感等级 · Who may read a field of a record that he sees. Whether he sees the record at all is said by its
/// <see cref="Disclosure"/>.
/// </summary>
public enum Sensitivity
{
    [Term("普通", "plain")]
    Plain,

    /// <summary>What helps an attacker: addresses, places in networks. Masked unless granted.</summary>
    [Term("敏感", "sensitive")]
    Sensitive,

    /// <summary>个人信息: what tells a person. Masked unless granted.</summary>
    [Term("个人信息", "personal")]
    Personal,
}

/// <summary>The base databases of the plan (基础数据库), of which the catalogue is seen as views.</summary>
public enum BaseDatabase
{
    /// <summary>What belongs to all of them: regions, points, devices.</summary>
    [Term("公共基础", "common ground")]
    Common,

    [Term("环境质量", "environmental quality")]
    Quality,

    [Term("污染源", "pollution")]
    Pollution,

    [Term("自然生态", "natural ecology")]
    Ecology,

    [Term("核与辐射", "nuclear and radiation")]
    Radiation,
}

/// <summary>记录类型 · What a type of records is, for people and for the catalogue. Every type of <see cref="Record"/> has one.</summary>
/// <param name="key">Stable, lower case with hyphens; part of the code of its dataset.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecordKindAttribute(string key, string zh, string en, string aboutZh, string aboutEn) : Attribute
{
    public string Key => key;

    public Text Name => new(zh, en);

    public Text About => new(aboutZh, aboutEn);

    public BaseDatabase Base { get; init; } = BaseDatabase.Common;
}

/// <summary>Looks terms up.</summary>
public static class Terms
{
    private static readonly ConcurrentDictionary<Enum, Text> Values = new();

    /// <summary>What a value of an enumeration is called; its name in the code where nobody has said it.</summary>
    public static Text Of<T>(T value) where T : struct, Enum => Values.GetOrAdd(value, static v => Find(v.GetType().GetField(v.ToString())) ?? new(v.ToString(), v.ToString()));

    private static Text? Find(FieldInfo? field) => field?.GetCustomAttribute<TermAttribute>()?.Name;
}
