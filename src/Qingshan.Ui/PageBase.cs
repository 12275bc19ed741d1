using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Problems;

namespace Qingshan.Ui;

/// <summary>What every page knows: the request, and who is looking.</summary>
public abstract class PageBase : ComponentBase
{
    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    protected Viewer Viewer => PolicyGate.ViewerOf(Http);

    protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Sets the status of the answer to that of a failure which the page then shows in place.</summary>
    protected Error Fail(Error error)
    {
        PageFailures.Remember(Http, error);
        return error;
    }
}
