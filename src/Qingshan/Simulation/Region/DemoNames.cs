namespace Qingshan.Simulation;

/// <summary>Names of the made-up city. No real place is meant; common words were taken on purpose.</summary>
internal static class DemoNames
{
    public static readonly (string Code, string Zh, string En, double East, double North)[] Districts =
    [
        ("SIM-CITY-01", "中心区(模拟)", "Central District (simulated)", 0, 0),
        ("SIM-CITY-02", "东湖区(模拟)", "East Lake District (simulated)", 0.15, 0.03),
        ("SIM-CITY-03", "西山区(模拟)", "West Hill District (simulated)", -0.17, 0.07),
        ("SIM-CITY-04", "南港区(模拟)", "South Port District (simulated)", 0.05, -0.16),
        ("SIM-CITY-05", "北工业园区(模拟)", "North Industrial Park (simulated)", 0.06, 0.17),
        ("SIM-CITY-06", "稻香县(模拟)", "Rice County (simulated)", -0.13, -0.15),
    ];

    /// <summary>Given to points in order; a kind that has more points than names begins again with a number.</summary>
    public static readonly (string Zh, string En)[] Places =
    [
        ("东湖", "East Lake"), ("西山", "West Hill"), ("钟楼", "Bell Tower"), ("南港", "South Port"), ("北苑", "North Garden"), ("稻香", "Rice Field"),
        ("桂花园", "Osmanthus Garden"), ("竹林", "Bamboo Grove"), ("新桥", "New Bridge"), ("石门", "Stone Gate"), ("白鹭洲", "Egret Island"),
        ("枫林", "Maple Wood"), ("古渡", "Old Ferry"), ("莲塘", "Lotus Pond"), ("青石", "Blue Stone"), ("春晓路", "Spring Dawn Road"),
        ("学府", "University"), ("云台", "Cloud Terrace"), ("沙洲", "Sand Bank"), ("柳岸", "Willow Bank"),
    ];

    public static readonly (string Zh, string En)[] Works =
    [
        ("热电厂", "Thermal Power Plant"), ("钢铁厂", "Steel Works"), ("水泥厂", "Cement Works"), ("化工厂", "Chemical Works"), ("造纸厂", "Paper Mill"),
        ("印染厂", "Dyeing Works"), ("污水处理厂", "Sewage Treatment Plant"), ("垃圾焚烧厂", "Waste Incinerator"), ("制药厂", "Pharmaceutical Works"),
        ("食品厂", "Food Works"), ("玻璃厂", "Glass Works"), ("电镀厂", "Plating Works"), ("涂装厂", "Coating Works"),
    ];
}
