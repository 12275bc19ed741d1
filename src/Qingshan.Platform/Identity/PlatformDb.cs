using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Qingshan.Platform.Common;

namespace Qingshan.Platform.Identity;

/// <summary>
/// The ledger's database as one viewer sees it at one moment. Identity is the first room, so the context lives here; the
/// rooms after it bring their tables as <see cref="IEntityTypeConfiguration{T}"/> and are found in the assembly.
/// Two filters stand before every query on records: <c>policy</c> (<see cref="Policy.Rule"/>) and <c>time</c>
/// (<see cref="AsOf"/>). History reads switch off <c>time</c>; nothing switches off <c>policy</c>.
/// </summary>
public abstract class PlatformDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public const string PolicyFilter = "policy";
    public const string TimeFilter = "time";

    /// <summary>Set once by <see cref="PlatformDbs"/>; without it nothing but what is public can be seen.</summary>
    public Viewer Viewer { get; internal set; } = Viewer.Visitor;

    public TimeProvider Time { get; internal set; } = TimeProvider.System;

    internal AsOf AsOf { get; set; }

    internal Policy.Sight Sight => field ??= Policy.Sight.Of(Viewer);

    // EF takes properties of the context as parameters of each query.
    internal bool SeesEverything => Sight.Everything;
    internal bool SeesInternal => Sight.Internal;
    internal Guid[] SeesRegions => Sight.Regions;
    internal bool SeesSomeOwn => Sight.HasOwn;
    internal Guid[] SeesOwn => Sight.Own;
    internal DateTime ValidAt => AsOf.ValidAt ?? Time.GetUtcNow().UtcDateTime;
    internal DateTime? KnownAt => AsOf.KnownAt;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PlatformDb).Assembly);
        foreach (var type in builder.Model.GetEntityTypes().Where(t => typeof(Record).IsAssignableFrom(t.ClrType)).ToList())
            Envelope.MakeGenericMethod(type.ClrType).Invoke(this, [builder]);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Disclosure>().HaveConversion<string>().HaveMaxLength(16);
    }

    private static readonly MethodInfo Envelope =
        typeof(PlatformDb).GetMethod(nameof(ConfigureEnvelope), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private void ConfigureEnvelope<T>(ModelBuilder builder) where T : Record
    {
        var entity = builder.Entity<T>();
        entity.HasKey(r => r.Row);
        entity.Property(r => r.Code).HasMaxLength(64);
        entity.Property(r => r.Source).HasMaxLength(200);
        entity.Property(r => r.Author).HasMaxLength(200);
        entity.HasIndex(r => r.Id);
        entity.HasIndex(r => r.Code);
        // What is in force has one code once; history keeps as many rows as it needs.
        entity.HasIndex([nameof(Record.Code)], $"UX_{typeof(T).Name}_Code_InForce")
            .HasFilter("\"RecordedTo\" IS NULL AND \"ValidTo\" IS NULL").IsUnique();
        entity.HasQueryFilter(PolicyFilter, PolicyOf<T>());
        entity.HasQueryFilter(TimeFilter, r =>
            (KnownAt == null ? r.RecordedTo == null : r.RecordedFrom <= KnownAt && (r.RecordedTo == null || KnownAt < r.RecordedTo))
            && r.ValidFrom <= ValidAt && (r.ValidTo == null || ValidAt < r.ValidTo));
    }

    /// <summary>The policy's one rule, with the viewer's parts bound to this context so that EF makes parameters of them.</summary>
    private Expression<Func<T, bool>> PolicyOf<T>() where T : Record
    {
        var context = Expression.Constant(this);
        Expression<Func<T, bool>> shape = r => true;
        var record = shape.Parameters[0];
        var body = new Bind(Policy.Rule.Parameters[0], context, Policy.Rule.Parameters[1], record).Visit(Policy.Rule.Body);
        return Expression.Lambda<Func<T, bool>>(body, record);
    }

    private sealed class Bind(Expression sight, Expression context, Expression anyRecord, Expression record) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) => node.Expression == sight
            ? Expression.Property(context, typeof(PlatformDb).GetProperty(
                node.Member.Name switch
                {
                    nameof(Policy.Sight.Everything) => nameof(SeesEverything),
                    nameof(Policy.Sight.Internal) => nameof(SeesInternal),
                    nameof(Policy.Sight.Regions) => nameof(SeesRegions),
                    nameof(Policy.Sight.HasOwn) => nameof(SeesSomeOwn),
                    nameof(Policy.Sight.Own) => nameof(SeesOwn),
                    _ => throw new InvalidOperationException($"The policy's rule uses {node.Member.Name}, which no query can take."),
                }, BindingFlags.NonPublic | BindingFlags.Instance)!)
            : base.VisitMember(node);

        protected override Expression VisitParameter(ParameterExpression node) => node == anyRecord ? record : base.VisitParameter(node);
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        to => to.Kind == DateTimeKind.Local ? to.ToUniversalTime() : DateTime.SpecifyKind(to, DateTimeKind.Utc),
        from => DateTime.SpecifyKind(from, DateTimeKind.Utc));
}
