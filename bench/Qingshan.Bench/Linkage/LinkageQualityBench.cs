using System.CommandLine;
using System.Globalization;
using Qingshan.Analysis.Linkage;
using Qingshan.Analysis.Statistics;
using Qingshan.Tests.Linkage;

namespace Qingshan.Bench;

/// <summary>How well names are linked, by the protocol of docs/linkage.md, against equality and Jaro-Winkler. Reads real data, writes nothing.</summary>
internal static class LinkageQualityBench
{
    private static readonly Option<bool> HeldOut = new("--held-out") { Description = "The part that is looked at once at the end; else the making part" };
    private static readonly Option<bool> Learn = new("--learn") { Description = "Count the traits over the making part, as weights.tsv has them, and show what thresholds would give" };
    private static readonly Option<bool> Single = new("--pairs") { Description = "List single pairs and questions that went wrong or into doubt; of the held-out part only after it has been measured" };

    public static Command Build() => new Command("linkage-quality", "Precision and recall of record linkage on real names") { HeldOut, Learn, Single }.Bench(RunAsync);

    private static Task RunAsync(ParseResult parsed, Report report, CancellationToken cancel)
    {
        if (Project.SharedData("enterprise_shanghai") is not { } shanghai || Project.SharedData("enterprise_ningxia") is not { } ningxia)
            throw new DirectoryNotFoundException("shared/data/enterprise_shanghai and enterprise_ningxia are not beside the project.");
        var files = LinkageFiles.Read(shanghai, ningxia);
        var making = LabelledPairs.Of(files, making: true);
        if (parsed.GetValue(Learn)) LinkageLearning.Print(files, making);
        else if (parsed.GetValue(Single)) LinkageLearning.List(files, parsed.GetValue(HeldOut) ? LabelledPairs.Of(files, making: false) : making, making: !parsed.GetValue(HeldOut));
        else
        {
            var part = parsed.GetValue(HeldOut) ? LabelledPairs.Of(files, making: false) : making;
            Tables(files, making, part, RegisterQuality.Questions(files, !parsed.GetValue(HeldOut)), report);
            LinkageFacts.Print(files);
        }
        return Task.CompletedTask;
    }

    private static void Tables(LinkageFiles files, LabelledPairs making, LabelledPairs part, IReadOnlyList<RegisterQuestion> questions, Report report)
    {
        var (pair, ask) = (LinkageLearning.BestJaroWinklerPair(making), LinkageLearning.BestJaroWinklerAsk(files));
        LinkageMethod[] methods =
        [
            LinkageMethod.Equality("equality, trimmed", files.Register, n => n.Trim()), LinkageMethod.Equality("equality, folded", files.Register, LabelledPairs.Plain),
            LinkageMethod.JaroWinkler(files.Register, pair, ask), LinkageMethod.Library(files.Register, LinkageModel.Chosen),
        ];
        var pairs = methods.Select(m => (m.Title, Quality: PairQuality.Of(part, m.Pair))).ToList();
        var sizes = pairs[0].Quality;
        Console.WriteLine($"{part.Names.Count} names of {part.CreditOf.Values.Distinct().Count()} codes; {LabelledPairs.Ambiguous(files.Mentions).Count} ambiguous names in all; {files.Nameless} cells without a Chinese character, {files.WrongCodes.Count} mentions with a code that does not hold.");
        Console.WriteLine();
        Report.Table([$"{sizes.Same} same pairs, {sizes.Different} different, {sizes.Near} of them Dice 0.75 up, {sizes.Sisters} sisters", "linked rightly", "linked wrongly", "of Dice 0.75 up", "of sisters", "precision", "recall", "F1", "linked or doubtful of same", "doubtful of different"],
            pairs.Select(m => new[]
            {
                m.Title, $"{m.Quality.SameLinked}", $"{m.Quality.DifferentLinked + m.Quality.SistersLinked}", $"{m.Quality.NearLinked}", $"{m.Quality.SistersLinked}",
                Text(m.Quality.Precision), Text(m.Quality.Recall), Report.N(m.Quality.F1, 3), Text(m.Quality.Found), $"{m.Quality.DifferentDoubtful}",
            }));
        Report.Table([$"{sizes.Parts} pairs of whole and part", "linked", "doubtful", "lost"],
            pairs.Select(m => new[] { m.Title, $"{m.Quality.PartsLinked}", $"{m.Quality.PartsDoubtful}", $"{m.Quality.Parts - m.Quality.PartsLinked - m.Quality.PartsDoubtful}" }));
        foreach (var (what, asked) in (ReadOnlySpan<(string, IReadOnlyList<RegisterQuestion>)>)[("questions", questions), ("questions, names not equal to one of the register", [.. questions.Where(q => !q.EqualToOne)])])
        {
            var said = methods.Select(m => (m.Title, Quality: RegisterQuality.Of(asked, m.Ask))).ToList();
            Report.Table([$"{said[0].Quality.Asked} {what}, {said[0].Quality.There} in the register", "right", "wrong", "doubtful, right one among them", "doubtful, not among them", "lost", "rightly none", "precision", "recall", "F1", "left to a person"],
                said.Select(m => new[]
                {
                    m.Title, $"{m.Quality.Right}", $"{m.Quality.Wrong}", $"{m.Quality.DoubtfulWith}", $"{m.Quality.DoubtfulWithout}", $"{m.Quality.Lost}", $"{m.Quality.RightlyNone}",
                    Text(m.Quality.Precision), Text(m.Quality.Recall), Report.N(m.Quality.F1, 3), Text(m.Quality.Doubtful),
                }));
        }
        var entries = files.Register.Where(e => LabelledPairs.IsMaking(e.Key) == LabelledPairs.IsMaking(part.CreditOf.Values.First())).ToList();
        Report.Table(["variants made by rule", "method", "asked", "linked to it", "to another", "doubtful, it among them", "doubtful, not among them", "lost"],
            MadeVariants.Kinds.SelectMany(kind => methods.TakeLast(2).Select(m => MadeVariants.Measure(entries, kind.Make, m.Ask) is var v
                ? new[] { (kind.Other ? "another thing: " : "") + kind.Kind, m.Title, $"{v.Asked}", $"{v.Right}", $"{v.Wrong}", $"{v.DoubtfulWith}", $"{v.DoubtfulWithout}", $"{v.Lost}" } : [])));
        var proposed = LinkageBlocking.Proposed(part.Names);
        ShareInterval Blocked(Label label) => Shares.By(part.Pairs.Where(p => p.Label == label).Select(p => (p.Cluster, proposed.Contains((p.A, p.B)) || proposed.Contains((p.B, p.A)))));
        var all = (long)part.Names.Count * (part.Names.Count - 1) / 2;
        Report.Table(["blocking", "value"],
        [
            ["same pairs that are proposed", Text(Blocked(Label.Same))], ["whole and part that are proposed", Text(Blocked(Label.WholeAndPart))],
            ["pairs proposed", $"{proposed.Count:N0} of {all:N0}"],
        ]);
        report.Condition(pairs[^1].Quality.SistersLinked == 0, "no sister place is linked");
        report.Condition(pairs[^1].Quality.F1 >= pairs.Take(3).Max(p => p.Quality.F1), "pairs: F1 not below that of any baseline");
    }

    private static string Text(ShareInterval share) => string.Create(CultureInfo.InvariantCulture, $"{share.Estimate:0.000} ({share.Low:0.000} to {share.High:0.000})");
}
