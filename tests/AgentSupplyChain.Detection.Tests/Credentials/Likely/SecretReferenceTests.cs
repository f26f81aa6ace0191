using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.TestKit.Credentials;
using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Detection.Tests.Credentials.Likely;

public class SecretReferenceTests
{
    [Theory]
    [InlineData("${API_KEY}")]
    [InlineData("${API_KEY:-none}")]
    [InlineData("$(ApiKey)")]
    [InlineData("%API_KEY%")]
    [InlineData("{{api_key}}")]
    [InlineData("{{ secrets.api_key }}")]
    [InlineData("#{OpenAI.ApiKey}#")]
    [InlineData("#{ApiKey}")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://agents.vault.azure.net/secrets/key/)")]
    [InlineData("@Microsoft.KeyVault(VaultName=agents;SecretName=key)")]
    [InlineData("${env:OPENAI_API_KEY}")]
    [InlineData("${input:openai-key}")]
    [InlineData("${{ secrets.OPENAI_API_KEY }}")]
    [InlineData("$OPENAI_API_KEY")]
    [InlineData("$env:OPENAI_API_KEY")]
    [InlineData("Bearer ${TOKEN}")]
    [InlineData("vault:secret/data/agents#key")]
    [InlineData("arn:aws:secretsmanager:eu-west-1:111122223333:secret:agents-AbCdEf")]
    [InlineData("arn:aws:ssm:eu-west-1:111122223333:parameter/agents/key")]
    [InlineData("op://Agents/OpenAI/credential")]
    [InlineData("https://agents.vault.azure.net/secrets/openai-key")]
    [InlineData("https://agents.vault.azure.net/secrets/openai-key/0123")]
    [InlineData("projects/agents/secrets/openai-key/versions/latest")]
    [InlineData("secretref:openai-key")]
    [InlineData("ENC[AES256_GCM,data:x,iv:y,tag:z,type:str]")]
    [InlineData("<%= ENV['API_KEY'] %>")]
    [InlineData("__ApiKey__")]
    [InlineData("  ${API_KEY}  ")]
    public void Values_that_name_where_a_secret_lies_are_references(string value)
    {
        Assert.True(SecretReference.Is(value));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.ApiKey, value));
        Assert.False(LikelyCredential.IsPassedAs(CredentialKind.Password, value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("$")]
    [InlineData("<your-api-key>")]
    [InlineData("your-api-key")]
    [InlineData("{0}")]
    [InlineData("{apiKey}")]
    [InlineData("$tr0ng" + "Horse!7")]
    [InlineData("https://agents.example/secrets")]
    [InlineData("https://agents.vault.azure.net/")]
    [InlineData("100%")]
    [InlineData("Password")]
    public void Placeholders_for_people_and_values_are_none(string value) => Assert.False(SecretReference.Is(value));

    [Fact]
    public void A_credential_is_no_reference()
    {
        var random = new Random(1);
        foreach (var sample in CredentialSamples.All.Where(sample => sample.Group == SampleGroup.SelfIdentifying))
            Assert.False(SecretReference.Is(sample.Make(random)), sample.Format);
    }

    [Fact]
    public void No_value_is_too_strange() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => !SecretReference.Is(text ?? "") || text!.Length > 2).QuickCheckThrowOnFailure();
}
