using System.Globalization;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Models;

public class ModelCatalogueTests
{
    private static readonly IReadOnlyList<string> s_providers = ModelCatalogue.Providers;

    [Fact]
    public void The_rows_of_all_providers_are_there() =>
        Assert.InRange(s_providers.Sum(provider => ModelCatalogue.Ids(provider).Count), 2400, 10_000);

    [Fact]
    public void The_catalogue_says_of_which_day_it_is() =>
        Assert.True(DateOnly.TryParseExact(ModelCatalogue.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));

    [Fact]
    public void Every_provider_has_rows_and_an_unknown_one_has_none()
    {
        foreach (var provider in s_providers)
            Assert.NotEmpty(ModelCatalogue.Ids(provider));

        Assert.Empty(ModelCatalogue.Ids("unknown"));
        Assert.Null(ModelCatalogue.Find("unknown", "gpt-4o"));
        Assert.Null(ModelCatalogue.Find("openai", "no-such-model"));
    }

    [Fact]
    public void What_an_alias_resolves_to_is_pinned_by_its_own_name_and_never_the_other_way_round()
    {
        foreach (var provider in s_providers)
        {
            foreach (var entry in ModelCatalogue.Ids(provider).Select(id => ModelCatalogue.Find(provider, id)!))
            {
                if (entry.ResolvesTo is not { } fixedId)
                    continue;

                Assert.True(ModelName.Parse(provider, entry.Id).Pin == PinState.Floating, provider + " " + entry.Id);
                Assert.True(ModelName.Parse(provider, fixedId).Pin == PinState.Pinned, provider + " " + fixedId);
            }
        }
    }

    [Fact]
    public void What_is_recommended_instead_is_listed_by_the_same_provider()
    {
        var replacements = s_providers
            .SelectMany(provider => ModelCatalogue.Ids(provider).Select(id => ModelCatalogue.Find(provider, id)!))
            .Where(entry => entry.Replacement is not null)
            .ToList();

        Assert.NotEmpty(replacements);
        Assert.All(replacements, entry => Assert.NotNull(ModelCatalogue.Find(entry.Provider, entry.Replacement!)));
    }

    [Fact]
    public void Days_of_retirement_are_days()
    {
        var days = s_providers
            .SelectMany(provider => ModelCatalogue.Ids(provider).Select(id => ModelCatalogue.Find(provider, id)!.RetiredOn))
            .OfType<string>()
            .ToList();

        Assert.NotEmpty(days);
        Assert.All(days, day => Assert.True(DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), day));
    }
}
