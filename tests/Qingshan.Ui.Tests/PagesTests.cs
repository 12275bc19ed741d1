using System.Reflection;
using Microsoft.AspNetCore.Components;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Ui.Docs;

namespace Qingshan.Ui.Tests;

public class PagesTests
{
    [Fact]
    public void Every_page_says_what_it_needs()
    {
        var pages = typeof(App).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute))).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.NotNull(page.GetCustomAttribute<NeedsAttribute>()));
    }

    [Fact]
    public void The_catalogue_lists_every_kind_of_error_once_with_words_in_both_languages()
    {
        var catalogue = new ErrorCatalogue([typeof(ErrorKind).Assembly, typeof(UiErrors).Assembly]);
        Assert.Contains(CommonErrors.NotFound, catalogue.All);
        Assert.Contains(UiErrors.StaleForm, catalogue.All);
        Assert.Equal(catalogue.All.Count, catalogue.All.Select(k => k.Code).Distinct().Count());
        Assert.All(catalogue.All, kind =>
        {
            Assert.NotEmpty(kind.Title.Zh);
            Assert.NotEmpty(kind.Title.En);
            Assert.DoesNotContain('{', ErrorCatalogue.DetailOf(kind).Replace("{\"observations\":[…]}", "", StringComparison.Ordinal));
        });
    }
}
