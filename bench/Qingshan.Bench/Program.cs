using BenchmarkDotNet.Running;

namespace Qingshan.Bench;

internal static class Bench
{
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Bench).Assembly).Run(args);
}
