using System.Collections.Frozen;
using Qingshan.Standards;

namespace Qingshan.Platform.Ledger;

/// <summary>Which edition of a standard counts where and when: what the nearest region says, else the one in force everywhere. Immutable.</summary>
public sealed class AppliedEditions
{
    private readonly FrozenDictionary<(Guid Region, string Standard), AppliedEdition[]> _said;
    private readonly IReadOnlyDictionary<Guid, Region> _regions;

    /// <param name="all">All that the ledger holds to be so today, of any time.</param>
    public AppliedEditions(IEnumerable<AppliedEdition> all, IReadOnlyDictionary<Guid, Region> regions)
    {
        All = [.. all.Where(e => e.RegionId is not null).OrderBy(e => e.Code, StringComparer.Ordinal).ThenBy(e => e.ValidFrom)];
        _said = All.GroupBy(e => (e.RegionId!.Value, e.Standard)).ToFrozenDictionary(g => g.Key, g => g.ToArray());
        _regions = regions;
    }

    /// <summary>The standards of which a region may choose: those by which values are evaluated, and of which there is more than one edition.</summary>
    public static IReadOnlyList<string> Choosable { get; } = [AirStandards.Limits, AirStandards.Index, AirStandards.Assessment];

    /// <summary>Nobody has said anything.</summary>
    public static AppliedEditions None { get; } = new([], FrozenDictionary<Guid, Region>.Empty);

    /// <summary>By region and standard, then by time.</summary>
    public IReadOnlyList<AppliedEdition> All { get; }

    /// <summary>The edition that counts for what lies in a region.</summary>
    /// <param name="region">Null: nobody has said where; then the one in force everywhere.</param>
    /// <param name="day">The day of the observation, by the calendar of Beijing.</param>
    /// <returns>Null where no edition is held for that day.</returns>
    public StandardEdition? Of(Guid? region, string standard, DateOnly day)
    {
        if (_said.Count > 0 && region is { } at && Said(at, standard, BeijingTime.ToUtc(day.ToDateTime(default))) is { } said) return Editions.Find(said);
        return Editions.InForce(standard, day);
    }

    /// <summary>What is said otherwise than before: of which region and standard, from when to when.</summary>
    public IEnumerable<EditionChange> Since(AppliedEditions before)
    {
        foreach (var key in _said.Keys.Union(before._said.Keys))
        {
            var (then, now) = (before._said.GetValueOrDefault(key, []), _said.GetValueOrDefault(key, []));
            DateTime[] edges = [.. then.Concat(now).SelectMany(e => new[] { e.ValidFrom, e.ValidTo ?? DateTime.MaxValue }).Distinct().Order()];
            for (var i = 0; i + 1 < edges.Length; i++)
                if (At(then, edges[i])?.Edition != At(now, edges[i])?.Edition) yield return new(key.Region, key.Standard, edges[i], edges[i + 1]);
        }
    }

    /// <summary>The title that the nearest region gives. A circle, which bad input could make, ends at its second visit.</summary>
    private string? Said(Guid region, string standard, DateTime at)
    {
        var seen = new HashSet<Guid>();
        for (Guid? here = region; here is { } id && seen.Add(id); here = _regions.GetValueOrDefault(id)?.ParentId)
            if (_said.TryGetValue((id, standard), out var rows) && At(rows, at) is { } found) return found.Edition;
        return null;
    }

    private static AppliedEdition? At(AppliedEdition[] rows, DateTime at) => Array.Find(rows, r => r.ValidFrom <= at && (r.ValidTo is null || at < r.ValidTo));
}

/// <param name="From">UTC, inclusive.</param>
/// <param name="To">UTC, exclusive; <see cref="DateTime.MaxValue"/> where no end is known.</param>
public readonly record struct EditionChange(Guid Region, string Standard, DateTime From, DateTime To);
