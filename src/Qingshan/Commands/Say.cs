using Qingshan.Composition;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Commands;

/// <summary>What commands say to a person: both languages, Chinese first.</summary>
internal static class Say
{
    public static int Error(Error error)
    {
        Console.Error.WriteLine($"✗ {error.Detail.Zh}");
        Console.Error.WriteLine($"  {error.Detail.En}");
        Console.Error.WriteLine($"  [{error.Code}]");
        return 1;
    }

    public static int Problem(Problem problem)
    {
        Console.Error.WriteLine($"✗ {problem.Title}：{problem.Detail}");
        foreach (var row in problem.Rows ?? []) Console.Error.WriteLine($"  {row.Row} {row.Field}: {row.What}");
        Console.Error.WriteLine($"  [{problem.Code}]");
        return 1;
    }

    public static async Task<int> ProblemAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        if (answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && await answer.Content.ReadFromJsonAsync<Problem>(cancel) is { } problem) return Problem(problem);
        Console.Error.WriteLine($"✗ HTTP {(int)answer.StatusCode} {answer.ReasonPhrase}");
        return 1;
    }

    public static void Started(string address, Settings settings, string? password)
    {
        Console.WriteLine();
        Console.WriteLine($"  青山 Qingshan   {address}");
        Console.WriteLine($"  HJ 212          {settings.GatewayListen}:{settings.GatewayPort}");
        if (settings.GatewayTlsPort != 0) Console.WriteLine($"  HJ 212 (TLS)    {settings.GatewayListen}:{settings.GatewayTlsPort}");
        Console.WriteLine($"  数据 data       {settings.Folder.Root}");
        if (password is not null)
        {
            Console.WriteLine();
            Console.WriteLine($"  首次登录 First sign-in:  {People.FirstAdministrator} / {password}");
            Console.WriteLine("  一次性密码，登录后须修改；修改前每次启动都会换新。");
            Console.WriteLine("  A one-time password: choose your own after signing in. Until then each start prints a new one.");
        }
        Console.WriteLine();
        Console.WriteLine("  按 Ctrl+C 停止 · Ctrl+C stops");
        Console.WriteLine();
    }
}
