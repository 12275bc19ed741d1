using Qingshan.Platform.Common;

namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>A query of which everything has been looked up: nothing in it can be wrong any more.</summary>
/// <param name="Options">As they were read.</param>
/// <param name="Properties">What is written of each entity; all where nothing was selected.</param>
/// <param name="Links">Navigations whose links are written.</param>
/// <param name="WithId">Whether id and link of the entity itself are written.</param>
internal sealed record EntityQuery(
    EntityType Type, QueryOptions Options, Bound? Filter, IReadOnlyList<BoundOrder> OrderBy, IReadOnlyList<Property> Properties, IReadOnlyList<Navigation> Links, bool WithId,
    IReadOnlyList<BoundExpand> Expand)
{
    private const int DefaultPage = 100;

    /// <summary>How many entities a page has at the most.</summary>
    public int PageSize => Math.Min(Options.Top ?? DefaultPage, Options.DataArray ? OptionsParser.LargestArray : OptionsParser.LargestPage);

    /// <param name="where">The option it stands in, empty for those of the address.</param>
    public static Result<EntityQuery> Bind(EntityType type, QueryOptions options, DateTime now, string where = "")
    {
        string In(string option) => where.Length == 0 ? option : $"{where}({option})";
        Bound? filter = null;
        if (options.Filter is { } condition && !new Binder(type, In("$filter"), now).Condition(condition).TryGet(out filter, out var error)) return error;
        var order = new List<BoundOrder>();
        foreach (var item in options.OrderBy)
        {
            if (!new Binder(type, In("$orderby"), now).Bind(item.By).TryGet(out var by, out error)) return error;
            order.Add(new(by, item.Descending));
        }
        var (properties, links, withId) = (type.Properties, type.Navigations, true);
        if (options.Select.Count > 0)
        {
            var names = options.Select.ToHashSet();
            if (options.Select.FirstOrDefault(n => type.Find(n) is null && type.FindNavigation(n) is null && n != "@iot.selfLink") is { } unknown)
                return SensorThingsErrors.UnknownProperty.Of(In("$select"), type.Name, unknown, type.Members);
            (properties, links) = ([.. type.Properties.Where(p => names.Contains(p.Name))], [.. type.Navigations.Where(n => names.Contains(n.Name))]);
            withId = names.Overlaps(["id", "@iot.id", "@iot.selfLink"]);
        }
        var expand = new List<BoundExpand>();
        foreach (var item in options.Expand)
        {
            if (type.FindNavigation(item.Navigation) is not { } navigation)
                return SensorThingsErrors.UnknownProperty.Of(In("$expand"), type.Name, item.Navigation, string.Join(", ", type.Navigations.Select(n => n.Name)));
            if (!Bind(navigation.Target, item.Options, now, $"{In("$expand")}={item.Navigation}").TryGet(out var inner, out error)) return error;
            expand.Add(new(navigation, inner));
        }
        return new EntityQuery(type, options, filter, order, properties, links, withId, expand);
    }
}

internal sealed record BoundOrder(Bound By, bool Descending)
{
    public int Compare(Entity left, Entity right)
    {
        var order = Operators.Order(By.Of(left), By.Of(right));
        return Descending ? -order : order;
    }
}

internal sealed record BoundExpand(Navigation Navigation, EntityQuery Query);
