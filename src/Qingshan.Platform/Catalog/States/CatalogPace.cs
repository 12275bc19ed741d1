namespace Qingshan.Platform.Catalog;

/// <summary>How often it is looked at what stands in the datasets.</summary>
public sealed record CatalogPace(TimeSpan Every);
