using System.Text;
using Qingshan.Commands;

Console.OutputEncoding = Encoding.UTF8;
return await CommandLine.Build().Parse(args).InvokeAsync();
