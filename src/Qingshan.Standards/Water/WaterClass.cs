namespace Qingshan.Standards;

/// <summary>The class of surface water by GB 3838-2002; a larger number is worse water.</summary>
public enum WaterClass
{
    /// <summary>Class I (Ⅰ类).</summary>
    I = 1,

    /// <summary>Class II (Ⅱ类).</summary>
    II,

    /// <summary>Class III (Ⅲ类).</summary>
    III,

    /// <summary>Class IV (Ⅳ类).</summary>
    IV,

    /// <summary>Class V (Ⅴ类).</summary>
    V,

    /// <summary>Inferior to class V (劣Ⅴ类).</summary>
    InferiorToV,
}

/// <summary>Names of the classes of surface water.</summary>
public static class WaterClasses
{
    /// <summary>The Chinese name, as it is published.</summary>
    /// <param name="of">The class.</param>
    /// <returns>Such as <c>Ⅲ类</c> or <c>劣Ⅴ类</c>.</returns>
    public static string NameZh(this WaterClass of) => of == WaterClass.InferiorToV ? "劣Ⅴ类" : $"{"ⅠⅡⅢⅣⅤ"[(int)of - 1]}类";

    /// <summary>The English name.</summary>
    /// <param name="of">The class.</param>
    /// <returns>Such as <c>class III</c> or <c>inferior to class V</c>.</returns>
    public static string NameEn(this WaterClass of) => of == WaterClass.InferiorToV ? "inferior to class V" : $"class {of}";
}
