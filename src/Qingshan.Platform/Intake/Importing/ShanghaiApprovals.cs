using Qingshan.Analysis.Linkage;
using Qingshan.Platform.Common;
using Qingshan.Platform.Ledger;
using Qingshan.Standards;

namespace Qingshan.Platform.Intake;

/// <summary>
/// Writes approvals and permits. Whose they are is said by the code of the source where the file gives one; else by the name, and then the answer of the
/// register stands beside it with its reasons (<see cref="NameLink"/>), whatever it is.
/// </summary>
internal sealed class ShanghaiApprovals(ShanghaiDocuments documents, ShanghaiTables tables, ShanghaiDistricts regions, string source)
{
    public const int Steps = 7;

    private Dictionary<string, NameLink> _links = [];
    private IReadOnlyList<string> _disagreements = [];

    public IReadOnlyCollection<RejectedRow> Rejected => [.. documents.Files.SelectMany(f => f.Rejected)];

    /// <summary>Adds the rows that were not rejected to a report.</summary>
    public ImportReport Count(ImportReport report) => report with
    {
        Files = report.Files + documents.Files.Count(f => f.IsThere),
        Rows = report.Rows + documents.Files.Sum(f => f.Rows - f.Rejected.Count), RowsRepeated = report.RowsRepeated + documents.Files.Sum(f => f.Repeated),
    };

    /// <summary>Links of names first, then the files.</summary>
    public IEnumerable<DisclosureStep> StepsOf(EnterpriseRegister register, Dictionary<string, Guid> ids)
    {
        Link(register);
        yield return DisclosureStep.Of("links", source, () => _links.Values);
        yield return Step(documents.Eia.Approvals, documents.Eia.Approved, ids);
        yield return Step(documents.Eia.Followed, documents.Eia.FollowedUp, ids);
        yield return Step(documents.Eia.Applications, documents.Eia.Pending, ids);
        yield return Step(documents.Permits.Nationals, documents.Permits.Discharge, ids);
        yield return Step(documents.Permits.Wastes, documents.Permits.HazardousWaste, ids);
        yield return Step(documents.Permits.Rest, documents.Permits.Others, ids);
    }

    /// <summary>What somebody should know, once the steps have been written.</summary>
    public IEnumerable<string> Notes(IReadOnlyList<DisclosureStep> written)
    {
        if (documents.Files.Where(f => !f.IsThere).Select(f => f.Name).ToList() is { Count: > 0 } missing) yield return $"目录中没有 · not in the folder: {string.Join(", ", missing)}";
        var wrong = tables.Sources.Values.DistinctBy(s => s.Credit).Where(s => CreditCode.Parse(s.Credit, out _) is not null).Select(s => $"{s.Enterprise} {s.Credit}").Concat(documents.Permits.WrongCodes.Select(w => $"{w.Holder} {w.Number}")).ToList();
        if (wrong.Count > 0) yield return $"统一社会信用代码校验位不符 · credit codes that do not hold ({wrong.Count}): {string.Join("; ", wrong)}";
        var stored = written.ToDictionary(s => s.Name, s => s.Stored);
        foreach (var line in (string?[])
        [
            Tally(documents.Eia.Approvals, documents.Eia.Approved), Tally(documents.Eia.Followed, documents.Eia.FollowedUp), Tally(documents.Eia.Applications, documents.Eia.Pending),
            Tally(documents.Permits.Nationals, documents.Permits.Discharge), Tally(documents.Permits.Wastes, documents.Permits.HazardousWaste), Tally(documents.Permits.Rest, documents.Permits.Others),
        ])
            if (line is not null) yield return line;
        if (documents.Eia.Joined > 0) yield return $"竣工验收并入同一污染源、同名的环评 · completions put to the assessment of the same source and name: {documents.Eia.Joined}";
        foreach (var line in _disagreements) yield return line;

        string? Tally<T>(DisclosureFile file, List<ShanghaiDocument<T>> rows) where T : Record
        {
            if (!file.IsThere) return null;
            int Found(LinkVerdict verdict) => rows.Count(r => r.LinkCode is { } link && _links[link].Verdict == verdict);
            return $"{file.Name}: 读取 read {file.Rows}, 存入 stored {stored[file.Name]}, 按编码关联 linked by code {rows.Count(r => r.Source is not null)}, 按名称关联 linked by name {Found(LinkVerdict.Linked)}, "
                + $"存疑 doubtful {Found(LinkVerdict.Doubtful)}, 台账中没有 not in the ledger {Found(LinkVerdict.Different)}, 拒收 rejected {file.Rejected.Count}";
        }
    }

    private void Link(EnterpriseRegister register)
    {
        var named = documents.Eia.FollowedUp.Select(d => (d.Holder, d.GivenCode)).Concat(documents.Permits.Discharge.Select(d => (d.Holder, d.GivenCode))).Where(n => n.Holder.Length > 0).Distinct();
        _links = named.Select(n => register.Ask(n.Holder, n.GivenCode, regions.Of(""))).ToDictionary(l => l.Code);
        // A permit has both: what the code says, and what the name would have said alone.
        _disagreements =
        [
            .. from d in documents.Permits.Discharge
               where d.GivenCode.Length > 0
               let alone = register.Register.Ask(LinkageSubject.Of(d.Holder))
               let byName = alone.Candidates.IsEmpty ? null : alone.Candidates[0]
               let agrees = register.Identities.ContainsKey(d.GivenCode) ? alone.Verdict == Verdict.Linked && byName!.Entry.Key == d.GivenCode : alone.Verdict == Verdict.Different
               where !agrees
               select $"编码与名称不一致 · code and name disagree: {d.Holder} {d.GivenCode} — {(register.Identities.ContainsKey(d.GivenCode) ? "编码在台账中 the code is in the ledger" : "编码不在台账中 the code is not in the ledger")}, "
                   + $"按名称 by name: {(byName is null ? "没有 nobody" : $"{(alone.Verdict == Verdict.Linked ? "同一 linked" : "存疑 doubtful")} {byName.Name} {byName.Entry.Key}")}",
        ];
    }

    private DisclosureStep Step<T>(DisclosureFile file, List<ShanghaiDocument<T>> rows, Dictionary<string, Guid> ids) where T : Record =>
        DisclosureStep.Of(file.Name, $"{source} {file.Name}", () => rows.Select(r => r.Make(new(r.Source is { } code ? ids[code] : null, regions.Of(r.District), r.LinkCode))));
}
