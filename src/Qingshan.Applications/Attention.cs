using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;

namespace Qingshan.Applications;

/// <summary>紧急程度 · How soon somebody should look, the soonest first.</summary>
public enum Urgency
{
    /// <summary>At once.</summary>
    Now,

    /// <summary>Today.</summary>
    Today,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <summary>
/// 需要关注 · One thing that somebody should look at now, said so that a list on any page can show it. It is a lead for a person, never a
/// verdict.
/// </summary>
/// <param name="Kind">What sort of thing it is, in a word or two: “高于限值”, “无数据”.</param>
/// <param name="Subject">What it is about: a point, an enterprise, a number of points.</param>
/// <param name="Detail">The evidence in a few words, with units.</param>
/// <param name="Href">The page that shows more: a path of this site.</param>
/// <param name="Since">When it began, UTC; null where that means nothing.</param>
/// <param name="Simulated">It rests on simulated values.</param>
public sealed record AttentionItem(Urgency Urgency, Text Kind, Text Subject, Text Detail, string Href, DateTime? Since = null, bool Simulated = false);

/// <summary>What a page wants to know of an application.</summary>
/// <param name="Services">The services of the program, not of a request: what is found may be kept for a few seconds for all who see the same.</param>
/// <param name="Viewer">Only what this viewer may see is to be given.</param>
/// <param name="Region">Code of a region: only what lies in it or below it; null for everywhere.</param>
/// <param name="Most">No more than this many, the most urgent first.</param>
public sealed record AttentionQuery(IServiceProvider Services, Viewer Viewer, string? Region, int Most);
