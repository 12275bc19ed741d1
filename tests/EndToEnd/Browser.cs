using Microsoft.Playwright;

namespace Qingshan.EndToEnd;

/// <summary>Debian's Chromium, one for all tests of the assembly.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // No network but loopback, software rendering for the map, nothing that phones home.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), "Chromium is not installed (Debian: chromium).");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments, Headless = true });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page without cookies, at desktop or phone width. What its console complains about fails the test at the end.</summary>
    /// <param name="operates">With the rights of the machine's operator, as commands have them.</param>
    public async Task<Visit> OpenAsync(RunningProgram program, bool phone = false, bool operates = false)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = program.Address,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
            Locale = "zh-CN",
            ExtraHTTPHeaders = operates ? [KeyValuePair.Create("Authorization", $"Bearer {program.Token}")] : [],
        });
        context.SetDefaultTimeout(30_000);
        // The machine may be busy with other tests: patience costs nothing where the page is right.
        Assertions.SetDefaultExpectTimeout(20_000);
        return new Visit(context, await context.NewPageAsync());
    }
}

/// <summary>One visit of one person.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    public Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of the console: a script that failed, a content security policy that was violated.</summary>
    public List<string> Complaints { get; } = [];

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
