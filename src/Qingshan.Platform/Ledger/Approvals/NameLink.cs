using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Qingshan.Analysis.Linkage;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Ledger;

/// <summary>
/// 名称关联 · A name that arrived, and which enterprise it means: what the program found with its reasons, and what a person has decided. What a person
/// decides comes as a new row; the rows before it are the history, and say who decided. Nothing is linked that does not stand here.
/// </summary>
[RecordKind("name-link", "名称关联", "Link of a name", "外来名称与台账企业的关联：程序的判定、得分与理由，人工的决定。", "Which enterprise a name means that arrived: verdict, score and reasons, and what a person decided.")]
public sealed class NameLink : Record
{
    public const int MostCandidates = 3, LongestName = 200;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The name as it arrived.</summary>
    [Term("名称（原文）", "Name as given")]
    public required string Name { get; init; }

    /// <summary>The credit code that came with it; empty where none did, or one that does not hold.</summary>
    [Term("统一社会信用代码", "Credit code", Codes = "GB 32100")]
    public string GivenCode { get; init; } = "";

    /// <summary>What the program found; stays what it was whatever people decide.</summary>
    [Term("程序判定", "Verdict of the program")]
    public LinkVerdict Verdict { get; init; }

    /// <summary>The sum of evidence for the likeliest candidate, in bits; null where there is none.</summary>
    [Term("得分", "Score", Unit = "bit")]
    public double? Score { get; init; }

    /// <summary>The likeliest enterprises with the reasons: JSON of <see cref="LinkCandidate"/>s.</summary>
    [Term("候选与理由", "Candidates and reasons")]
    public string Candidates { get; init; } = "[]";

    [Term("决定", "Decision")]
    public LinkDecision Decision { get; init; }

    /// <summary>The enterprise that the name means; null where it means none, or nobody has said.</summary>
    [Term("企业", "Enterprise", Of = typeof(Enterprise))]
    public Guid? EnterpriseId { get; init; }

    /// <summary>Why a person decided so.</summary>
    [Term("决定理由", "Why it was decided so")]
    public string Why { get; init; } = "";

    /// <summary>Whether it waits for a person.</summary>
    public bool Waits => Verdict == LinkVerdict.Doubtful && Decision == LinkDecision.Program;

    public ImmutableArray<LinkCandidate> CandidateList => [.. JsonSerializer.Deserialize<LinkCandidate[]>(Candidates, Json)!];

    /// <summary>The code of the link of a name that came with a code or without one.</summary>
    public static string CodeOf(string name, string givenCode = "") => "N-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name}\n{givenCode}")))[..24];

    /// <summary>What a register answers to a name.</summary>
    /// <param name="identities">Of the register's enterprises, by code.</param>
    public static NameLink Of(string name, string givenCode, LinkageAnswer answer, IReadOnlyDictionary<string, Guid> identities, Guid? region) => new()
    {
        Code = CodeOf(name, givenCode), Name = name, GivenCode = givenCode, RegionId = region,
        Verdict = (LinkVerdict)answer.Verdict,
        Score = answer.Candidates.IsEmpty ? null : Math.Round(answer.Candidates[0].Score.Bits, 2),
        Candidates = JsonSerializer.Serialize(answer.Candidates.Take(MostCandidates).Select(LinkCandidate.Of), Json),
        EnterpriseId = answer.Verdict == Analysis.Linkage.Verdict.Linked ? identities[answer.Candidates[0].Entry.Key] : null,
    };

    /// <summary>The same name with another decision.</summary>
    public NameLink Decided(LinkDecision decision, Guid? enterprise, string why) => new()
    {
        Code = Code, Name = Name, GivenCode = GivenCode, RegionId = RegionId, Disclosure = Disclosure, Verdict = Verdict, Score = Score, Candidates = Candidates,
        Decision = decision, EnterpriseId = enterprise, Why = why,
    };
}

/// <summary>An enterprise that a name may mean.</summary>
/// <param name="Code">Its code in the ledger.</param>
/// <param name="Name">The one of its names that is likest.</param>
/// <param name="Bits">The sum of evidence.</param>
public sealed record LinkCandidate(string Code, string Name, LinkVerdict Verdict, double Bits, ImmutableArray<LinkReason> Reasons)
{
    public static LinkCandidate Of(LinkageCandidate candidate) => new(candidate.Entry.Key, candidate.Name, (LinkVerdict)candidate.Score.Verdict, Math.Round(candidate.Score.Bits, 2),
        [.. candidate.Score.Reasons.Select(r => new LinkReason(r.Zh, r.En, Math.Round(r.Bits, 2)))]);
}

/// <summary>One reason in both languages, and how much it speaks for (above 0) or against.</summary>
public sealed record LinkReason(string Zh, string En, double Bits);

/// <summary>判定 · As <see cref="Verdict"/> has them.</summary>
public enum LinkVerdict
{
    [Term("不同", "different")]
    Different = (int)Analysis.Linkage.Verdict.Different,

    [Term("存疑", "doubtful")]
    Doubtful = (int)Analysis.Linkage.Verdict.Doubtful,

    [Term("同一", "linked")]
    Linked = (int)Analysis.Linkage.Verdict.Linked,
}

public enum LinkDecision
{
    /// <summary>Nobody has looked: the program's verdict stands.</summary>
    [Term("程序", "by the program")]
    Program,

    [Term("人工关联", "linked by a person")]
    Linked,

    [Term("人工认定不是", "not the same, says a person")]
    NotSame,
}
