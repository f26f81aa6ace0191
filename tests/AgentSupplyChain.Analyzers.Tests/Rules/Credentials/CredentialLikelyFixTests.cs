using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.TestKit.Analysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialFixCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Values that only their name or the API gives away.</summary>
public class CredentialLikelyFixTests
{
    [Theory]
    [InlineData("class Mail { const string SmtpPassword = #; }", "class Mail { static readonly string SmtpPassword = @; }")]
    [InlineData("class Mail { string SmtpPassword => #; }", "class Mail { string SmtpPassword => @; }")]
    [InlineData("class Mail { string SmtpPassword { get { return #; } } }", "class Mail { string SmtpPassword { get { return @; } } }")]
    [InlineData("class Mail { bool M(string smtpPassword) => smtpPassword == #; }", "class Mail { bool M(string smtpPassword) => smtpPassword == (@); }")]
    [InlineData("class Mail { bool M(string smtpPassword) => string.Equals(smtpPassword, #, StringComparison.Ordinal); }", "class Mail { bool M(string smtpPassword) => string.Equals(smtpPassword, @, StringComparison.Ordinal); }")]
    [InlineData("class Mail { void M(string smtpPassword) { } void N() => M(smtpPassword: #); }", "class Mail { void M(string smtpPassword) { } void N() => M(smtpPassword: @); }")]
    [InlineData("class Mail { string SmtpPassword { get; } = Environment.MachineName == \"a\" ? # : \"\"; }", "class Mail { string SmtpPassword { get; } = Environment.MachineName == \"a\" ? @ : \"\"; }")]
    [InlineData("class Mail { Dictionary<string, string> M() => new() { [\"SmtpPassword\"] = # }; }", "class Mail { Dictionary<string, string> M() => new() { [\"SmtpPassword\"] = @ }; }")]
    [InlineData("class Mail { object M() => new { SmtpPassword = # }; }", "class Mail { object M() => new { SmtpPassword = @ }; }")]
    [InlineData("class Mail { void M() { char[] smtpPassword = #.ToCharArray(); Console.WriteLine(smtpPassword); } }", "class Mail { void M() { char[] smtpPassword = (@).ToCharArray(); Console.WriteLine(smtpPassword); } }")]
    [InlineData("class Mail { byte[] SmtpPassword = Encoding.UTF8.GetBytes(#); }", "class Mail { byte[] SmtpPassword = Encoding.UTF8.GetBytes(@); }")]
    [InlineData("class Mail { void M() { var (user, smtpPassword) = (\"a\", #); Console.WriteLine(user + smtpPassword); } }", "class Mail { void M() { var (user, smtpPassword) = (\"a\", @); Console.WriteLine(user + smtpPassword); } }")]
    public Task It_is_read_in_its_place(string before, string after) => Test.Fixes(
        CredentialCode.Fill(Usings + before.Replace("#", "\"[|PASSWORD|]\"", StringComparison.Ordinal)).Code,
        Usings + after.Replace("@", "Environment.GetEnvironmentVariable(\"SMTP_PASSWORD\") ?? throw new InvalidOperationException(\"SMTP_PASSWORD is not configured.\")", StringComparison.Ordinal));

    [Theory]
    [InlineData("@\"Server=db\\a;User Id=app;Password=[|PASSWORD|];\"", "$@\"Server=db\\a;User Id=app;Password={@};\"")]
    [InlineData("$\"Server={host};User Id=app;Password=[|PASSWORD|];\"", "$\"Server={host};User Id=app;Password={@};\"")]
    [InlineData("\"Server=db.example;User Id=app;\" + \"Password=[|PASSWORD|];\"", "\"Server=db.example;User Id=app;\" + $\"Password={@};\"")]
    [InlineData("\"\"\"Server=db.example;User Id=app;Password=[|PASSWORD|];Application Name={a};\"\"\"", "$$\"\"\"Server=db.example;User Id=app;Password={{@}};Application Name={a};\"\"\"")]
    public Task The_password_of_a_connection_becomes_a_hole(string before, string after)
    {
        const string Class = "class Orders { string M(string host, IConfiguration configuration) => #; }";
        return Test.Fixes(
            CredentialCode.Fill(Usings + Class.Replace("#", before, StringComparison.Ordinal)).Code,
            Usings + Class.Replace("#", after.Replace("@}", "configuration[\"DatabasePassword\"] ?? throw new InvalidOperationException(\"DatabasePassword is not configured.\")}", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("new OpenAIClient(new ApiKeyCredential(\"[|HEX32|]\"))", "new OpenAIClient(new ApiKeyCredential(config[\"Agent:ApiKey\"] ?? throw new InvalidOperationException(\"Agent:ApiKey is not configured.\")))")]
    [InlineData("new StdioClientTransportOptions { Command = \"x\", EnvironmentVariables = new Dictionary<string, string?> { [\"WEATHER_TOKEN\"] = \"[|KEY40|]\" } }", "new StdioClientTransportOptions { Command = \"x\", EnvironmentVariables = new Dictionary<string, string?> { [\"WEATHER_TOKEN\"] = config[\"WeatherToken\"] } }")]
    public Task In_the_hands_of_an_SDK_it_is_known(string before, string after) => AgentCode.WithSdks(new FixTest<CredentialHardcodedAnalyzer, CredentialHardcodedFix>()).Fixes(
        CredentialCode.Fill(AgentCode.Body($"_ = {before};")).Code,
        AgentCode.Body($"_ = {after};"));

    [Theory]
    [InlineData("class Mail { void M(string smtpPassword = \"[|PASSWORD|]\") { } }")]
    [InlineData("class Mail { const string SmtpPassword = \"[|PASSWORD|]\"; void M(string text = SmtpPassword) { } }")]
    [InlineData("class Mail { bool M(string smtpPassword) => smtpPassword is \"[|PASSWORD|]\"; }")]
    [InlineData("class Mail { int M(string smtpPassword) { switch (smtpPassword) { case \"[|PASSWORD|]\": return 1; default: return 0; } } }")]
    [InlineData("class PasswordAttribute(string password) : Attribute { public string Password => password; } [Password(\"[|PASSWORD|]\")] class Mail;")]
    [InlineData("class Mail { char[] SmtpPassword = [|{ 'K', 'q', '7', 'x', 'R', '2', 'p', 'W', '9', 'z', 'L', '4', 'v', 'T', '8', 'n', '!', 'b' }|]; }")]
    public Task Where_a_constant_or_a_list_is_needed_no_fix_is_offered(string code) => Test.OffersNoFix(CredentialCode.Fill(Usings + code).Code);
}
