namespace Qingshan.Analysis.Linkage;

/// <summary>Brackets first, then the region in front, then the form and what follows it, then the industry before the form.</summary>
internal static class NameParser
{
    public static EnterpriseName Parse(string text)
    {
        var folded = NameFolding.Fold(text);
        var brackets = NameBrackets.Split(folded);
        var regions = new List<string>();
        regions.AddRange(brackets.Regions);
        var main = NameRegions.TakeFront(brackets.Main, regions);
        var (body, form, formClass, part) = SplitForm(main);
        body = NameRegions.TakeEnd(body, regions);
        var (trade, industry) = SplitIndustry(body);
        part += string.Concat(brackets.Parts);
        return new(text, folded)
        {
            Regions = [.. regions.Distinct()],
            Trade = trade,
            Industry = industry,
            Form = form,
            FormClass = formClass,
            Part = part,
            FormerNames = brackets.Former,
            OtherNames = brackets.Others,
            IsCut = text.AsSpan().TrimEnd() is var end && (end.EndsWith("..", StringComparison.Ordinal) || end.EndsWith("…", StringComparison.Ordinal)),
            BodyMarks = NameMarks.Of(body + form),
            PartMarks = NameMarks.Of(part),
        };
    }

    /// <summary>Whether a text in brackets is a whole name and not the name of a part.</summary>
    public static bool IsWhole(string text, string main) =>
        text.Length >= 4 && (HasForm(text) || (text.Length >= 5 && !HasForm(main) && main.Length >= 2 && text.EndsWith(main[^2..], StringComparison.Ordinal)));

    private static bool HasForm(string text) => NameWords.Forms.Any(f => f.Class != "company" && text.Contains(f.Word, StringComparison.Ordinal));

    private static (string Body, string Form, string FormClass, string Part) SplitForm(string main)
    {
        // The last real form counts: 某集团有限公司某某有限公司 is the second of them.
        var (at, word, kind) = (-1, "", "");
        foreach (var (form, formClass) in NameWords.Forms)
        {
            if (formClass == "company" || main.LastIndexOf(form, StringComparison.Ordinal) is not (> 0 and var found)) continue;
            // 股份有限公司 holds 有限公司: the longer one, which is tried first, reaches as far and is kept.
            if (found + form.Length > at + word.Length) (at, word, kind) = (found, form, formClass);
        }
        if (at > 0) return (main[..at], word, kind, main[(at + word.Length)..]);

        if (BodyBeforePart(main) is var (from, to))
            return (main[..from], main[from..to], main[from..to], main[to..]);
        foreach (var (form, formClass) in NameWords.Forms)
            if (formClass == "company" && main.EndsWith(form, StringComparison.Ordinal) && main.Length > form.Length && !NameWords.Parts.Any(p => p.Length > 2 && main.EndsWith(p, StringComparison.Ordinal)))
                return (main[..^form.Length], form, formClass, "");
        foreach (var body in NameWords.Bodies.Concat(NameWords.Endings))
            if (main.EndsWith(body, StringComparison.Ordinal) && main.Length >= body.Length + 2) return (main[..^body.Length], body, body, "");
        return (main, "", "", "");
    }

    /// <summary>Where a part follows an institution (某医院浦东分院): the last institution in front of the word for the part, behind at least two characters.</summary>
    private static (int From, int To)? BodyBeforePart(string main)
    {
        // One character (厂, 院, 场) would be an institution as well: without a legal form before it, only longer words are parts.
        if (NameWords.Parts.FirstOrDefault(p => p.Length >= 2 && main.EndsWith(p, StringComparison.Ordinal)) is not { } part) return null;
        var whole = main[..^part.Length];
        (int From, int To)? last = null;
        foreach (var body in NameWords.Bodies)
            if (whole.LastIndexOf(body, StringComparison.Ordinal) is >= 2 and var at && (last is not { } known || at + body.Length > known.To)) last = (at, at + body.Length);
        return last;
    }

    private static (string Trade, string Industry) SplitIndustry(string core)
    {
        var end = core.Length;
        while (true)
        {
            var step = 0;
            for (var length = Math.Min(NameWords.LongestIndustry, end - 2); length >= 2 && step == 0; length--)
                if (NameWords.Industries.Contains(core[(end - length)..end])) step = length;
            if (step == 0) break;
            end -= step;
        }
        return (core[..end], core[end..]);
    }
}
