namespace Qingshan.Standards;

/// <summary>What a factor is measured in; given by the first letter of its code.</summary>
public enum Medium
{
    /// <summary>Water and waste water: codes w….</summary>
    Water,

    /// <summary>Ambient air, weather and waste gas: codes a….</summary>
    Air,

    /// <summary>Sound: codes L….</summary>
    Noise,

    /// <summary>Working conditions of waste-water treatment (污水排放过程工况): codes e….</summary>
    WaterProcess,

    /// <summary>Working conditions of flue-gas treatment (烟气排放过程工况): codes g….</summary>
    GasProcess,

    /// <summary>Logs, states and parameters of the equipment on site (现场端信息): codes i….</summary>
    Site,
}
