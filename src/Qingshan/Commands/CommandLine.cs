using System.CommandLine;

namespace Qingshan.Commands;

/// <summary>The command line: one list of commands. The documentation test holds <c>docs/commands.md</c> against it.</summary>
public static class CommandLine
{
    public static RootCommand Build() => new("青山 · Qingshan, the environmental data platform")
    {
        ServeCommand.Build(),
    };
}
