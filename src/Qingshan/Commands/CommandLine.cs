using System.CommandLine;
using Qingshan.Commands.Analyse;
using Qingshan.Commands.Forecast;

namespace Qingshan.Commands;

/// <summary>The command line: one list of commands. The documentation test holds <c>docs/commands.md</c> against it.</summary>
public static class CommandLine
{
    public static RootCommand Build()
    {
        var root = new RootCommand("青山 · Qingshan, the environmental data platform");
        root.Subcommands.Add(ServeCommand.Build());
        root.Subcommands.Add(ImportCommand.Build());
        root.Subcommands.Add(ReplayCommand.Build());
        root.Subcommands.Add(SimulateCommand.Build());
        root.Subcommands.Add(SeedCommand.Build());
        foreach (var command in ReadCommands.Build()) root.Subcommands.Add(command);
        root.Subcommands.Add(EditionCommands.Build());
        root.Subcommands.Add(StoreCommands.Build());
        root.Subcommands.Add(EvidenceCommands.Build());
        root.Subcommands.Add(AuditCommands.Build());
        root.Subcommands.Add(DeriveCommand.Build());
        root.Subcommands.Add(DetectCommand.Build());
        root.Subcommands.Add(QualityCommands.Build());
        root.Subcommands.Add(CaseCommands.Build());
        root.Subcommands.Add(BulletinCommands.Build());
        root.Subcommands.Add(Hj212Commands.Build());
        root.Subcommands.Add(ShadowCommand.Build());
        root.Subcommands.Add(AnalyseCommand.Build());
        root.Subcommands.Add(ForecastCommands.Build());
        foreach (var command in PeopleCommands.Build()) root.Subcommands.Add(command);
        root.Subcommands.Add(KeyCommands.Build());
        foreach (var command in RightsCommands.Build()) root.Subcommands.Add(command);
        return root;
    }
}
