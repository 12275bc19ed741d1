namespace Qingshan.Standards;

/// <summary>What a unit measures. Conversion is possible only between units of one dimension.</summary>
public enum Dimension
{
    /// <summary>A plain number: pH, a state, a class (无量纲).</summary>
    None,

    /// <summary>A share of a whole: per cent, parts per million by volume.</summary>
    Fraction,

    /// <summary>Mass per volume, in air, water or slurry (so that 1 mg/L equals 1 g/m³).</summary>
    MassConcentration,

    /// <summary>Mass per mass, as in soil.</summary>
    MassFraction,

    /// <summary>Number of organisms or cells per volume.</summary>
    CountConcentration,

    /// <summary>Radioactivity per volume.</summary>
    ActivityConcentration,

    /// <summary>Absorbed dose rate in air.</summary>
    AbsorbedDoseRate,

    /// <summary>Dose equivalent rate.</summary>
    DoseEquivalentRate,

    /// <summary>Mass.</summary>
    Mass,

    /// <summary>Mass per time.</summary>
    MassFlow,

    /// <summary>Mass falling on an area per month of no stated length.</summary>
    Dustfall,

    /// <summary>Volume.</summary>
    Volume,

    /// <summary>Volume per time.</summary>
    VolumeFlow,

    /// <summary>Length, also depth of rain and water level.</summary>
    Length,

    /// <summary>Area.</summary>
    Area,

    /// <summary>Speed.</summary>
    Speed,

    /// <summary>Time span.</summary>
    Time,

    /// <summary>Turns per time.</summary>
    RotationalSpeed,

    /// <summary>Temperature; the only dimension with offsets.</summary>
    Temperature,

    /// <summary>Pressure.</summary>
    Pressure,

    /// <summary>Plane angle.</summary>
    Angle,

    /// <summary>Sound level.</summary>
    SoundLevel,

    /// <summary>Electric current.</summary>
    Current,

    /// <summary>Electric potential.</summary>
    Voltage,

    /// <summary>Power.</summary>
    Power,

    /// <summary>Energy.</summary>
    Energy,

    /// <summary>Electrical conductivity.</summary>
    Conductivity,

    /// <summary>Electric field strength.</summary>
    ElectricField,

    /// <summary>Power per area, as of sunlight.</summary>
    Irradiance,

    /// <summary>Colour of water in degrees.</summary>
    Colour,

    /// <summary>Turbidity.</summary>
    Turbidity,
}
