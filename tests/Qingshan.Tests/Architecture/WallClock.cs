using Mono.Cecil;

namespace Qingshan.Tests.Architecture;

/// <summary>Finds methods that ask the wall clock.</summary>
internal static class WallClock
{
    private static readonly HashSet<string> Forbidden =
    [
        "System.DateTime System.DateTime::get_Now()", "System.DateTime System.DateTime::get_UtcNow()", "System.DateTime System.DateTime::get_Today()",
        "System.DateTimeOffset System.DateTimeOffset::get_Now()", "System.DateTimeOffset System.DateTimeOffset::get_UtcNow()",
    ];

    public static IEnumerable<string> CallersIn(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(assembly);
        return [.. from type in module.GetTypes()
                   from method in type.Methods
                   where method.HasBody
                   from instruction in method.Body.Instructions
                   where instruction.Operand is MethodReference called && Forbidden.Contains(called.FullName)
                   select $"{method.FullName} calls {((MethodReference)instruction.Operand).FullName}"];
    }
}
