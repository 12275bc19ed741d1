namespace Qingshan.Hj212;

/// <summary>What is looked at in a platform.</summary>
internal static class PlatformChecks
{
    public static readonly ConformanceCheck NoAnswerWanted = new("silent-without-a", "6.3.2", "Flag 未要求应答的上传不应答", "An upload whose Flag wants no answer is not answered");
    public static readonly ConformanceCheck WrongCrc = new("silent-on-wrong-crc", "6.2", "校验码错误的包不应答，其后的包照常应答", "A packet with a wrong check value is not answered, the next good one is");
    public static readonly ConformanceCheck Split = new("answer-split", "6.3.2", "拆分上传的每一包各按自己的 QN 应答", "Each part of a split upload is answered with its own QN");
    public static readonly ConformanceCheck Again = new("answer-again", "6.2", "重发的同一包再次应答", "The same packet sent again is answered again");
    public static readonly ConformanceCheck Reupload = new("answer-re-upload", "HJ 212-2025", "带 RF=1 的补传得到应答", "A re-upload with RF=1 is answered");
    public static readonly ConformanceCheck Together = new("answer-stuck-together", "6.3.1", "粘在一起的两包各得应答", "Two packets that arrive in one stretch are both answered");
    public static readonly ConformanceCheck Pieces = new("answer-in-pieces", "6.3.1", "分几段到达的一包得到应答", "A packet that arrives in pieces is answered");
    public static readonly ConformanceCheck StaysOpen = new("stays-open", "6.2", "整个测试中连接保持", "The connection stays open throughout");

    private static readonly ConformanceCheck Requests = new("requests-by-the-book", "6.3", "平台自己发出的命令符合标准", "What the platform sends of its own accord is by the book");

    private static readonly (ConformanceCheck Check, Func<Envelope, ConformanceFrame, bool> Holds)[] OfAnswers =
    [
        (new("answers-st", "6.3.2, 6.6", "应答的 ST=91", "An answer has ST=91"), (_, a) => a.Envelope.St == Envelope.Interaction),
        (new("answers-mn", "6.3.2", "应答的 MN 与上传相同", "An answer has the upload's MN"), (asked, a) => a.Envelope.Mn == asked.Mn),
        (new("answers-pw", "6.3.2", "应答的 PW 与上传相同", "An answer has the upload's PW"), (asked, a) => a.Envelope.Pw == asked.Pw),
        (new("answers-flag", "6.3.2", "应答的 Flag 为本版本且不要求应答", "An answer's Flag is that of the edition and wants no answer"),
            (asked, a) => a.Flag == (int)asked.Edition << 2 || (asked.Edition == Edition.V2005 && a.Flag is null)),
        (new("answers-cp", "6.3.2, Annex C", "应答的 CP 为空", "An answer has an empty CP"), (_, a) => a.Cp.Length == 0),
    ];

    public static ConformanceCheck Upload(int command) => Answer(command, CommandNumbers.DataAck);

    public static ConformanceCheck Notice(int command) => Answer(command, CommandNumbers.NotificationAck);

    /// <summary>Looks at how the answers are written: each once, over all of them.</summary>
    public static void JudgeAnswers(ConformanceRecord record, IReadOnlyList<(Envelope Asked, ConformanceFrame Answer)> answers, Edition edition)
    {
        foreach (var (check, holds) in OfAnswers)
        {
            var wrong = answers.Where(a => !holds(a.Asked with { Edition = edition }, a.Answer)).Select(a => a.Answer).ToList();
            if (answers.Count == 0) record.NotTested(check, "没有收到任何应答。", "No answer came.");
            else if (wrong.Count == 0) record.Passed(check, default, answers[0].Answer);
            else record.Failed(check, default, wrong.Take(3), $"{answers.Count} 个应答中有 {wrong.Count} 个不符。", $"{wrong.Count} of {answers.Count} answers are otherwise.");
        }
        FormChecks.Judge(record, [.. answers.Select(a => a.Answer)], "answers", "没有收到任何应答。", "No answer came.");
    }

    public static void JudgeRequests(ConformanceRecord record, IReadOnlyList<ConformanceFrame> requests)
    {
        var wrong = requests.Where(r => r.Fault != FrameFault.None).ToList();
        if (requests.Count == 0) record.NotTested(Requests, "平台没有发出命令。", "The platform sent no command.");
        else if (wrong.Count == 0) record.Passed(Requests, default, requests.Take(3));
        else record.Failed(Requests, default, wrong.Take(3), FormChecks.Reasons(wrong), FormChecks.Reasons(wrong));
    }

    private static ConformanceCheck Answer(int command, int answer)
    {
        var name = CommandCatalogue.Find(command, MessageDirection.Up);
        return new($"answer-{command}", "6.2, Annex C", $"{command}（{name?.NameZh}）得到同一 QN 的 {answer}", $"{command} ({name?.NameEn}) is answered by {answer} with the same QN");
    }
}
