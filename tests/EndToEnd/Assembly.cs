using Qingshan.EndToEnd;

[assembly: AssemblyFixture(typeof(RunningProgram))]
[assembly: AssemblyFixture(typeof(Browser))]
// One program and two cores: pages are looked at one after another.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
