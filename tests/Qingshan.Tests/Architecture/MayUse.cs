using System.Reflection;
using NetArchTest.Rules;
using Qingshan.Composition;
using Qingshan.Platform.Common;

namespace Qingshan.Tests.Architecture;

/// <summary>Who may use whom (docs/architecture.md), by assembly and, inside the platform, by room.</summary>
public sealed class MayUse
{
    /// <summary>The rooms of the platform in their order: each uses only those before it.</summary>
    private static readonly string[] Rooms =
        ["Common", "Identity", "Ledger", "Observations", "Intake", "Streams", "Forecasts", "Signals", "Evidence", "Notify", "Cases", "Enterprises", "Warnings", "Catalog", "Sharing", "Operations"];

    private static readonly Assembly Platform = typeof(ErrorKind).Assembly;

    [Theory]
    [InlineData("Qingshan.Hj212", new string[0])]
    [InlineData("Qingshan.Standards", new string[0])]
    [InlineData("Qingshan.Analysis", new[] { "Qingshan.Standards" })]
    [InlineData("Qingshan.Platform", new[] { "Qingshan.Hj212", "Qingshan.Standards", "Qingshan.Analysis" })]
    [InlineData("Qingshan.Ui", new[] { "Qingshan.Hj212", "Qingshan.Standards", "Qingshan.Analysis", "Qingshan.Platform" })]
    [InlineData("Qingshan.Applications", new[] { "Qingshan.Hj212", "Qingshan.Standards", "Qingshan.Analysis", "Qingshan.Platform", "Qingshan.Ui" })]
    public void An_assembly_uses_only_what_it_may(string assembly, string[] mayUse)
    {
        var used = Assembly.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!).Where(n => n.StartsWith("Qingshan", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(used.Except(mayUse));
    }

    [Theory]
    [InlineData("Qingshan.Hj212", new[] { "BouncyCastle.Cryptography" })]
    [InlineData("Qingshan.Standards", new string[0])]
    [InlineData("Qingshan.Analysis", new[] { "BitMiracle.LibTiff.NET", "MathNet.Numerics", "NetTopologySuite", "PureHDF" })]
    public void The_libraries_have_no_web_no_database_and_few_dependencies(string assembly, string[] mayUse)
    {
        var used = Assembly.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!)
            .Where(n => !n.StartsWith("System", StringComparison.Ordinal) && !n.StartsWith("Qingshan", StringComparison.Ordinal) && n != "netstandard");
        Assert.Empty(used.Except(mayUse));
    }

    [Fact]
    public void A_room_of_the_platform_uses_only_the_rooms_before_it()
    {
        var wrong = new List<string>();
        for (var i = 0; i < Rooms.Length; i++)
        {
            var later = Rooms.Skip(i + 1).Select(r => $"Qingshan.Platform.{r}").ToArray();
            if (later.Length == 0) continue;
            var result = Types.InAssembly(Platform).That().ResideInNamespaceStartingWith($"Qingshan.Platform.{Rooms[i]}")
                .ShouldNot().HaveDependencyOnAny(later).GetResult();
            wrong.AddRange((result.FailingTypeNames ?? []).Select(t => $"{t} uses a room after {Rooms[i]}"));
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_type_of_the_platform_is_in_a_room()
    {
        var strays = Platform.GetTypes().Where(t => t.Namespace?.StartsWith("Qingshan.Platform", StringComparison.Ordinal) == true
            && !Rooms.Any(r => t.Namespace == $"Qingshan.Platform.{r}" || t.Namespace.StartsWith($"Qingshan.Platform.{r}.", StringComparison.Ordinal)));
        Assert.Empty(strays.Select(t => t.FullName));
    }

    [Theory]
    [InlineData("Embedded.", "DuckDB.NET")]
    [InlineData("ClickHouse", "ClickHouse.Driver")]
    public void Only_the_store_knows_its_engine(string store, string engine)
    {
        var result = Types.InAssembly(Platform).ShouldNot().HaveDependencyOn(engine).GetResult();
        // By name, since a type inside another one has no namespace of its own.
        Assert.DoesNotContain(result.FailingTypeNames ?? [], t => !t.StartsWith($"Qingshan.Platform.Observations.{store}", StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_asks_the_wall_clock()
    {
        // TimeProvider.System is named once, where the program is put together; everything else is given its clock.
        var wrong = ((Assembly[])[Platform, typeof(Settings).Assembly, Assembly.Load("Qingshan.Hj212"), Assembly.Load("Qingshan.Standards"), Assembly.Load("Qingshan.Analysis")])
            .SelectMany(a => WallClock.CallersIn(a.Location));
        Assert.Empty(wrong);
    }
}
