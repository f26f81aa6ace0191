using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Models;

/// <summary>What a policy's lists mean for a name.</summary>
public class ModelRulesTests
{
    [Theory]
    [InlineData("gpt-4o", null, null, "openai", "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o", null, null, "azure-openai", "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o", null, null, "github-models", "openai/gpt-4o")]
    [InlineData("gpt-4o", "openai", null, "openrouter", "openai/gpt-4o-2024-11-20")]
    [InlineData("openai/gpt-4o", null, null, "openai", "gpt-4o-2024-08-06")]
    [InlineData("openai/gpt-4o@2024-08-06", null, null, "openai", "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o-2024-08-06", null, null, "github-models", "openai/gpt-4o-2024-08-06")]
    [InlineData("gpt-4o", null, "2024-08-06", "openai", "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o", null, "gpt-4o-2024-08-06", "azure-openai", "gpt-4o-2024-08-06")]
    [InlineData("GPT-4o", null, "2024-08-06", "openai", "gpt-4o-2024-08-06")]
    [InlineData("claude-3-5-sonnet-20241022", null, null, "bedrock", "eu.anthropic.claude-3-5-sonnet-20241022-v2:0")]
    [InlineData("claude-3-5-sonnet", null, "20241022", "vertex", "claude-3-5-sonnet-v2@20241022")]
    [InlineData("anthropic.claude-3-5-sonnet-20241022-v2:0", null, null, "anthropic", "claude-3-5-sonnet-20241022")]
    [InlineData("claude-opus-4-6", null, null, "bedrock", "anthropic.claude-opus-4-6-v1")]
    [InlineData("llama-3.1-70b-instruct", "meta", null, "bedrock", "meta.llama3-1-70b-instruct-v1:0")]
    [InlineData("llama3.2", null, null, "ollama", "llama3.2")]
    [InlineData("our-model", null, null, "unknown", "our-model")]
    [InlineData("text-embedding-3-small", null, null, "openai", "text-embedding-3-small")]
    public void What_is_on_the_list_is_allowed_on_every_cloud(string id, string? publisher, string? snapshot, string provider, string text) =>
        Assert.Equal(ModelVerdict.Allowed, Judge([new AllowedPattern(id, publisher, snapshot)], [], provider, text));

    [Theory]
    [InlineData("gpt-4o", null, "openai", "gpt-4o-mini-2024-07-18")]
    [InlineData("gpt-4o", null, "openai", "gpt-4.1")]
    [InlineData("gpt-4o", "anthropic", "openai", "gpt-4o-2024-08-06")]
    [InlineData("gpt-4o", null, "unknown", "our-model")]
    [InlineData("claude-3-5-sonnet", null, "anthropic", "claude-3-7-sonnet-20250219")]
    public void What_is_not_on_it_is_not(string id, string? publisher, string provider, string text) =>
        Assert.Equal(ModelVerdict.NotListed, Judge([new AllowedPattern(id, publisher)], [], provider, text));

    [Theory]
    [InlineData("gpt-4o", "2024-08-06", "openai", "gpt-4o-2024-11-20")]
    [InlineData("gpt-4o-2024-08-06", null, "openai", "gpt-4o-2024-11-20")]
    [InlineData("openai/gpt-4o@2024-08-06", null, "azure-openai", "gpt-4o-2024-11-20")]
    [InlineData("gpt-4o", "2024-08-06", "azure-openai", "gpt-4o")]
    [InlineData("text-embedding-3-small", "1", "openai", "text-embedding-3-small")]
    public void Another_snapshot_than_the_allowed_one_is_not_allowed(string id, string? snapshot, string provider, string text) =>
        Assert.Equal(ModelVerdict.OtherSnapshot, Judge([new AllowedPattern(id, null, snapshot)], [], provider, text));

    [Fact]
    public void Of_two_entries_one_is_enough()
    {
        AllowedPattern[] allow = [new("gpt-4o", null, "2024-08-06"), new("gpt-4o", null, "2024-11-20")];

        Assert.Equal(ModelVerdict.Allowed, Judge(allow, [], "openai", "gpt-4o-2024-11-20"));
        Assert.Equal(ModelVerdict.OtherSnapshot, Judge(allow, [], "openai", "gpt-4o-2024-05-13"));
    }

