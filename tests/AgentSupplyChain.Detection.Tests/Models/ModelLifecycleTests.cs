using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Tests.Models;

/// <summary>What the catalogue adds to a name, and what a user adds to the catalogue.</summary>
public class ModelLifecycleTests
{
    [Theory]
    [InlineData("anthropic", "claude-3-opus-20240229", "2026-01-05", "claude-opus-4-8")]
    [InlineData("anthropic", "anthropic/claude-3-opus-20240229", "2026-01-05", "anthropic/claude-opus-4-8")]
    [InlineData("anthropic", "claude-3-5-sonnet-latest", "2025-10-28", "claude-sonnet-4-6")]
    [InlineData("openai", "gpt-4.5-preview", "2025-07-14", "gpt-4.1-2025-04-14")]
    [InlineData("openai", "chatgpt-4o-latest", "2026-02-17", null)]
    [InlineData("openai", "gpt-4-vision-preview", "2024-12-06", null)]
    public void A_retired_model_names_its_day_and_what_its_provider_recommends(string provider, string text, string day, string? replacement)
    {
        var model = ModelName.Parse(provider, text);

        Assert.Equal(day, model.RetiredOn);
        Assert.True(model.IsRetiredOn(ModelCatalogue.Date));
        Assert.True(model.IsRetiredOn(day));
        Assert.False(model.IsRetiredOn("2024-01-01"));
        Assert.Equal(replacement, model.Replacement);
        Assert.Null(model.PinTo);
    }

    [Fact]
    public void A_day_to_come_is_known_and_not_yet_a_retirement()
    {
        var model = ModelName.Parse("openai", "gpt-4o-2024-08-06");

        Assert.Equal("2027-01-14", model.RetiredOn);
        Assert.False(model.IsRetiredOn(ModelCatalogue.Date));
        Assert.True(model.IsRetiredOn("2027-01-14"));
    }

    [Fact]
    public void The_same_snapshot_on_another_cloud_has_a_life_of_its_own()
    {
        var bedrock = ModelName.Parse("bedrock", "anthropic.claude-3-opus-20240229-v1:0");

        Assert.Equal(ModelName.Parse("anthropic", "claude-3-opus-20240229").SnapshotKey, bedrock.SnapshotKey);
        Assert.Null(bedrock.RetiredOn);
        Assert.Null(bedrock.Replacement);
    }

    [Fact]
    public void An_advice_without_a_day_is_no_retirement()
    {
        var model = ModelName.Parse("mistral", "devstral-small-2505");

        Assert.True(model.IsDeprecated);
        Assert.Null(model.RetiredOn);
        Assert.False(model.IsRetiredOn("2099-01-01"));
    }

    [Theory]
    [InlineData("openai", "gpt-4o", "2024-05-13")]
    [InlineData("moonshotai", "kimi-k2.5", "2026-01")]
    [InlineData("openai", "gpt-4-0613", null)]
    [InlineData("openai", "gpt-99", null)]
    public void The_day_of_release_is_told_where_it_is_known(string provider, string text, string? day) =>
        Assert.Equal(day, ModelName.Parse(provider, text).ReleasedOn);

    [Theory]
    [InlineData("openai", "gpt-4o-2024-08-06", KeyGrade.Catalogue)]
    [InlineData("bedrock", "us-gov.anthropic.claude-3-haiku-20240307-v1:0", KeyGrade.Catalogue)]
    [InlineData("vertex", "claude-opus-4-6", KeyGrade.Catalogue)]
    [InlineData("openai", "gpt-4o-2025-01-21", KeyGrade.Derived)]
    [InlineData("vertex", "claude-3-5-sonnet@20241022", KeyGrade.Derived)]
    [InlineData("openai", "gpt-4o", KeyGrade.None)]
    [InlineData("openai", "my-model", KeyGrade.None)]
    [InlineData("azure-openai", "gpt-4o", KeyGrade.None)]
    public void A_key_has_a_grade(string provider, string text, KeyGrade grade) => Assert.Equal(grade, ModelName.Parse(provider, text).Grade);

