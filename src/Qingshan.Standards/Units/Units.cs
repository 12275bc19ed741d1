using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Qingshan.Standards;

/// <summary>
/// The closed catalogue of units: those printed in Annex B of HJ 212-2017 and those that instruments and files use beside them.
/// Factors are exact by definition of the units (SI Brochure; 0 °C = 273.15 K). The conditions to which a gas volume refers (actual,
/// 273 K, 298 K, dry, reference oxygen) are no part of a unit: mg/Nm3 reads as mg/m³, and the series has to say the rest.
/// </summary>
public static class Units
{
    /// <summary>Dimensionless (无量纲).</summary>
    public static Unit Dimensionless { get; } =
        Make("1", "无量纲", "dimensionless", Dimension.None, 1, 0, "无", "无单位");

    /// <summary>Per cent (百分比).</summary>
    public static Unit Percent { get; } =
        Make("%", "百分比", "per cent", Dimension.Fraction, 1e4, 0, "百分比", "％", "percent", "%RH", "RH%");

    /// <summary>Part per million by volume (百万分之一).</summary>
    public static Unit PartPerMillion { get; } =
        Make("ppm", "百万分之一", "part per million by volume", Dimension.Fraction, 1e0, 0, "PPM", "ppmv", "umol/mol");

    /// <summary>Part per billion by volume (十亿分之一).</summary>
    public static Unit PartPerBillion { get; } =
        Make("ppb", "十亿分之一", "part per billion by volume", Dimension.Fraction, 1e-3, 0, "PPB", "ppbv", "nmol/mol");

    /// <summary>Nanogram per cubic metre (纳克/立方米).</summary>
    public static Unit NanogramPerCubicMetre { get; } =
        Make("ng/m³", "纳克/立方米", "nanogram per cubic metre", Dimension.MassConcentration, 1, 0, "NG/M3", "ng/Nm3");

    /// <summary>Microgram per cubic metre (微克/立方米).</summary>
    public static Unit MicrogramPerCubicMetre { get; } =
        Make("µg/m³", "微克/立方米", "microgram per cubic metre", Dimension.MassConcentration, 1e3, 0, "UG/M3", "ug/Nm3");

    /// <summary>Milligram per cubic metre (毫克/立方米).</summary>
    public static Unit MilligramPerCubicMetre { get; } =
        Make("mg/m³", "毫克/立方米", "milligram per cubic metre", Dimension.MassConcentration, 1e6, 0, "MG/M3", "mg/Nm3", "mg/NM3", "毫克/标立方米");

    /// <summary>Gram per cubic metre (克/立方米).</summary>
    public static Unit GramPerCubicMetre { get; } =
        Make("g/m³", "克/立方米", "gram per cubic metre", Dimension.MassConcentration, 1e9, 0, "G/M3");

    /// <summary>Kilogram per cubic metre (千克/立方米).</summary>
    public static Unit KilogramPerCubicMetre { get; } =
        Make("kg/m³", "千克/立方米", "kilogram per cubic metre", Dimension.MassConcentration, 1e12, 0, "KG/M3");

    /// <summary>Nanogram per litre (纳克/升).</summary>
    public static Unit NanogramPerLitre { get; } =
        Make("ng/L", "纳克/升", "nanogram per litre", Dimension.MassConcentration, 1e3, 0, "ng/l", "NG/L");

    /// <summary>Microgram per litre (微克/升).</summary>
    public static Unit MicrogramPerLitre { get; } =
        Make("µg/L", "微克/升", "microgram per litre", Dimension.MassConcentration, 1e6, 0, "ug/l", "UG/L");

    /// <summary>Milligram per litre (毫克/升).</summary>
    public static Unit MilligramPerLitre { get; } =
        Make("mg/L", "毫克/升", "milligram per litre", Dimension.MassConcentration, 1e9, 0, "mg/l", "MG/L");

    /// <summary>Gram per litre (克/升).</summary>
    public static Unit GramPerLitre { get; } =
        Make("g/L", "克/升", "gram per litre", Dimension.MassConcentration, 1e12, 0, "g/l", "G/L");

    /// <summary>Microgram per kilogram (微克/千克).</summary>
    public static Unit MicrogramPerKilogram { get; } =
        Make("µg/kg", "微克/千克", "microgram per kilogram", Dimension.MassFraction, 1, 0, "ug/Kg", "ng/g");

