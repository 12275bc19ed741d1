using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Ui.Layout;

namespace Qingshan.Applications;

/// <summary>
/// What an application brings: one class in its folder says it, and nothing else has to be touched. Its pages are found
/// where they are, by their routes; each says itself what it needs.
/// </summary>
public abstract class Application
{
    /// <summary>All applications of this assembly, by their place in the navigation.</summary>
    public static IReadOnlyList<Application> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes().Where(t => t.IsSubclassOf(typeof(Application)) && !t.IsAbstract)
            .Select(t => (Application)Activator.CreateInstance(t)!).OrderBy(a => a.Order).ThenBy(a => a.Name.En, StringComparer.Ordinal),
    ];

    public abstract Text Name { get; }

    /// <summary>Smaller comes first.</summary>
    public virtual int Order => 100;

    public abstract IReadOnlyList<NavigationEntry> Navigation { get; }

    /// <summary>Which datasets its pages show; the catalogue draws them.</summary>
    public virtual IReadOnlyList<DatasetUse> Uses => [];

    /// <summary>Which ways its cases go, besides the checking of leads that there is for all.</summary>
    public virtual IReadOnlyList<Workflow> Workflows => [];

    public virtual void AddServices(IServiceCollection services)
    {
    }

    public virtual void MapEndpoints(IEndpointRouteBuilder routes)
    {
    }

    /// <summary>What needs attention now, of what this application knows; pages that show such a list ask all applications.</summary>
    public virtual Task<IReadOnlyList<AttentionItem>> AttentionAsync(AttentionQuery query, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<AttentionItem>>([]);
}
