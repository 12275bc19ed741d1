using System.CommandLine;
using System.Text;
using Qingshan.Commands;

Console.OutputEncoding = Encoding.UTF8;
// A stop takes as long as it takes to store what was acknowledged; the host has a limit of its own, well below this one.
return await CommandLine.Build().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(5) });