    /// <summary>Milligram per kilogram (毫克/千克).</summary>
    public static Unit MilligramPerKilogram { get; } =
        Make("mg/kg", "毫克/千克", "milligram per kilogram", Dimension.MassFraction, 1e3, 0, "mg/Kg", "MG/KG", "ug/g");

    /// <summary>Gram per kilogram (克/千克).</summary>
    public static Unit GramPerKilogram { get; } =
        Make("g/kg", "克/千克", "gram per kilogram", Dimension.MassFraction, 1e6, 0, "g/Kg", "mg/g");

    /// <summary>Count per litre (个/升).</summary>
    public static Unit CountPerLitre { get; } =
        Make("/L", "个/升", "count per litre", Dimension.CountConcentration, 1, 0, "个/L", "cells/L", "cell/L", "MPN/L", "CFU/L", "1/L");

    /// <summary>Count per millilitre (个/毫升).</summary>
    public static Unit CountPerMillilitre { get; } =
        Make("/mL", "个/毫升", "count per millilitre", Dimension.CountConcentration, 1e3, 0, "个/mL", "个/ml", "cells/mL", "cells/ml", "CFU/mL", "CFU/ml");

    /// <summary>Becquerel per litre (贝可勒尔/升).</summary>
    public static Unit BecquerelPerLitre { get; } =
        Make("Bq/L", "贝可勒尔/升", "becquerel per litre", Dimension.ActivityConcentration, 1e3, 0, "贝可/升", "Bq/l");

    /// <summary>Becquerel per cubic metre (贝可勒尔/立方米).</summary>
    public static Unit BecquerelPerCubicMetre { get; } =
        Make("Bq/m³", "贝可勒尔/立方米", "becquerel per cubic metre", Dimension.ActivityConcentration, 1, 0, "贝可/立方米");

    /// <summary>Nanogray per hour (纳戈瑞/小时).</summary>
    public static Unit NanograyPerHour { get; } =
        Make("nGy/h", "纳戈瑞/小时", "nanogray per hour", Dimension.AbsorbedDoseRate, 1, 0, "纳戈/小时");

    /// <summary>Microgray per hour (微戈瑞/小时).</summary>
    public static Unit MicrograyPerHour { get; } =
        Make("µGy/h", "微戈瑞/小时", "microgray per hour", Dimension.AbsorbedDoseRate, 1e3, 0, "微戈/小时");

    /// <summary>Nanosievert per hour (纳希沃特/小时).</summary>
    public static Unit NanosievertPerHour { get; } =
        Make("nSv/h", "纳希沃特/小时", "nanosievert per hour", Dimension.DoseEquivalentRate, 1, 0, "纳希/小时");

    /// <summary>Microsievert per hour (微希沃特/小时).</summary>
    public static Unit MicrosievertPerHour { get; } =
        Make("µSv/h", "微希沃特/小时", "microsievert per hour", Dimension.DoseEquivalentRate, 1e3, 0, "微希/小时");

    /// <summary>Millisievert per hour (毫希沃特/小时).</summary>
    public static Unit MillisievertPerHour { get; } =
        Make("mSv/h", "毫希沃特/小时", "millisievert per hour", Dimension.DoseEquivalentRate, 1e6, 0, "毫希/小时");

    /// <summary>Milligram (毫克).</summary>
    public static Unit Milligram { get; } =
        Make("mg", "毫克", "milligram", Dimension.Mass, 1, 0);

    /// <summary>Gram (克).</summary>
    public static Unit Gram { get; } =
        Make("g", "克", "gram", Dimension.Mass, 1e3, 0);

    /// <summary>Kilogram (千克).</summary>
    public static Unit Kilogram { get; } =
        Make("kg", "千克", "kilogram", Dimension.Mass, 1e6, 0, "Kg", "KG", "公斤");

    /// <summary>Tonne (吨).</summary>
    public static Unit Tonne { get; } =
        Make("t", "吨", "tonne", Dimension.Mass, 1e9, 0);

    /// <summary>Gram per second (克/秒).</summary>
    public static Unit GramPerSecond { get; } =
        Make("g/s", "克/秒", "gram per second", Dimension.MassFlow, 3600, 0);

    /// <summary>Kilogram per hour (千克/小时).</summary>
    public static Unit KilogramPerHour { get; } =
        Make("kg/h", "千克/小时", "kilogram per hour", Dimension.MassFlow, 1e3, 0, "kg/hr");

