using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Qingshan.Platform.Identity;
using Qingshan.Tests.Path;

namespace Qingshan.Tests.Rights;

/// <summary>People of a running platform, as tests of rights make them.</summary>
internal static class Persons
{
    /// <summary>Somebody who has chosen a password of their own already.</summary>
    public static async Task<Viewer> ActiveAsync(this RunningPlatform platform, Role role, string user, Guid? region = null, string? organisation = null)
    {
        var added = await platform.Get<People>().AddAsync(Viewer.Program, user, user, role.Name, organisation ?? $"单位 {user}", region, CancellationToken.None);
        Assert.True(added.IsOk, added.Error?.ToString());
        await platform.ChangeAsync(user, p => p.MustChangePassword = false);
        return await platform.ViewerAsync(user);
    }

    /// <summary>The first account, with its password chosen.</summary>
    public static async Task<Viewer> OwnerAsync(this RunningPlatform platform)
    {
        await platform.Get<People>().FirstPasswordAsync(CancellationToken.None);
        await platform.ChangeAsync(People.FirstAdministrator, p => p.MustChangePassword = false);
        return await platform.ViewerAsync(People.FirstAdministrator);
    }

    public static async Task ChangeAsync(this RunningPlatform platform, string user, Action<Person> change)
    {
        await using var db = platform.Get<PlatformDbs>().Open(Viewer.Program);
        change(await db.Users.SingleAsync(p => p.UserName == user));
        await db.SaveChangesAsync();
        platform.Get<Viewers>().Forget();
    }

    public static async Task<Viewer> ViewerAsync(this RunningPlatform platform, string user)
    {
        await using var db = platform.Get<PlatformDbs>().Open(Viewer.Program);
        return await platform.Get<Viewers>().OfAsync((await db.Users.SingleAsync(p => p.UserName == user)).Id, CancellationToken.None);
    }

    /// <summary>A client with a key that somebody has made for himself.</summary>
    public static async Task<HttpClient> OwnClientAsync(this RunningPlatform platform, Viewer who, KeyLimits? limits = null)
    {
        var key = await platform.Get<KeyDesk>().AddAsync(who, who.Name, new("own", null, limits ?? KeyLimits.None), CancellationToken.None);
        Assert.True(key.IsOk, key.Error?.ToString());
        return platform.With(key.Value);
    }

    public static T Get<T>(this RunningPlatform platform) where T : notnull => platform.Services.GetRequiredService<T>();
}
