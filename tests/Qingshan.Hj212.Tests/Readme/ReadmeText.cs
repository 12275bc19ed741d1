using System.Text.RegularExpressions;

namespace Qingshan.Hj212.Tests.Readme;

/// <summary>The README of the library shows code that is compiled and run in this folder, and no other.</summary>
public sealed partial class ReadmeText
{
    [Fact]
    public void Every_example_of_the_README_stands_in_this_folder()
    {
        var root = ProjectFolder.Root;
        var shown = Block().Matches(File.ReadAllText(Path.Combine(root, "src/Qingshan.Hj212/README.md"))).Select(m => m.Groups[1].Value.TrimEnd()).ToList();
        var run = Directory.GetFiles(Path.Combine(root, "tests/Qingshan.Hj212.Tests/Readme"), "*.cs")
            .Where(f => Path.GetFileName(f) != "ReadmeText.cs")
            .SelectMany(f => Region().Matches(File.ReadAllText(f)).Select(m => Unindented(m.Groups[1].Value))).ToHashSet();
        Assert.NotEmpty(shown);
        Assert.All(shown, block => Assert.Contains(block, run));
        Assert.Equal(run.Count, shown.Count);
    }

    private static string Unindented(string code)
    {
        var lines = code.TrimEnd().Split('\n');
        var indent = lines.Where(l => l.Trim().Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length > indent ? l[indent..] : ""));
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"// <readme>\n(.*?)[ ]*// </readme>", RegexOptions.Singleline)]
    private static partial Regex Region();
}
