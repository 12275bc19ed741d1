using System.Reflection;
using Microsoft.AspNetCore.Components;
using Qingshan.Applications.Monitoring;
using Qingshan.Applications.Monitoring.Records;
using Qingshan.Platform.Identity;
using Qingshan.Standards;

namespace Qingshan.Applications.Tests;

public class ApplicationTests
{
    [Fact]
    public void Monitoring_is_found_without_being_registered() => Assert.Contains(Application.All, a => a is MonitoringApplication);

    [Fact]
    public void Every_page_says_what_it_needs()
    {
        var pages = Pages().ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.NotNull(page.GetCustomAttribute<NeedsAttribute>()));
    }

    [Fact]
    public void Every_entry_of_the_navigation_leads_to_a_page_that_needs_the_same()
    {
        var needs = Pages().SelectMany(p => p.GetCustomAttributes<RouteAttribute>(), (p, r) => (r.Template, p.GetCustomAttribute<NeedsAttribute>()!.Permission))
            .ToDictionary(p => p.Template, p => p.Permission);
        Assert.All(Application.All.SelectMany(a => a.Navigation), entry => Assert.Equal(entry.Needs, needs[entry.Path]));
    }

    [Fact]
    public void Main_factors_are_in_the_table_of_factors() =>
        Assert.All(MonitoringKind.All.SelectMany(k => MainFactors.Of(k.Key)), code => Assert.NotNull(FactorTable.Hj212Of2017.Find(code)));

    private static IEnumerable<Type> Pages() => typeof(Application).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute)));
}