    [Theory]
    [InlineData("bedrock", "us.anthropic.claude-sonnet-4-6", "us")]
    [InlineData("bedrock", "eu.anthropic.claude-sonnet-4-6", "eu")]
    [InlineData("bedrock", "apac.amazon.nova-lite-v1:0", "apac")]
    [InlineData("bedrock", "au.anthropic.claude-sonnet-4-6", "au")]
    [InlineData("bedrock", "jp.anthropic.claude-sonnet-4-6", "jp")]
    [InlineData("bedrock", "ca.amazon.nova-lite-v1:0", "ca")]
    [InlineData("bedrock", "us-gov.anthropic.claude-3-haiku-20240307-v1:0", "us-gov")]
    [InlineData("bedrock", "global.anthropic.claude-sonnet-4-6", "global")]
    [InlineData("bedrock", "arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.amazon.nova-pro-v1:0", "eu")]
    [InlineData("bedrock", "anthropic.claude-sonnet-4-6", null)]
    [InlineData("azure-openai", "eu/gpt-4o-2024-08-06", "eu")]
    [InlineData("azure-openai", "gpt-4o-2024-08-06", null)]
    public void A_region_in_front_is_no_part_of_the_snapshot(string provider, string text, string? region)
    {
        var model = ModelName.Parse(provider, text);

        Assert.Equal(region, model.DataRegion);
        Assert.Equal(PinState.Pinned, model.Pin);
        Assert.DoesNotContain(region ?? "?", model.SnapshotKey!.Split('/')[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openai", "gpt-4o-realtime-preview-2024-12-17", true)]
    [InlineData("openai", "gpt-4-1106-preview", true)]
    [InlineData("gemini", "gemini-2.0-flash-exp", true)]
    [InlineData("gemini", "gemini-3.1-pro-preview-customtools", true)]
    [InlineData("xai", "grok-beta", true)]
    [InlineData("openai", "gpt-4o", false)]
    [InlineData("openrouter", "anthropic/claude-3.7-sonnet:beta", false)]
    [InlineData("unknown", "my-preview", false)]
    public void A_preview_says_so(string provider, string text, bool preview) => Assert.Equal(preview, ModelName.Parse(provider, text).IsPreview);

    [Theory]
    [InlineData("openai", "gpt-4o-2025-01-21")]
    [InlineData("azure-openai", "gpt-4o-2025-01-21")]
    [InlineData("github-models", "openai/gpt-4o-2025-01-21")]
    [InlineData("anthropic", "claude-3-5-sonnet-20241111")]
    [InlineData("vertex", "claude-3-5-sonnet@20241111")]
    public void A_dated_name_that_its_vendor_never_published_is_called_unknown(string provider, string text) =>
        Assert.True(ModelName.Parse(provider, text).IsUnknownSnapshot);

    [Theory]
    [InlineData("openai", "gpt-4o-2027-01-21")]
    [InlineData("openai", "gpt-5.1-2025-11-13")]
    [InlineData("openai", "gpt-4o-mini-tts-2025-03-20")]
    [InlineData("openai", "gpt-4-0999")]
    [InlineData("openai", "ft:gpt-4o-2025-01-21:acme::9abc")]
    [InlineData("anthropic", "claude-opus-4-9")]
    [InlineData("vertex", "claude-3-5-sonnet@20241022")]
    [InlineData("openrouter", "openai/gpt-4o-2025-01-21")]
    [InlineData("mistral", "mistral-small-2409")]
    [InlineData("xai", "grok-4-0101")]
    [InlineData("unknown", "gpt-4o-2025-01-21")]
    public void Where_the_catalogue_may_be_too_old_or_too_thin_nothing_is_called_unknown(string provider, string text) =>
        Assert.False(ModelName.Parse(provider, text).IsUnknownSnapshot);

    [Fact]
    public void A_user_can_add_an_id_that_the_catalogue_lacks()
    {
        var catalogue = new CatalogueOverlay([new CatalogueEntry("OpenAI", "gpt-99") { ResolvesTo = "gpt-99-2026-09-01" }, new CatalogueEntry("openai", "gpt-4o-2025-01-21")]);

        Assert.Equal("gpt-99-2026-09-01", ModelName.Parse("openai", "gpt-99", catalogue).PinTo);
        Assert.Null(ModelName.Parse("openai", "gpt-99").PinTo);
        Assert.False(ModelName.Parse("openai", "gpt-4o-2025-01-21", catalogue).IsUnknownSnapshot);
        Assert.Equal(KeyGrade.Catalogue, ModelName.Parse("openai", "gpt-4o-2025-01-21", catalogue).Grade);
    }

    [Fact]
    public void What_a_user_states_wins_and_what_is_left_out_stays()
    {
        var catalogue = new CatalogueOverlay([new CatalogueEntry("anthropic", "claude-3-opus-20240229") { RetiredOn = "2027-01-01" }]);
        var model = ModelName.Parse("anthropic", "claude-3-opus-20240229", catalogue);

        Assert.Equal("2027-01-01", model.RetiredOn);
        Assert.Equal("2024-02-29", model.ReleasedOn);
        Assert.Equal("claude-opus-4-8", model.Replacement);
    }

    [Fact]
    public void A_replacement_that_is_gone_itself_is_not_recommended()
    {
        var catalogue = new CatalogueOverlay([new CatalogueEntry("openai", "gpt-5.2") { RetiredOn = "2026-01-01", Replacement = "gpt-4.5-preview-2025-02-27" }]);

        Assert.Null(ModelName.Parse("openai", "gpt-5.2", catalogue).Replacement);
    }

    [Fact]
    public void A_replacement_that_moves_is_not_recommended()
    {
        var catalogue = new CatalogueOverlay([new CatalogueEntry("openai", "gpt-5.2") { RetiredOn = "2026-01-01", Replacement = "gpt-5.5" }]);

        Assert.Null(ModelName.Parse("openai", "gpt-5.2", catalogue).Replacement);
    }

    [Fact]
    public void The_quantisation_of_a_weight_file_is_part_of_what_it_is_and_only_a_digest_pins_it()
    {
        var digest = "@sha256:" + new string('a', 64);

        Assert.Equal("local/phi-4-q4_k_m", ModelName.Parse("local", "models/Phi-4-Q4_K_M.gguf").Family);
        Assert.NotEqual(ModelName.Parse("local", "phi-4-q4_k_m.gguf").Family, ModelName.Parse("local", "phi-4-q8_0.gguf").Family);
        Assert.Equal("local/phi-4-q4_k_m@sha256:" + new string('a', 64), ModelName.Parse("local", "models/phi-4-q4_k_m.gguf" + digest).SnapshotKey);
    }
}