    /// <summary>Tonne per hour (吨/小时).</summary>
    public static Unit TonnePerHour { get; } =
        Make("t/h", "吨/小时", "tonne per hour", Dimension.MassFlow, 1e6, 0);

    /// <summary>Tonne per square kilometre and month (吨/平方千米·月).</summary>
    public static Unit TonnePerSquareKilometreMonth { get; } =
        Make("t/(km²·month)", "吨/平方千米·月", "tonne per square kilometre and month", Dimension.Dustfall, 1, 0, "吨/(平方千米·月)", "t/km2·month", "t/(km2·month)", "t/km2·30d", "t/(km2·30d)");

    /// <summary>Litre (升).</summary>
    public static Unit Litre { get; } =
        Make("L", "升", "litre", Dimension.Volume, 1, 0, "l");

    /// <summary>Cubic metre (立方米).</summary>
    public static Unit CubicMetre { get; } =
        Make("m³", "立方米", "cubic metre", Dimension.Volume, 1e3, 0, "M3", "方");

    /// <summary>Ten thousand cubic metres (万立方米).</summary>
    public static Unit TenThousandCubicMetres { get; } =
        Make("10⁴ m³", "万立方米", "ten thousand cubic metres", Dimension.Volume, 1e7, 0, "万m3", "万方");

    /// <summary>Litre per second (升/秒).</summary>
    public static Unit LitrePerSecond { get; } =
        Make("L/s", "升/秒", "litre per second", Dimension.VolumeFlow, 86.4, 0, "l/s");

    /// <summary>Litre per minute (升/分钟).</summary>
    public static Unit LitrePerMinute { get; } =
        Make("L/min", "升/分钟", "litre per minute", Dimension.VolumeFlow, 1.44, 0, "l/min", "升/分");

    /// <summary>Cubic metre per second (立方米/秒).</summary>
    public static Unit CubicMetrePerSecond { get; } =
        Make("m³/s", "立方米/秒", "cubic metre per second", Dimension.VolumeFlow, 86400, 0, "M3/S");

    /// <summary>Cubic metre per hour (立方米/小时).</summary>
    public static Unit CubicMetrePerHour { get; } =
        Make("m³/h", "立方米/小时", "cubic metre per hour", Dimension.VolumeFlow, 24, 0, "m3/hr", "M3/H", "立方米/时", "Nm3/h");

    /// <summary>Cubic metre per day (立方米/日).</summary>
    public static Unit CubicMetrePerDay { get; } =
        Make("m³/d", "立方米/日", "cubic metre per day", Dimension.VolumeFlow, 1, 0, "立方米/天");

    /// <summary>Millimetre (毫米).</summary>
    public static Unit Millimetre { get; } =
        Make("mm", "毫米", "millimetre", Dimension.Length, 1, 0);

    /// <summary>Centimetre (厘米).</summary>
    public static Unit Centimetre { get; } =
        Make("cm", "厘米", "centimetre", Dimension.Length, 10, 0);

    /// <summary>Metre (米).</summary>
    public static Unit Metre { get; } =
        Make("m", "米", "metre", Dimension.Length, 1e3, 0);

    /// <summary>Kilometre (千米).</summary>
    public static Unit Kilometre { get; } =
        Make("km", "千米", "kilometre", Dimension.Length, 1e6, 0, "公里");

    /// <summary>Square metre (平方米).</summary>
    public static Unit SquareMetre { get; } =
        Make("m²", "平方米", "square metre", Dimension.Area, 1, 0);

    /// <summary>Hectare (公顷).</summary>
    public static Unit Hectare { get; } =
        Make("ha", "公顷", "hectare", Dimension.Area, 1e4, 0, "hm2");

    /// <summary>Square kilometre (平方千米).</summary>
    public static Unit SquareKilometre { get; } =
        Make("km²", "平方千米", "square kilometre", Dimension.Area, 1e6, 0, "平方公里");

    /// <summary>Metre per second (米/秒).</summary>
    public static Unit MetrePerSecond { get; } =
        Make("m/s", "米/秒", "metre per second", Dimension.Speed, 3.6, 0, "M/S");

    /// <summary>Kilometre per hour (千米/小时).</summary>
    public static Unit KilometrePerHour { get; } =
        Make("km/h", "千米/小时", "kilometre per hour", Dimension.Speed, 1, 0);

