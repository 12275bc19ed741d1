using System.Reflection;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Record = Qingshan.Platform.Common.Record;

namespace Qingshan.Platform.Tests.Catalog;

/// <summary>Every type of records describes itself, so that nobody has to register it.</summary>
public sealed class RecordTermsTests
{
    private static readonly IReadOnlyList<RecordType> Types = RecordType.In(typeof(Record).Assembly);

    /// <summary>The envelope's own bookkeeping, and what is worked out from other properties.</summary>
    private static readonly HashSet<string> Untold = [nameof(Record.Row), nameof(Record.RecordedTo)];

    [Fact]
    public void Every_type_has_a_key_of_its_own_and_says_what_it_is_in_both_languages()
    {
        Assert.NotEmpty(Types);
        Assert.Equal(Types.Count, Types.Select(t => t.Kind.Key).Distinct().Count());
        Assert.All(Types, t => Assert.All(new[] { t.Kind.Name.Zh, t.Kind.Name.En, t.Kind.About.Zh, t.Kind.About.En }, text => Assert.False(string.IsNullOrWhiteSpace(text))));
    }

    [Fact]
    public void Every_property_that_is_kept_has_a_term()
    {
        var silent = from type in Types
                     from property in type.Type.GetProperties()
                     where property.SetMethod is not null && !Untold.Contains(property.Name) && property.GetCustomAttribute<TermAttribute>() is null
                     select $"{type.Type.Name}.{property.Name}";
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_identity_of_another_record_says_of_which()
    {
        var silent = from type in Types
                     from property in type.Properties
                     where property.Property.Name.EndsWith("Id", StringComparison.Ordinal) && property.Property.Name is not (nameof(Record.Id) or nameof(Record.RegionId)) && property.Term.Of is null
                     select $"{type.Type.Name}.{property.Property.Name}";
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_value_of_the_platforms_own_enumerations_in_records_has_a_term()
    {
        var silent = from type in Types
                     from property in type.Properties
                     let of = Nullable.GetUnderlyingType(property.Property.PropertyType) ?? property.Property.PropertyType
                     where of.IsEnum && of.Assembly == typeof(Record).Assembly
                     from value in of.GetFields(BindingFlags.Public | BindingFlags.Static)
                     where value.GetCustomAttribute<TermAttribute>() is null
                     select $"{of.Name}.{value.Name}";
        Assert.Empty(silent);
    }
}
