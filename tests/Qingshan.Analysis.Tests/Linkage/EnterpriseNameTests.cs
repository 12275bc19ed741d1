using Qingshan.Analysis.Linkage;

namespace Qingshan.Analysis.Tests.Linkage;

/// <summary>Names as they stand in real lists, taken apart.</summary>
public sealed class EnterpriseNameTests
{
    [Theory]
    [InlineData("上海瑞谊涂料有限公司", "上海", "瑞谊", "涂料", "有限公司", "")]
    [InlineData("博瑞橡胶金属（上海）有限公司", "上海", "博瑞", "橡胶金属", "有限公司", "")]
    [InlineData("3M中国有限公司", "中国", "3m", "", "有限公司", "")]
    [InlineData("3M中国有限公司新桥工厂", "中国", "3m", "", "有限公司", "新桥工厂")]
    [InlineData("宁夏昊地循环发展股份有限公司", "宁夏", "昊地", "循环发展", "股份有限公司", "")]
    [InlineData("吴忠市红寺堡区第二污水处理有限公司", "吴忠市 红寺堡区", "第二", "污水处理", "有限公司", "")]
    [InlineData("上海市松江区妇幼保健院", "上海市 松江区", "妇幼", "", "保健院", "")]
    [InlineData("江苏省苏州市吴中区瑞泽化工厂", "江苏省 苏州市 吴中区", "瑞泽", "", "化工厂", "")]
    [InlineData("上海瑞运汽车动力系统有限公司（北路厂区）", "上海", "瑞运", "汽车动力系统", "有限公司", "北路厂区")]
    [InlineData("上海油漆厂有限公司有机硅分厂", "上海", "油漆厂", "", "有限公司", "有机硅分厂")]
    [InlineData("中国石化销售有限公司上海石油分公司物流中心闵行油库", "中国", "石化", "销售", "有限公司", "上海石油分公司物流中心闵行油库")]
    [InlineData("上海瑞泽大学医学院附属第九人民医院浦东分院", "上海", "瑞泽大学医学院附属第九人民", "", "医院", "浦东分院")]
    [InlineData("上海瑞泽畜禽专业合作社北桥一场", "上海", "瑞泽", "畜禽", "专业合作社", "北桥一场")]
    [InlineData("瑞泽集团有限公司鼎昊化工有限责任公司", "", "瑞泽集团有限公司鼎昊", "化工", "有限责任公司", "")]
    [InlineData("瑞泽（集团）有限公司", "", "瑞泽", "集团", "有限公司", "")]
    [InlineData("阿克苏（太古）漆油有限公司", "", "阿克苏太古", "漆油", "有限公司", "")]
    [InlineData("昊东电工（上海松江）有限公司", "上海 松江", "昊东", "电工", "有限公司", "")]
    [InlineData("上海瑞泽化工有限公司（浦东新区）", "上海", "瑞泽", "化工", "有限公司", "浦东新区")]
    [InlineData("瑞泽（嘉定区）化工有限公司", "嘉定区", "瑞泽", "化工", "有限公司", "")]
    [InlineData("钢铁总厂第二分厂", "", "钢铁", "", "总厂", "第二分厂")]
    [InlineData("华东瑞泽大学", "", "华东瑞泽", "", "大学", "")]
    [InlineData("污水处理厂", "", "污水", "处理", "厂", "")]
    [InlineData("公司", "", "公司", "", "", "")]
    [InlineData("（上海）", "上海", "", "", "", "")]
    [InlineData("", "", "", "", "", "")]
    public void A_name_is_region_trade_name_industry_form_and_part(string text, string regions, string trade, string industry, string form, string part)
    {
        var name = EnterpriseName.Parse(text);
        Assert.Equal((regions, trade, industry, form, part), (string.Join(' ', name.Regions), name.Trade, name.Industry, name.Form, name.Part));
    }

    [Theory]
    [InlineData("瑞泽化工有限公司（原鼎昊化工厂）", "鼎昊化工厂", "")]
    [InlineData("瑞泽化工有限公司(曾用名：鼎昊化工厂)", "鼎昊化工厂", "")]
    [InlineData("上海市北桥医院（瑞泽大学附属北桥医院）", "", "瑞泽大学附属北桥医院")]
    [InlineData("盐池县污水处理厂（盐池县瑞泽水务有限公司）", "", "盐池县瑞泽水务有限公司")]
    [InlineData("上海鼎昊污水处理有限公司北桥污水处理厂（南桥污水处理厂）", "", "")]
    public void Brackets_may_hold_an_old_name_or_another(string text, string former, string other)
    {
        var name = EnterpriseName.Parse(text);
        Assert.Equal((former, other), (string.Join(' ', name.FormerNames), string.Join(' ', name.OtherNames)));
    }

    [Theory]
    [InlineData("上海鼎昊污水处理有限公司北桥污水处理厂（南桥...", true)]
    [InlineData("上海鼎昊污水处理有限公司北桥污水处理厂（南桥…", true)]
    [InlineData("上海鼎昊污水处理有限公司.", false)]
    public void A_cut_name_is_known_by_its_dots(string text, bool cut) => Assert.Equal(cut, EnterpriseName.Parse(text).IsCut);
}
