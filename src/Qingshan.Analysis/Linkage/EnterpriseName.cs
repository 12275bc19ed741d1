using System.Collections.Immutable;

namespace Qingshan.Analysis.Linkage;

/// <summary>
/// The name of an enterprise or institution, taken apart: region, trade name (字号), industry, legal form, and what follows it, a part (分公司, 二厂, 某路).
/// All parts are folded (<see cref="NameFolding"/>); what is not there is empty. Any text can be read: what is not understood is trade name. Immutable.
/// </summary>
public sealed record EnterpriseName
{
    internal EnterpriseName(string text, string folded) => (Text, Folded) = (text, folded);

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>Folded, with brackets.</summary>
    public string Folded { get; }

    /// <summary>Words for regions, from the front, the end or brackets: <c>上海市</c>, <c>嘉定区</c>, <c>中国</c>.</summary>
    public ImmutableArray<string> Regions { get; internal init; } = [];

    /// <summary>The trade name (字号): what is left at the front when everything else is taken away.</summary>
    public string Trade { get; internal init; } = "";

    /// <summary>Words for the industry, joined: <c>精细化工</c>.</summary>
    public string Industry { get; internal init; } = "";

    /// <summary>The legal form or kind of institution as written: <c>有限公司</c>, <c>医院</c>.</summary>
    public string Form { get; internal init; } = "";

    /// <summary>Its class: <c>limited</c>, <c>joint-stock</c>, <c>cooperative</c>, …; the word itself for institutions.</summary>
    public string FormClass { get; internal init; } = "";

    /// <summary>A part of the whole, without brackets: <c>松江分公司</c>, <c>二厂</c>, <c>金桥厂区</c>.</summary>
    public string Part { get; internal init; } = "";

    /// <summary>Old names that the name itself gives, without brackets: <c>（原某公司）</c>.</summary>
    public ImmutableArray<string> FormerNames { get; internal init; } = [];

    /// <summary>Whole names in brackets, without further ones, which may be a second name of the same or the name of somebody who works there.</summary>
    public ImmutableArray<string> OtherNames { get; internal init; } = [];

    /// <summary>True when the name ends in dots: some list has cut it.</summary>
    public bool IsCut { get; internal init; }

    /// <summary>Trade name and industry together.</summary>
    public string Core => Trade + Industry;

    /// <summary>Numbers and Latin words of the trade name, industry and form, and of the part after them.</summary>
    internal ImmutableArray<string> BodyMarks { get; init; } = [];

    internal ImmutableArray<string> PartMarks { get; init; } = [];

    /// <summary>Takes a name apart.</summary>
    /// <param name="text">The name; null or blank gives a name without any part.</param>
    /// <returns>The name.</returns>
    public static EnterpriseName Parse(string? text) => NameParser.Parse(text ?? "");

    /// <summary>The name as it was given.</summary>
    /// <returns><see cref="Text"/>.</returns>
    public override string ToString() => Text;
}
