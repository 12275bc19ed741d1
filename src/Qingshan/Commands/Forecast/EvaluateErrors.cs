using Qingshan.Platform.Common;

namespace Qingshan.Commands.Forecast;

/// <summary>Failures of reading what <c>qingshan forecast evaluate</c> is given; what is wrong with the numbers themselves is in <c>AnalysisErrors</c>.</summary>
internal static class EvaluateErrors
{
    public static readonly ErrorKind NoData = new("evaluate.no-data", 404,
        new("文件夹里没有数据", "The folder has no data"),
        new("{0} 里应有 PRSA_Data_*.csv（可 .gz）和 stations.csv（UCI 北京 12 站小时数据）。", "{0} should hold PRSA_Data_*.csv (.gz too) and stations.csv (UCI Beijing Multi-Site Air-Quality Data)."));

    public static readonly ErrorKind NoPlace = new("evaluate.no-place", 422,
        new("站点没有坐标", "A station has no place"),
        new("站点 {0} 不在 {1} 里：请补上它的经纬度。", "The station {0} is not in {1}: add its longitude and latitude."));

    public static readonly ErrorKind BadRow = new("evaluate.bad-row", 422,
        new("有一行读不出", "A row cannot be read"),
        new("{0} 第 {1} 行（不计表头）的 {2} 读不出；缺测写 NA。", "{0}, row {1} below the header: {2} cannot be read; NA is missing."));
}
