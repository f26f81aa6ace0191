using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>ASC6011: a value under a name that says what it is.</summary>
public class CredentialNameTests
{
    private const string Before = "using System; using System.Collections.Generic; using System.Linq; using System.Text; using System.Threading.Tasks;\n";

    [Theory]
    [InlineData("const string ApiKey = \"[|KEY40|]\";")]
    [InlineData("static readonly string OpenAIApiKey = \"[|KEY40|]\";")]
    [InlineData("private string _clientSecret = \"[|KEY40|]\";")]
    [InlineData("string Password { get; set; } = \"[|PASSWORD|]\";")]
    [InlineData("string AccessToken => \"[|KEY40|]\";")]
    [InlineData("string AccessToken { get { return \"[|KEY40|]\"; } }")]
    [InlineData("string AccessToken { get => \"[|KEY40|]\"; }")]
    [InlineData("string AccessToken { get { if (DateTime.Now.Year > 2000) { return \"[|KEY40|]\"; } return \"\"; } }")]
    [InlineData("string GetApiKey() => \"[|KEY40|]\";")]
    [InlineData("string GetApiKey() { return \"[|KEY40|]\"; }")]
    [InlineData("IEnumerable<string> ApiKeys() { yield return \"[|KEY40|]\"; yield return \"[|KEY40|]\"; }")]
    [InlineData("static string Secret(bool live) => live ? \"[|KEY40|]\" : \"[|HEX32|]\";")]
    [InlineData("Task<string> GetTokenAsync() => Task.FromResult(\"[|KEY40|]\");")]
    [InlineData("void M(string apiKey = \"[|KEY40|]\") { }")]
    [InlineData("string[] ApiKeys = { \"[|KEY40|]\", \"[|HEX32|]\" };")]
    [InlineData("string[] ApiKeys = new[] { \"[|KEY40|]\" };")]
    [InlineData("List<string> ApiKeys = new List<string> { \"[|KEY40|]\" };")]
    [InlineData("List<string> ApiKeys = [\"[|KEY40|]\"];")]
    [InlineData("Func<string> ApiKey = () => \"[|KEY40|]\";")]
    [InlineData("Func<string> ApiKey = () => { return \"[|KEY40|]\"; };")]
    [InlineData("string dbPassword = (string)(\"[|PASSWORD|]\")!;")]
    [InlineData("string apiKey = Environment.GetEnvironmentVariable(\"API_KEY\") ?? \"[|KEY40|]\";")]
    [InlineData("char[] apiKey = \"[|KEY40|]\".ToCharArray();")]
    [InlineData("byte[] signingKey = Encoding.UTF8.GetBytes(\"[|KEY40|]\");")]
    [InlineData("byte[] signingKey = Convert.FromBase64String(\"[|BASE64|]\");")]
    [InlineData("byte[] signingKey = \"[|KEY40|]\"u8.ToArray();")]
    [InlineData("byte[] signingKey = Encoding.UTF8.GetBytes(\"[|KEY40|]\".ToCharArray());")]
    public Task A_member_that_is_named_so(string member) => Finds(Before + "class A { " + member + " }");

    [Theory]
    [InlineData("var apiKey = \"[|KEY40|]\";")]
    [InlineData("const string apiKey = \"[|KEY40|]\";")]
    [InlineData("string apiKey; apiKey = \"[|KEY40|]\";")]
    [InlineData("string? apiKey = null; apiKey ??= \"[|KEY40|]\";")]
    [InlineData("string apiKey = \"\"; apiKey += \"[|KEY40|]\";")]
    [InlineData("o.ApiKey = \"[|KEY40|]\";")]
    [InlineData("o.Inner.ApiKey = \"[|KEY40|]\";")]
    [InlineData("_ = new O { ApiKey = \"[|KEY40|]\" };")]
    [InlineData("_ = o with { ApiKey = \"[|KEY40|]\" };")]
    [InlineData("_ = new { apiKey = \"[|KEY40|]\", user = \"agent\" };")]
    [InlineData("(string user, string password) login = (\"agent\", \"[|PASSWORD|]\");")]
    [InlineData("var login = (user: \"agent\", password: \"[|PASSWORD|]\");")]
    [InlineData("var (user, password) = (\"agent\", \"[|PASSWORD|]\");")]
    [InlineData("string user, password; (user, password) = (\"agent\", \"[|PASSWORD|]\");")]
    [InlineData("foreach (var apiKey in new[] { \"[|KEY40|]\", \"[|HEX40|]\" }) Use(apiKey);")]
    [InlineData("string Local() { return \"agent\"; } string Token() => \"[|KEY40|]\"; _ = Local() + Token();")]
    [InlineData("var apiKey = Environment.ProcessorCount switch { 1 => \"[|KEY40|]\", _ => \"[|HEX32|]\" };")]
    [InlineData("var apiKey = o is null ? \"[|KEY40|]\" : null;")]
    public Task A_variable_property_or_element_that_is_named_so(string statement) => Finds(Body(statement));

