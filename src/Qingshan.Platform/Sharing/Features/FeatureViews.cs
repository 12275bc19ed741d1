namespace Qingshan.Platform.Sharing;

/// <summary>Where everything is.</summary>
public sealed record FeaturesLanding(string Title, string Description, IReadOnlyList<FeatureLink> Links);

public sealed record FeaturesConformance(IReadOnlyList<string> ConformsTo);

public sealed record FeatureCollections(IReadOnlyList<FeatureLink> Links, IReadOnlyList<FeatureCollectionView> Collections);

/// <param name="Extent">Of what the reader may see; absent where that is nothing with a place.</param>
public sealed record FeatureCollectionView(
    string Id, string Title, string Description, IReadOnlyList<FeatureLink> Links, FeatureExtent? Extent, string ItemType, IReadOnlyList<string> Crs, string StorageCrs);

public sealed record FeatureExtent(FeatureSpatialExtent Spatial);

/// <param name="Bbox">West, south, east, north.</param>
public sealed record FeatureSpatialExtent(IReadOnlyList<IReadOnlyList<double>> Bbox, string Crs);
