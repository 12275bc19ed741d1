using Microsoft.EntityFrameworkCore.Design;

namespace Qingshan.Platform.Identity;

/// <summary>For <c>dotnet ef migrations add NAME --context SqlitePlatformDb</c> and its twin; see CONTRIBUTING.md.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqlitePlatformDb>
{
    public SqlitePlatformDb CreateDbContext(string[] args) =>
        (SqlitePlatformDb)new PlatformDbs(new("sqlite", "Data Source=:memory:"), TimeProvider.System).Open(Viewer.Program);
}

internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresPlatformDb>
{
    public PostgresPlatformDb CreateDbContext(string[] args) =>
        (PostgresPlatformDb)new PlatformDbs(new("postgres", "Host=localhost"), TimeProvider.System).Open(Viewer.Program);
}