    /// <summary>Second (秒).</summary>
    public static Unit Second { get; } =
        Make("s", "秒", "second", Dimension.Time, 1, 0, "sec");

    /// <summary>Minute (分钟).</summary>
    public static Unit Minute { get; } =
        Make("min", "分钟", "minute", Dimension.Time, 60, 0, "分");

    /// <summary>Hour (小时).</summary>
    public static Unit Hour { get; } =
        Make("h", "小时", "hour", Dimension.Time, 3600, 0, "hr", "时");

    /// <summary>Day (日).</summary>
    public static Unit Day { get; } =
        Make("d", "日", "day", Dimension.Time, 86400, 0, "天");

    /// <summary>Turn per minute (转/分钟).</summary>
    public static Unit TurnPerMinute { get; } =
        Make("r/min", "转/分钟", "turn per minute", Dimension.RotationalSpeed, 1, 0, "rpm", "RPM", "转/分");

    /// <summary>Degree Celsius (摄氏度).</summary>
    public static Unit DegreeCelsius { get; } =
        Make("°C", "摄氏度", "degree Celsius", Dimension.Temperature, 1, 273.15, "degC", "deg_C", "度C");

    /// <summary>Kelvin (开尔文).</summary>
    public static Unit Kelvin { get; } =
        Make("K", "开尔文", "kelvin", Dimension.Temperature, 1, 0);

    /// <summary>Pascal (帕).</summary>
    public static Unit Pascal { get; } =
        Make("Pa", "帕", "pascal", Dimension.Pressure, 1, 0, "pa", "帕斯卡");

    /// <summary>Hectopascal (百帕).</summary>
    public static Unit Hectopascal { get; } =
        Make("hPa", "百帕", "hectopascal", Dimension.Pressure, 1e2, 0, "hpa", "mbar", "毫巴", "百帕斯卡");

    /// <summary>Kilopascal (千帕).</summary>
    public static Unit Kilopascal { get; } =
        Make("kPa", "千帕", "kilopascal", Dimension.Pressure, 1e3, 0, "KPa", "Kpa", "kpa", "KPA", "千帕斯卡");

    /// <summary>Megapascal (兆帕).</summary>
    public static Unit Megapascal { get; } =
        Make("MPa", "兆帕", "megapascal", Dimension.Pressure, 1e6, 0, "MPA", "兆帕斯卡");

    /// <summary>Degree (角度).</summary>
    public static Unit Degree { get; } =
        Make("°", "角度", "degree", Dimension.Angle, 1, 0, "deg", "degree", "DEG");

    /// <summary>Decibel (分贝).</summary>
    public static Unit Decibel { get; } =
        Make("dB", "分贝", "decibel", Dimension.SoundLevel, 1, 0, "db", "DB", "dB(A)", "dBA", "分贝(A)");

    /// <summary>Milliampere (毫安).</summary>
    public static Unit Milliampere { get; } =
        Make("mA", "毫安", "milliampere", Dimension.Current, 1, 0, "毫安培");

    /// <summary>Ampere (安).</summary>
    public static Unit Ampere { get; } =
        Make("A", "安", "ampere", Dimension.Current, 1e3, 0, "安培");

    /// <summary>Millivolt (毫伏).</summary>
    public static Unit Millivolt { get; } =
        Make("mV", "毫伏", "millivolt", Dimension.Voltage, 1, 0, "mv", "毫伏特");

    /// <summary>Volt (伏).</summary>
    public static Unit Volt { get; } =
        Make("V", "伏", "volt", Dimension.Voltage, 1e3, 0, "v", "伏特");

    /// <summary>Kilowatt (千瓦).</summary>
    public static Unit Kilowatt { get; } =
        Make("kW", "千瓦", "kilowatt", Dimension.Power, 1, 0, "KW", "kw", "千瓦特");

    /// <summary>Kilowatt hour (千瓦时).</summary>
    public static Unit KilowattHour { get; } =
        Make("kW·h", "千瓦时", "kilowatt hour", Dimension.Energy, 1, 0, "kWh", "KWH", "kwh", "KWh", "千瓦特小时", "千瓦小时", "度电");