    [Theory]
    [InlineData("map[\"apiKey\"] = \"[|KEY40|]\";")]
    [InlineData("map[\"OpenAI:ApiKey\"] = \"[|KEY40|]\";")]
    [InlineData("map[\"ConnectionStrings:Password\"] = \"[|PASSWORD|]\";")]
    [InlineData("map[ApiKeyHeader] = \"[|KEY40|]\";")]
    [InlineData("map.Add(\"x-api-key\", \"[|HEX32|]\");")]
    [InlineData("map.TryAdd(\"clientSecret\", \"[|KEY40|]\");")]
    [InlineData("_ = new Dictionary<string, string> { { \"api_key\", \"[|KEY40|]\" } };")]
    [InlineData("_ = new Dictionary<string, string> { [\"api_key\"] = \"[|KEY40|]\" };")]
    [InlineData("_ = new KeyValuePair<string, string>(\"GITHUB_TOKEN\", \"[|KEY40|]\");")]
    [InlineData("_ = KeyValuePair.Create(\"password\", \"[|PASSWORD|]\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"OPENAI_API_KEY\", \"[|KEY40|]\");")]
    [InlineData("var v = Name() switch { \"apiKey\" => \"[|KEY40|]\", _ => \"\" };")]
    [InlineData("Get(\"Mistral:ApiKey\", \"[|KEY40|]\");")]
    public Task A_key_that_is_named_so(string statement) => Finds(Body(statement));

    [Theory]
    [InlineData("Use(apiKey: \"[|KEY40|]\");")]
    [InlineData("Use(\"[|KEY40|]\");")]
    [InlineData("Login(\"agent\", \"[|PASSWORD|]\");")]
    [InlineData("Login(password: \"[|PASSWORD|]\", user: \"agent\");")]
    [InlineData("Many(\"[|KEY40|]\", \"[|HEX32|]\");")]
    [InlineData("_ = new Client(\"gpt-4o-2024-08-06\", \"[|KEY40|]\");")]
    [InlineData("Client c = new(\"gpt-4o-2024-08-06\", \"[|HEX32|]\");")]
    [InlineData("_ = new Derived();")]
    [InlineData("Lazily(() => \"[|KEY40|]\");")]
    [InlineData("Bytes(Encoding.UTF8.GetBytes(\"[|KEY40|]\"));")]
    [InlineData("new Builder().WithApiKey(\"[|KEY40|]\");")]
    [InlineData("_ = new ApiToken(\"[|KEY40|]\");")]
    public Task An_argument_whose_parameter_is_named_so(string statement) => Finds(Body(statement));

    [Theory]
    [InlineData("if (apiKey == \"[|KEY40|]\") return;")]
    [InlineData("if (\"[|KEY40|]\" != o.ApiKey) return;")]
    [InlineData("if (string.Equals(apiKey, \"[|KEY40|]\", StringComparison.Ordinal)) return;")]
    [InlineData("if (apiKey.Equals(\"[|KEY40|]\")) return;")]
    [InlineData("if (\"[|KEY40|]\".Equals(apiKey)) return;")]
    [InlineData("if (apiKey is \"[|KEY40|]\") return;")]
    [InlineData("if (apiKey is \"[|KEY40|]\" or \"[|HEX32|]\") return;")]
    [InlineData("if (apiKey is not \"[|KEY40|]\") return;")]
    [InlineData("if (o is { ApiKey: \"[|KEY40|]\" }) return;")]
    [InlineData("if (o is { Inner.ApiKey: \"[|KEY40|]\" }) return;")]
    [InlineData("if (map[\"x-api-key\"] == \"[|KEY40|]\") return;")]
    [InlineData("if (o?.ApiKey == \"[|KEY40|]\") return;")]
    [InlineData("if (apiKey.Trim() == \"[|KEY40|]\") return;")]
    [InlineData("switch (apiKey) { case \"[|KEY40|]\": return; case \"[|HEX32|]\" when o is null: return; }")]
    [InlineData("_ = apiKey switch { \"[|KEY40|]\" => 1, \"[|HEX32|]\" or \"[|HEX40|]\" => 2, _ => 3 };")]
    public Task A_comparison_with_what_is_named_so(string statement) => Finds(Body(statement));

