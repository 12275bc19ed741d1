using System.CommandLine;
using System.Text;
using Qingshan.Commands;

Console.OutputEncoding = Encoding.UTF8;
// By itself the command line gives up on a command two seconds after it was asked to stop. Storing what is acknowledged may
// take longer; the host sets the limit.
var patient = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(3) };
return await CommandLine.Build().Parse(args).InvokeAsync(patient);
