namespace Qingshan.Platform.Intake;

/// <summary>
/// A topic that data come on: <c>…/NAME/hj212</c> with the MN of a device, <c>…/NAME/json</c> with the code of a point. What stands
/// before is the operator's.
/// </summary>
/// <param name="Before">Everything up to the last level.</param>
internal readonly record struct MqttTopic(string Before, string Name, bool IsHj212)
{
    /// <summary>Where HJ 212 answers go.</summary>
    public string Reply => $"{Before}/reply";

    /// <summary>Where it is said what became of a document.</summary>
    public string Answer => $"{Before}/answer";

    public static bool TryParse(string text, out MqttTopic topic)
    {
        topic = default;
        var levels = text.Split('/');
        if (levels.Length < 2 || levels[^1] is not ("hj212" or "json") || levels[^2].Length == 0) return false;
        topic = new(text[..text.LastIndexOf('/')], levels[^2], levels[^1] == "hj212");
        return true;
    }

    /// <summary>Whether a subscription asks for the answers of one name: <c>…/NAME/reply</c> or <c>…/NAME/answer</c>, without wildcards.</summary>
    public static bool IsAnswers(string filter, out string name)
    {
        var levels = filter.Split('/');
        name = levels.Length < 2 ? "" : levels[^2];
        return levels.Length >= 2 && levels[^1] is "reply" or "answer" && !filter.Contains('+', StringComparison.Ordinal) && !filter.Contains('#', StringComparison.Ordinal);
    }
}
