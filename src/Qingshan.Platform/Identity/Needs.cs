using Microsoft.AspNetCore.Builder;

namespace Qingshan.Platform.Identity;

/// <summary>
/// What a route or a page needs. Every one has to say it: a route without it is refused to everybody, so that forgetting
/// shuts a door instead of opening one.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}

public static class NeedsExtensions
{
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Permission permission) where TBuilder : IEndpointConventionBuilder =>
        builder.WithMetadata(new NeedsAttribute(permission));
}
