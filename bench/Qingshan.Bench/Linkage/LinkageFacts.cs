using Qingshan.Analysis.Linkage;
using Qingshan.Tests.Linkage;

namespace Qingshan.Bench;

/// <summary>What an import of the disclosure would tell: codes that do not hold, and permits by code and by name, with the disagreements.</summary>
internal static class LinkageFacts
{
    public static void Print(LinkageFiles files)
    {
        var wrong = files.WrongCodes.Where(w => w.File == LinkageFiles.Units).DistinctBy(w => w.Code).ToList();
        Console.WriteLine($"Enterprises of the Shanghai list whose code does not hold: {wrong.Count} of {files.Register.Count}");
        foreach (var (_, name, code, fault) in wrong) Console.WriteLine($"  {name}: {code} ({fault.MessageEn})");
        Console.WriteLine($"Of the other files (mentions): {string.Join(", ", files.WrongCodes.GroupBy(w => w.File).Select(g => $"{g.Key} {g.Count()}"))}");
        Console.WriteLine();

        // With the register's codes left out, the name has to find by itself what the code finds.
        var byName = new LinkageRegister(files.Register.Select(e => e with { Code = null }));
        var byCode = files.Register.ToDictionary(e => e.Key);
        var permits = files.Mentions.Where(m => m.File == LinkageFiles.Permits).ToList();
        var answers = permits.Select(p => (Permit: p, Entry: byCode.GetValueOrDefault(p.Credit), Answer: byName.Ask(LinkageSubject.Of(p.Name)))).ToList();
        string? Linked(LinkageAnswer answer) => answer.Verdict == Verdict.Linked ? answer.Candidates[0].Entry.Key : null;
        Report.Table(["national permits", "number"],
        [
            ["all", $"{answers.Count}"],
            ["code is in the list of enterprises", $"{answers.Count(a => a.Entry is not null)}"],
            ["… and the name links to the same", $"{answers.Count(a => a.Entry is not null && Linked(a.Answer) == a.Permit.Credit)}"],
            ["… and the name is left to a person", $"{answers.Count(a => a.Entry is not null && a.Answer.Verdict == Verdict.Doubtful)}"],
            ["… and the name finds nothing", $"{answers.Count(a => a.Entry is not null && a.Answer.Verdict == Verdict.Different)}"],
            ["code is not in the list, yet the name links", $"{answers.Count(a => a.Entry is null && Linked(a.Answer) is not null)}"],
            ["… yet the name is doubtful", $"{answers.Count(a => a.Entry is null && a.Answer.Verdict == Verdict.Doubtful)}"],
            ["neither code nor name", $"{answers.Count(a => a.Entry is null && a.Answer.Verdict == Verdict.Different)}"],
        ]);
        Console.WriteLine("Disagreements of code and name:");
        foreach (var (permit, entry, answer) in answers)
            if ((entry is not null && Linked(answer) != permit.Credit) || (entry is null && answer.Verdict != Verdict.Different))
                Console.WriteLine($"  {permit.Name}: by code {(entry is null ? "nothing" : string.Join("、", entry.Names))}; by name {answer.Verdict} {string.Join("、", answer.Candidates.Take(2).Select(c => $"{c.Name} ({c.Score.Relation}, {c.Score.Bits:0.0} bits)"))}");
        Console.WriteLine();

        var developers = files.Developers.Select(d => byName.Ask(LinkageSubject.Of(d))).ToList();
        Console.WriteLine($"Developers of the EIA follow-up, which come with no code: {developers.Count} names; {developers.Count(d => d.Verdict == Verdict.Linked)} linked, {developers.Count(d => d.Verdict == Verdict.Doubtful)} doubtful, {developers.Count(d => d.Verdict == Verdict.Different)} found nothing.");
        Console.WriteLine();
    }
}