    /// <summary>Microsiemens per centimetre (微西/厘米).</summary>
    public static Unit MicrosiemensPerCentimetre { get; } =
        Make("µS/cm", "微西/厘米", "microsiemens per centimetre", Dimension.Conductivity, 1, 0, "us/cm", "US/CM", "微西门子/厘米");

    /// <summary>Millisiemens per metre (毫西/米).</summary>
    public static Unit MillisiemensPerMetre { get; } =
        Make("mS/m", "毫西/米", "millisiemens per metre", Dimension.Conductivity, 10, 0, "毫西门子/米");

    /// <summary>Millisiemens per centimetre (毫西/厘米).</summary>
    public static Unit MillisiemensPerCentimetre { get; } =
        Make("mS/cm", "毫西/厘米", "millisiemens per centimetre", Dimension.Conductivity, 1e3, 0, "ms/cm", "毫西门子/厘米");

    /// <summary>Volt per metre (伏/米).</summary>
    public static Unit VoltPerMetre { get; } =
        Make("V/m", "伏/米", "volt per metre", Dimension.ElectricField, 1, 0, "伏特/米");

    /// <summary>Watt per square metre (瓦/平方米).</summary>
    public static Unit WattPerSquareMetre { get; } =
        Make("W/m²", "瓦/平方米", "watt per square metre", Dimension.Irradiance, 1, 0, "w/m2", "瓦特/平方米");

    /// <summary>Degree of colour (色度).</summary>
    public static Unit DegreeOfColour { get; } =
        Make("°(colour)", "色度", "degree of colour", Dimension.Colour, 1, 0, "PCU", "Hazen");

    /// <summary>Nephelometric turbidity unit (散射浊度单位).</summary>
    public static Unit NephelometricTurbidityUnit { get; } =
        Make("NTU", "散射浊度单位", "nephelometric turbidity unit", Dimension.Turbidity, 1, 0, "ntu");

    /// <summary>Every unit, in the order of this file: by dimension, small to large.</summary>
    public static ImmutableArray<Unit> All { get; } =
    [
        Dimensionless, Percent, PartPerMillion, PartPerBillion, NanogramPerCubicMetre, MicrogramPerCubicMetre,
        MilligramPerCubicMetre, GramPerCubicMetre, KilogramPerCubicMetre, NanogramPerLitre, MicrogramPerLitre,
        MilligramPerLitre, GramPerLitre, MicrogramPerKilogram, MilligramPerKilogram, GramPerKilogram, CountPerLitre,
        CountPerMillilitre, BecquerelPerLitre, BecquerelPerCubicMetre, NanograyPerHour, MicrograyPerHour, NanosievertPerHour,
        MicrosievertPerHour, MillisievertPerHour, Milligram, Gram, Kilogram, Tonne, GramPerSecond, KilogramPerHour,
        TonnePerHour, TonnePerSquareKilometreMonth, Litre, CubicMetre, TenThousandCubicMetres, LitrePerSecond, LitrePerMinute,
        CubicMetrePerSecond, CubicMetrePerHour, CubicMetrePerDay, Millimetre, Centimetre, Metre, Kilometre, SquareMetre,
        Hectare, SquareKilometre, MetrePerSecond, KilometrePerHour, Second, Minute, Hour, Day, TurnPerMinute, DegreeCelsius,
        Kelvin, Pascal, Hectopascal, Kilopascal, Megapascal, Degree, Decibel, Milliampere, Ampere, Millivolt, Volt, Kilowatt,
        KilowattHour, MicrosiemensPerCentimetre, MillisiemensPerMetre, MillisiemensPerCentimetre, VoltPerMetre,
        WattPerSquareMetre, DegreeOfColour, NephelometricTurbidityUnit,
    ];

    /// <summary>Normalised spelling to unit. Two units with one spelling fail here, when the type is first used.</summary>
    internal static FrozenDictionary<string, Unit> BySpelling { get; } = All
        .SelectMany(unit => unit.Spellings, (unit, spelling) => (unit, spelling))
        .ToDictionary(pair => pair.spelling, pair => pair.unit, StringComparer.Ordinal)
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static Unit Make(
        string symbol, string nameZh, string nameEn, Dimension dimension, double factor, double offset, params string[] spellings) =>
        new(symbol, nameZh, nameEn, dimension, factor, offset,
            [.. spellings.Append(symbol).Append(nameZh).Append(nameEn).Select(UnitText.Normalise).Distinct(StringComparer.Ordinal)]);
}
