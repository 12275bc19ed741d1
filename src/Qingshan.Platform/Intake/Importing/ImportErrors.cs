using Qingshan.Platform.Common;

namespace Qingshan.Platform.Intake;

public static class ImportErrors
{
    public static readonly ErrorKind UnknownFormat = new("import.unknown-format", 404,
        new("没有这种格式", "No such format"),
        new("没有格式 {0}；可用的格式：{1}。", "There is no format {0}; the formats are: {1}."));

    public static readonly ErrorKind NoFolder = new("import.no-folder", 404,
        new("没有这个文件或目录", "No such file or folder"),
        new("没有文件或目录 {0}。", "There is no file or folder {0}."));

    public static readonly ErrorKind NoFiles = new("import.no-files", 400,
        new("没有可导入的文件", "Nothing to import"),
        new("目录 {0} 中没有 {1}。", "The folder {0} holds no {1}."));

    public static readonly ErrorKind NoStations = new("import.no-stations", 400,
        new("缺少站点表", "The table of stations is missing"),
        new("缺少 {0}：需要它提供站点的名称和位置。", "{0} is missing: the names and places of the stations come from it."));

    public static readonly ErrorKind BadStation = new("import.bad-station", 400,
        new("站点表不完整", "The table of stations is not complete"),
        new("{0} 中站点 {1} 缺失或坐标无效。", "In {0} the station {1} is missing or has no valid coordinates."));

    public static readonly ErrorKind WrongColumns = new("import.wrong-columns", 400,
        new("列不对", "Wrong columns"),
        new("{0} 缺少列：{1}。应有：{2}。", "{0} lacks the columns {1}. It should have: {2}."));

    public static readonly ErrorKind ColumnOrder = new("import.column-order", 400,
        new("列的顺序不对", "Wrong order of columns"),
        new("{0} 的列应依次为：{1}。", "The columns of {0} should be, in this order: {1}."));

    public static readonly ErrorKind NotUtf8 = new("import.not-utf8", 400,
        new("不是 UTF-8 编码", "Not UTF-8"),
        new("{0} 不是 UTF-8（第 {1} 个字节起），也不是 GB18030；请先转换为 UTF-8。", "{0} is not UTF-8 (from byte {1} on) and not GB18030 either; convert it to UTF-8 first."));

    public static readonly ErrorKind Gb18030 = new("import.gb18030", 400,
        new("是 GB18030 编码", "GB18030 encoded"),
        new("{0} 不是 UTF-8（第 {1} 个字节起），看来是 GB18030/GBK；请先转换：iconv -f GB18030 -t UTF-8 旧文件 > 新文件。",
            "{0} is not UTF-8 (from byte {1} on) and looks like GB18030/GBK; convert it first: iconv -f GB18030 -t UTF-8 OLD > NEW."));

    public static readonly ErrorKind BadCsv = new("import.bad-csv", 400,
        new("不是有效的 CSV", "Not valid CSV"),
        new("{0} 从第 {1} 行开始的记录：引号没有闭合，或引号之后还有文字。该文件的数据都没有入库。",
            "{0}, the record that begins at line {1}: a quote is not closed, or text follows a closing quote. Nothing of this file was stored."));

    public static readonly ErrorKind TooLarge = new("import.too-large", 400,
        new("文件太大", "The file is too large"),
        new("{0} 解压后超过 1 GB；请按时间拆成几个文件。", "{0} is larger than 1 GB unpacked; split it by time."));

    public static readonly ErrorKind NotAllowed = new("import.not-allowed", 400,
        new("无权读取文件", "The file may not be read"),
        new("程序无权读取 {0}；请检查文件权限。", "The program may not read {0}; check the permissions of the file."));

    public static readonly ErrorKind BadGeoJson = new("import.bad-geojson", 400,
        new("不是有效的 GeoJSON", "Not valid GeoJSON"),
        new("{0} 第 {1} 行第 {2} 字节处不是有效的 GeoJSON。没有任何内容入库。", "{0}, line {1}, byte {2}: this is not valid GeoJSON. Nothing was stored."));

    public static readonly ErrorKind NotFeatures = new("import.not-features", 400,
        new("不是界线文件", "Not a file of boundaries"),
        new("{0} 不是 GeoJSON 的 FeatureCollection，或其中有不闭合的环。没有任何内容入库。",
            "{0} is no FeatureCollection of GeoJSON, or holds a ring that is not closed. Nothing was stored."));

    public static readonly ErrorKind NoRegions = new("import.no-regions", 400,
        new("文件中没有区域", "No regions in the file"),
        new("{0} 中没有可导入的区域（{1}）；每个要素须有属性 adcode、name 和面状几何。",
            "{0} holds no region that can be imported ({1}); each feature needs the properties adcode and name, and a polygon."));

    public static readonly ErrorKind BadMap = new("import.bad-map", 400,
        new("列映射无效", "The mapping of columns is not valid"),
        new("--map 中的 {0} 无效；应为：{1}", "In --map, {0} is not valid; it should be: {1}"));

    public static readonly ErrorKind OtherUnit = new("import.other-unit", 409,
        new("单位与已有序列不同", "Another unit than the series has"),
        new("监测点 {0} 的 {1} 已有导入序列，单位为 {2}，文件为 {3}；请先换算成 {2}。该文件的数据都没有入库。",
            "At point {0} the imported series of {1} is in {2}, the file in {3}; convert it to {2} first. Nothing of this file was stored."));

    public static readonly ErrorKind NeedsOption = new("import.needs-option", 400,
        new("缺少选项", "An option is missing"),
        new("导入 {0} 须给出 --{1}，例如：{2}。", "Importing {0} needs --{1}, for example: {2}."));

    public static readonly ErrorKind UnknownOption = new("import.unknown-option", 400,
        new("没有这个选项", "No such option"),
        new("{0} 不接受选项 --{1}；可用的选项：{2}。", "{0} does not take the option --{1}; its options are: {2}."));

    public static readonly ErrorKind Truncated = new("import.truncated", 400,
        new("文件不完整", "The file is not complete"),
        new("{0} 读到一半就结束或已损坏（{1}）；请重新获取。该文件的数据都没有入库。", "{0} ends early or is damaged ({1}); get it again. Nothing of this file was stored."));

    public static readonly ErrorKind Busy = new("import.busy", 409,
        new("正在导入", "An import is running"),
        new("已有导入在进行，请等它结束。", "Another import is running; wait for it to end."));
}
