namespace Qingshan.Standards;

/// <summary>Where a concentration in soil stands between the two values of a risk control standard.</summary>
public enum SoilRisk
{
    /// <summary>At or below the screening value (筛选值): the risk can usually be neglected.</summary>
    Negligible,

    /// <summary>Above the screening value: to be investigated.</summary>
    ToInvestigate,

    /// <summary>Above the intervention value (管制值): to be controlled or remediated.</summary>
    ToControl,
}

/// <summary>The category of development land in GB 36600.</summary>
public enum DevelopmentLand
{
    /// <summary>Category 1 (第一类用地): housing, schools, hospitals, parks of communities.</summary>
    One = 1,

    /// <summary>Category 2 (第二类用地): industry, storage, commerce, roads, utilities.</summary>
    Two = 2,
}

/// <summary>The use of agricultural land in GB 15618.</summary>
public enum AgriculturalLand
{
    /// <summary>Paddy (水田).</summary>
    Paddy,

    /// <summary>Other than paddy (其他).</summary>
    Other,
}
