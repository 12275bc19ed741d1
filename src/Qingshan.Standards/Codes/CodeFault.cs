namespace Qingshan.Standards;

/// <summary>What is wrong with a code, and in which part of it. Immutable.</summary>
/// <param name="Part">The part, such as <c>check</c> or <c>length</c>.</param>
/// <param name="Position">The first character that is wrong, counted from 1; null where the length is wrong.</param>
/// <param name="MessageZh">What is wrong and what would be right, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record CodeFault(string Part, int? Position, string MessageZh, string MessageEn)
{
    internal static CodeFault Length(string nameZh, string nameEn, int expected, int found) =>
        new("length", null, $"{nameZh}应为 {expected} 位，实为 {found} 位。", $"{nameEn} has {expected} characters; this has {found}.");

    internal static CodeFault Character(string part, int position, char found, string allowed) =>
        new(part, position, $"第 {position} 位“{found}”无效；可用：{allowed}。", $"Character {position}, “{found}”, is not valid; use: {allowed}.");

    internal static CodeFault Check(int position, char found, char expected) =>
        new("check", position, $"校验码（第 {position} 位）应为“{expected}”，实为“{found}”：代码中有一位写错了。",
            $"The check character ({position}) should be “{expected}” and is “{found}”: some character of the code is wrong.");
}
