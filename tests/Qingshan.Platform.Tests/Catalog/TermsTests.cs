using System.Reflection;
using Qingshan.Platform.Cases;
using Qingshan.Platform.Catalog;
using Qingshan.Platform.Common;
using Qingshan.Platform.Identity;
using Qingshan.Platform.Sharing.Granting;

namespace Qingshan.Platform.Tests.Catalog;

/// <summary>What people read of enumerations stands beside their values, so that none can be forgotten.</summary>
public sealed class TermsTests
{
    [Theory]
    [InlineData(typeof(Permission))]
    [InlineData(typeof(DatasetClass))]
    [InlineData(typeof(BaseDatabase))]
    [InlineData(typeof(Sensitivity))]
    [InlineData(typeof(SharingLevel))]
    [InlineData(typeof(ShareState))]
    [InlineData(typeof(CaseEventKind))]
    [InlineData(typeof(LeadVerdict))]
    [InlineData(typeof(StepKind))]
    public void Every_value_has_words_in_both_languages(Type of) =>
        Assert.All(of.GetFields(BindingFlags.Public | BindingFlags.Static), value =>
        {
            var term = value.GetCustomAttribute<TermAttribute>();
            Assert.True(term is not null && term.Name.Zh.Any(c => c > 0x3000 || char.IsAsciiLetterUpper(c)) && term.Name.En.Length > 0, $"{of.Name}.{value.Name}");
        });
}
