namespace Qingshan.Analysis.Linkage;

/// <summary>Compares addresses. Numbers that differ make them different: 1号 is not 2号.</summary>
internal static class Addresses
{
    public static Trait Compare(string? a, string? b)
    {
        if (string.IsNullOrWhiteSpace(a) || string.IsNullOrWhiteSpace(b)) return Trait.AddressUnknown;
        var (one, other) = (Street(a), Street(b));
        if (one.Length == 0 || other.Length == 0) return Trait.AddressUnknown;
        if (one == other) return Trait.AddressEqual;
        var likeness = TextDistance.Dice(one, other);
        var numbers = NameMarks.Compare(NameMarks.Of(one), NameMarks.Of(other));
        if (numbers == Trait.MarksDiffer) return Trait.AddressDiffers;
        return (likeness, numbers) switch
        {
            ( >= 0.8, Trait.MarksEqual) => Trait.AddressEqual,
            ( >= 0.5, _) => Trait.AddressNear,
            _ => Trait.AddressDiffers,
        };
    }

    /// <summary>The address without the regions in front, which an address may give or not.</summary>
    private static string Street(string address) => NameRegions.TakeFront(NameFolding.Fold(address), []);
}
