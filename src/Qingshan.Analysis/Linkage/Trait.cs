namespace Qingshan.Analysis.Linkage;

/// <summary>What was found when two names were compared: of each feature exactly one. Its weight stands in <c>weights.tsv</c>.</summary>
public enum Trait
{
    /// <summary>Trade name (字号) and words for the industry are equal: together far rarer than each alone.</summary>
    CoreEqual,

    /// <summary>Trade names are equal, the words for the industry are not.</summary>
    TradeEqual,

    /// <summary>Trade names of four characters and more differ by one slip: a character more, less, another one, or two that changed places.</summary>
    TradeNear,

    /// <summary>One trade name lies in the other.</summary>
    TradeContained,

    /// <summary>Trade names have two characters or more in a row in common.</summary>
    TradePartial,

    /// <summary>Trade names have nothing to do with each other.</summary>
    TradeDiffers,

    /// <summary>The same words for the industry; with <see cref="CoreEqual"/> they have been counted there.</summary>
    IndustryCounted,

    /// <summary>The same words for the industry, under another trade name.</summary>
    IndustryEqual,

    /// <summary>Some of the words for the industry are the same.</summary>
    IndustryOverlaps,

    /// <summary>One name names an industry, the other none.</summary>
    IndustryOneSided,

    /// <summary>Other words for the industry.</summary>
    IndustryDiffers,

    /// <summary>Neither names an industry.</summary>
    IndustryNone,

    /// <summary>The same region, or one inside the other.</summary>
    RegionEqual,

    /// <summary>Only one names a region, or one only the country.</summary>
    RegionOneSided,

    /// <summary>Regions that exclude each other.</summary>
    RegionDiffers,

    /// <summary>Neither names a region.</summary>
    RegionNone,

    /// <summary>Legal forms of one class: 有限公司 and 有限责任公司.</summary>
    FormEqual,

    /// <summary>A form that an enterprise may have changed: 有限公司 became 股份有限公司.</summary>
    FormChanged,

    /// <summary>Only one names a form.</summary>
    FormOneSided,

    /// <summary>Other forms.</summary>
    FormDiffers,

    /// <summary>Neither names a form.</summary>
    FormNone,

    /// <summary>Both name the same part.</summary>
    PartEqual,

    /// <summary>Parts that differ by one slip.</summary>
    PartNear,

    /// <summary>Only one names a part.</summary>
    PartOneSided,

    /// <summary>Other parts.</summary>
    PartDiffers,

    /// <summary>Neither names a part.</summary>
    PartNone,

    /// <summary>The same numbers and Latin words.</summary>
    MarksEqual,

    /// <summary>One has numbers or Latin words that the other lacks.</summary>
    MarksMore,

    /// <summary>Other numbers or Latin words, or words such as 东 and 西: a contradiction.</summary>
    MarksDiffer,

    /// <summary>Neither has any.</summary>
    MarksNone,

    /// <summary>The same address.</summary>
    AddressEqual,

    /// <summary>Addresses that have much in common.</summary>
    AddressNear,

    /// <summary>Other addresses: office and plant, or another enterprise.</summary>
    AddressDiffers,

    /// <summary>One address is missing: it says nothing.</summary>
    AddressUnknown,
}