    [Fact]
    public void A_name_that_moves_is_judged_by_its_family_since_that_it_moves_is_told_apart() =>
        Assert.Equal(ModelVerdict.Allowed, Judge([new AllowedPattern("gpt-4o", null, "2024-08-06")], [], "openai", "gpt-4o"));

    [Fact]
    public void Without_a_list_everything_is_allowed_and_an_empty_one_allows_nothing()
    {
        Assert.Equal(ModelVerdict.Allowed, Judge(null, [], "openai", "gpt-4o"));
        Assert.Equal(ModelVerdict.NotListed, Judge([], [], "openai", "gpt-4o"));
    }

    [Theory]
    [InlineData("gpt-4o*", "openai", "gpt-4o-mini")]
    [InlineData("*-preview*", "openai", "gpt-4o-realtime-preview-2024-12-17")]
    [InlineData("deepseek/*", "bedrock", "deepseek.r1-v1:0")]
    [InlineData("deepseek/*", "deepseek", "deepseek-chat")]
    [InlineData("GPT-4O", "github-models", "openai/gpt-4o")]
    [InlineData("claude-3-5-sonnet@*", "bedrock", "anthropic.claude-3-5-sonnet-20241022-v2:0")]
    [InlineData("*", "unknown", "our-model")]
    public void A_denied_pattern_wins_over_the_list(string pattern, string provider, string text) =>
        Assert.Equal(ModelVerdict.Denied, Judge([new AllowedPattern(text)], [pattern], provider, text));

    [Theory]
    [InlineData("gpt-4")]
    [InlineData("*mini")]
    [InlineData("g*4.1*")]
    [InlineData("")]
    public void A_pattern_that_does_not_match_denies_nothing(string pattern) =>
        Assert.Equal(ModelVerdict.Allowed, Judge(null, [pattern], "openai", "gpt-4o"));

    [Fact]
    public void A_pattern_of_many_stars_is_judged_at_once()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 500)) + "b";

        Assert.Equal(ModelVerdict.Allowed, Judge(null, [pattern], "openai", new string('a', 2000)));
    }

    [Theory]
    [InlineData("openai", "gpt-4o", "gpt-4o", "2024-11-20", "gpt-4o-2024-11-20")]
    [InlineData("openai", "gpt-5.2", "gpt-5.2", "2025-12-11", "gpt-5.2-2025-12-11")]
    [InlineData("github-models", "openai/gpt-4o", "gpt-4o", "2024-11-20", "openai/gpt-4o-2024-11-20")]
    [InlineData("anthropic", "claude-opus-4-5", "claude-opus-4-5", "20251101", "claude-opus-4-5-20251101")]
    [InlineData("vertex", "claude-opus-4-5@latest", "claude-opus-4-5", "20251101", "claude-opus-4-5@20251101")]
    [InlineData("mistral", "mistral-large-latest", "mistral-large", "2411", "mistral-large-2411")]
    [InlineData("openai", "gpt-4o", "gpt-4o-2024-11-20", null, "gpt-4o-2024-11-20")]
    [InlineData("openai", "gpt-4o", "gpt-4o", null, "gpt-4o-2024-08-06")]
    [InlineData("openai", "gpt-4o", "gpt-4.1", null, null)]
    [InlineData("openai", "gpt-4o", "gpt-4o", "nonsense", null)]
    public void A_floating_name_is_pinned_to_what_the_policy_names_else_to_what_the_catalogue_knows(string provider, string text, string id, string? snapshot, string? pin) =>
        Assert.Equal(pin, new ModelRules([new AllowedPattern(id, null, snapshot)], []).PinOf(ModelName.Parse(provider, text)));

    [Fact]
    public void A_snapshot_that_is_denied_is_not_proposed() =>
        Assert.Null(new ModelRules(null, ["gpt-4o-2024-*"]).PinOf(ModelName.Parse("openai", "gpt-4o")));

    [Fact]
    public void A_fixed_name_needs_no_pin() => Assert.Null(ModelRules.None.PinOf(ModelName.Parse("openai", "gpt-4o-2024-08-06")));

    private static ModelVerdict Judge(AllowedPattern[]? allow, string[] deny, string provider, string text) =>
        new ModelRules(allow, deny).Judge(ModelName.Parse(provider, text));
}