    [Theory]
    [InlineData("[Key(ApiKey = \"[|KEY40|]\")] class B;")]
    [InlineData("[Key(\"agent\", \"[|KEY40|]\")] class B;")]
    [InlineData("[Key(apiKey: \"[|KEY40|]\", user: \"agent\")] class B;")]
    public Task An_attribute_whose_argument_is_named_so(string code) =>
        Finds("using System; class KeyAttribute : Attribute { public KeyAttribute() { } public KeyAttribute(string user, string apiKey) { } public string? ApiKey { get; set; } }\n" + code);

    [Theory]
    [InlineData("\"[|KEY40|]\"")]
    [InlineData("@\"[|KEY40|]\"")]
    [InlineData("\"\"\"[|KEY40|]\"\"\"")]
    [InlineData("\"\"\"\n        [|KEY40|]\n        \"\"\"")]
    [InlineData("$\"[|KEY40|]\"")]
    [InlineData("[|\"KEY24\" + \"KEY24\"|]")]
    [InlineData("[|$\"{\"KEY24\"}KEY24\"|]")]
    [InlineData("[|Half + \"KEY24\"|]")]
    [InlineData("(\"[|KEY40|]\")")]
    public Task Every_form_of_text(string text) => Finds($$"""class A { const string Half = "ab12"; string ApiKey = {{text}}; }""");

    [Fact]
    public Task A_list_of_characters_is_a_text()
    {
        var (value, _) = Fill("KEY24");
        var characters = string.Join(", ", value.Select(c => $"'{c}'"));
        var bytes = string.Join(", ", value.Select(c => $"0x{(int)c:X2}"));
        return Finds($$"""
            class A
            {
                char[] apiKey = [|{ {{characters}} }|];
                char[] secret = new char[] [|{ {{characters}} }|];
                char[] token = {|ASC6011:[{{characters}}]|};
                string password = new string(new[] [|{ {{characters}} }|]);
                byte[] signingKey = [|{ {{bytes}} }|];
                int[] table = { {{bytes}} };
            }
            """);
    }

    [Theory]
    [InlineData("string value = \"[|KEY40|]\"; Use(value);")]
    [InlineData("const string value = \"[|KEY40|]\"; o.ApiKey = value;")]
    [InlineData("var value = \"[|KEY40|]\"; Use(apiKey: value);")]
    [InlineData("var value = Environment.GetEnvironmentVariable(\"X\") ?? \"[|KEY40|]\"; Use(value);")]
    [InlineData("Use(A.Constant);", "public const string Constant = \"[|KEY40|]\";")]
    [InlineData("Use(Field);", "static readonly string Field = \"[|KEY40|]\";")]
    [InlineData("Use(Property);", "static string Property => \"[|KEY40|]\";")]
    [InlineData("_ = new O { ApiKey = Constant };", "const string Constant = \"[|KEY40|]\";")]
    [InlineData("if (o.ApiKey == Constant) return;", "const string Constant = \"[|KEY40|]\";")]
    public Task A_name_that_says_nothing_is_followed_to_its_use(string statement, string member = "") => Finds(Body(statement, member));

    [Fact]
    public async Task The_message_names_where_it_stands_and_what_to_do_first()
    {
        var finding = Assert.Single(await Finds("class A { string DbPassword = \"[|PASSWORD|]\"; }"));

        Assert.Equal("Value of 'DbPassword' looks like a hardcoded password. Revoke it first, then read a new one from configuration or the environment.", finding.GetMessage());
        Assert.Equal("DbPassword", finding.Properties["ConfigurationKey"]);
        Assert.Equal("DB_PASSWORD", finding.Properties["EnvironmentVariable"]);
    }

    private static string Body(string statement, string member = "") => Before + $$"""
        class A
        {
            const string ApiKeyHeader = "X-Api-Key";
            {{member}}

            void M(O o, Dictionary<string, string> map, string apiKey)
            {
                {{statement.Replace("string apiKey", "string apiKey1", StringComparison.Ordinal).Replace("string? apiKey", "string? apiKey1", StringComparison.Ordinal).Replace("var apiKey", "var apiKey1", StringComparison.Ordinal)}}
            }

            static string Name() => "";
            static void Use(string apiKey) { }
            static void Login(string user, string password) { }
            static void Many(params string[] apiKeys) { }
            static void Lazily(Func<string> apiKey) { }
            static void Bytes(byte[] signingKey) { }
            static string Get(string name, string fallback) => fallback;
        }

        record O { public string ApiKey { get; set; } = ""; public O Inner { get; set; } = null!; }
        class Client(string model, string apiKey) { public string Both => model + apiKey; }
        class Derived : Client { public Derived() : base("gpt-4o-2024-08-06", "{{(statement.Contains("Derived", StringComparison.Ordinal) ? "[|HEX32|]" : "")}}") { } }
        class Builder { public Builder WithApiKey(string value) => this; }
        class ApiToken(string value) { public string Value => value; }
        """;
}
