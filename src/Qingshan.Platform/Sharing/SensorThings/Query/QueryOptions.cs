namespace Qingshan.Platform.Sharing.SensorThings;

/// <summary>查询选项 · What a request asks beside its path, read and not yet looked up.</summary>
internal sealed record QueryOptions
{
    public static readonly QueryOptions None = new();

    /// <summary>As they were given, for the link to the next page.</summary>
    public IReadOnlyList<(string Name, string Value)> Given { get; init; } = [];

    public Expr? Filter { get; init; }

    public bool Count { get; init; }

    public IReadOnlyList<OrderItem> OrderBy { get; init; } = [];

    public long Skip { get; init; }

    /// <summary>Null: as many as a page has.</summary>
    public int? Top { get; init; }

    /// <summary>Empty: everything.</summary>
    public IReadOnlyList<string> Select { get; init; } = [];

    public IReadOnlyList<ExpandItem> Expand { get; init; } = [];

    public bool DataArray { get; init; }

    /// <summary>Where the page before ended; null for the first.</summary>
    public PagePlace? After { get; init; }
}

internal sealed record OrderItem(Expr By, bool Descending);

/// <param name="Navigation">One navigation: a path of several is one within the other.</param>
internal sealed record ExpandItem(string Navigation, QueryOptions Options);
