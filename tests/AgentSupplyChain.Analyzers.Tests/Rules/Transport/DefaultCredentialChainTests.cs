using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Transport;

public class DefaultCredentialChainTests
{
    private static AnalyzerTest<DefaultCredentialChainAnalyzer> Test { get; } = new AnalyzerTest<DefaultCredentialChainAnalyzer>().WithStubs(WebStubs.AzureIdentity, WebStubs.Ollama);

    [Theory]
    [InlineData("_ = new [|DefaultAzureCredential|]();")]
    [InlineData("DefaultAzureCredential c = [|new()|];")]
    [InlineData("_ = new Azure.Identity.DefaultAzureCredential(includeInteractiveCredentials: true);", "Azure.Identity.DefaultAzureCredential")]
    [InlineData("_ = new [|DefaultAzureCredential|](new DefaultAzureCredentialOptions { TenantId = \"t\" });")]
    [InlineData("_ = new [|DefaultAzureCredential|](new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true, ExcludeVisualStudioCredential = true });")]
    [InlineData("_ = new [|DefaultAzureCredential|](new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = false, ExcludeAzureDeveloperCliCredential = true, ExcludeAzurePowerShellCredential = true, ExcludeVisualStudioCredential = true });")]
    [InlineData("_ = new [|DefaultAzureCredential|](given);")]
    [InlineData("TokenCredential c = env.IsDevelopment() ? new AzureCliCredential() : new [|DefaultAzureCredential|]();")]
    [InlineData("_ = new ChainedTokenCredential(new ManagedIdentityCredential(), new [|DefaultAzureCredential|]());")]
    public Task A_chain_that_tries_the_tools_of_developers(string statement, string? place = null) =>
        Test.Diagnoses(Body(place is null ? statement : statement.Replace("new " + place, $"new [|{place}|]", StringComparison.Ordinal)));

    [Theory]
    [InlineData("_ = new ManagedIdentityCredential();")]
    [InlineData("_ = new ChainedTokenCredential(new ManagedIdentityCredential(), new AzureCliCredential());")]
    [InlineData("_ = new DefaultAzureCredential(DefaultAzureCredential.DefaultEnvironmentVariableName);")]
    [InlineData("_ = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true, ExcludeAzureDeveloperCliCredential = true, ExcludeAzurePowerShellCredential = true, ExcludeVisualStudioCredential = true });")]
    [InlineData("var o = new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = true, ExcludeAzureDeveloperCliCredential = true }; o.ExcludeAzurePowerShellCredential = true; o.ExcludeVisualStudioCredential = true; _ = new DefaultAzureCredential(o);")]
    [InlineData("var p = !env.IsDevelopment(); _ = new DefaultAzureCredential(new DefaultAzureCredentialOptions { ExcludeAzureCliCredential = p, ExcludeAzureDeveloperCliCredential = p, ExcludeAzurePowerShellCredential = p, ExcludeVisualStudioCredential = p });")]
    [InlineData("TokenCredential c = env.IsDevelopment() ? new DefaultAzureCredential() : new ManagedIdentityCredential();")]
    [InlineData("TokenCredential c = !env.IsDevelopment() ? new ManagedIdentityCredential() : new DefaultAzureCredential();")]
    [InlineData("if (env.IsDevelopment()) { _ = new DefaultAzureCredential(); }")]
    [InlineData("#if DEBUG\n_ = new DefaultAzureCredential();\n#endif")]
    [InlineData("_ = new Own.DefaultAzureCredential();")]
    public Task A_credential_that_is_meant(string statement) => Test.IsClean("#define DEBUG\n" + Body(statement));

    [Fact]
    public async Task It_is_an_info() =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Test.Diagnoses(Body("_ = new [|DefaultAzureCredential|]();"))).Severity);

    [Fact]
    public Task A_project_without_an_agent_hears_nothing_of_it() =>
        new AnalyzerTest<DefaultCredentialChainAnalyzer>().WithStubs(WebStubs.AzureIdentity).IsClean(Body("_ = new DefaultAzureCredential();"));

    [Fact]
    public Task Tests_may_sign_in_as_the_developer() => Test.WithStubs(WebStubs.Xunit).IsClean(Body("_ = new DefaultAzureCredential();"));

    private static string Body(string statement) => """
        using Azure.Identity;

        namespace Own { class DefaultAzureCredential { } }
        interface IEnvironment { bool IsDevelopment(); }
        class Agent
        {
            void Run(IEnvironment env, DefaultAzureCredentialOptions given)
            {
                $statement$
            }
        }
        """.Replace("$statement$", statement, StringComparison.Ordinal);
}
