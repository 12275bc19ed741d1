using Qingshan.Hj212;
using Qingshan.Platform.Ledger;

namespace Qingshan.Simulation;

/// <summary>A point of the region before the ledger has given it an identity: references go by code.</summary>
internal sealed record PlannedPoint
{
    public required string Code { get; init; }

    public required string Zh { get; init; }

    public required string En { get; init; }

    public required string Kind { get; init; }

    public required Place Place { get; init; }

    /// <summary>Code of the region.</summary>
    public required string Region { get; init; }

    public ControlLevel Level { get; init; }

    public bool Evaluated { get; init; }

    public bool Public { get; init; }

    /// <summary>Code of the basin, beside the region.</summary>
    public string? Basin { get; init; }

    public string? Outlet { get; init; }

    public string? Station { get; init; }

    public Edition Edition { get; init; } = Edition.V2017;

    /// <summary>Number within the region, from which MN and seed follow.</summary>
    public int Number { get; init; }

    /// <summary>How urban, busy, loaded or strict the place is, 0 to 1: the models' one parameter.</summary>
    public double Grade { get; init; }

    /// <summary>What sets regions of one plan apart that are made by another seed.</summary>
    public ulong Salt { get; init; }

    public ulong Seed => Salt == 0 ? Chance.Seed(Code) : Chance.Mix(Chance.Seed(Code), (long)Salt);

    /// <summary>14 characters in the edition of 2005 and 24 later, as the standard wants; SIM is no hexadecimal, on purpose.</summary>
    public string Mn => Edition == Edition.V2005
        ? FormattableString.Invariant($"SIM{Number:D11}")
        : FormattableString.Invariant($"SIM{Number:D21}");
}

/// <summary>An enterprise with its one source and its outlets.</summary>
internal sealed record PlannedEnterprise(string Code, string Zh, string En, string Industry, string Region, Place Place, IReadOnlyList<PlannedOutlet> Outlets)
{
    public string SourceCode { get; init; } = $"{Code}-S1";
}

/// <summary>排放口 · Numbered as HJ 608 wants, behind the enterprise's code.</summary>
internal sealed record PlannedOutlet(string Code, string Number, OutletMedium Medium)
{
    public string Zh => Medium == OutletMedium.Air ? $"废气排放口{Number}" : $"废水排放口{Number}";
}
