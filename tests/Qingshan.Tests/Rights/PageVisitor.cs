using System.Net;
using System.Text.RegularExpressions;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>Somebody with a browser's cookies who fills in the forms of pages.</summary>
internal sealed partial class PageVisitor : IDisposable
{
    private readonly HttpClient _http;
    private Uri _at = null!;
    private string _html = "";

    public PageVisitor(RunningPlatform platform)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = platform.Visitor.BaseAddress };
        _http.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The page at a path, redirections followed; the address where it ended, with what stands there.</summary>
    public async Task<(string Path, HttpStatusCode Status, string Html)> GetAsync(string path) => await FollowAsync(await _http.GetAsync(path));

    public Task<HttpResponseMessage> RawAsync(string path) => _http.GetAsync(path);

    /// <summary>Sends the form of a page: its hidden fields as they are, the others as given.</summary>
    public async Task<(string Path, HttpStatusCode Status, string Html)> PostAsync(string path, string form, params (string Name, string Value)[] fields)
    {
        await GetAsync(path);
        return await SubmitAsync(form, fields);
    }

    /// <summary>Sends a form of the page at which the visitor is.</summary>
    public async Task<(string Path, HttpStatusCode Status, string Html)> SubmitAsync(string form, params (string Name, string Value)[] fields)
    {
        var (at, html) = (_at, _html);
        var found = Forms().Matches(html).Select(m => m.Value).FirstOrDefault(f => f.Contains($"value=\"{form}\"", StringComparison.Ordinal) || f.Contains($"action=\"{form}\"", StringComparison.Ordinal));
        Assert.True(found is not null, $"{at} has no form {form}: {html}");
        var hidden = Hidden().Matches(found).Select(m => KeyValuePair.Create(Attribute(m.Value, "name"), Attribute(m.Value, "value")));
        var action = Attribute(found, "action");
        using var content = new FormUrlEncodedContent(hidden.Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));
        return await FollowAsync(await _http.PostAsync(new Uri(at, action), content));
    }

    /// <summary>Signs in with a password.</summary>
    public Task<(string Path, HttpStatusCode Status, string Html)> SignInAsync(string user, string password) =>
        PostAsync("/sign-in?back=/account", "sign-in", ("Form.User", user), ("Form.Password", password));

    public void Dispose() => _http.Dispose();

    private async Task<(string, HttpStatusCode, string)> FollowAsync(HttpResponseMessage answer)
    {
        for (var i = 0; i < 12 && (int)answer.StatusCode is >= 300 and < 400; i++)
        {
            var next = new Uri(answer.RequestMessage!.RequestUri!, answer.Headers.Location!);
            answer.Dispose();
            answer = await _http.GetAsync(next);
        }
        using (answer)
        {
            (_at, _html) = (answer.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
            return (_at.PathAndQuery, answer.StatusCode, _html);
        }
    }

    private static string Attribute(string element, string name) => Regex.Match(element, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}
