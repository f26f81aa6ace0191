using System.Diagnostics;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.Analyzers.Tests.Robustness;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Code that nobody writes by hand: what is asked of each text must not grow with the number of its neighbours.</summary>
public class CredentialHostileTests
{
    // Minutes are what a quadratic answer would take; the machine of the tests may be busy.
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("a sum of many texts", 5_000)]
    [InlineData("a sum of many texts in brackets", 200)]
    [InlineData("an interpolation of many holes", 2_000)]
    [InlineData("a list of many texts", 20_000)]
    [InlineData("a call with many texts", 2_000)]
    [InlineData("a switch of many cases", 500)]
    [InlineData("many constants without a telling name", 10_000)]
    [InlineData("many uses of one constant", 10_000)]
    [InlineData("a tower of conditionals", 200)]
    [InlineData("a tower of lambdas", 60)]
    [InlineData("a long text", 10_000_000)]
    [InlineData("a long text of pairs", 2_000_000)]
    public async Task It_stays_linear(string subject, int count)
    {
        var watch = Stopwatch.StartNew();
        await Run(Code(subject, count));
        Assert.True(watch.Elapsed < s_limit, $"{subject}: {watch.Elapsed}");
    }

    [Theory]
    [InlineData("class A { string ApiKey = \"KEY40")]
    [InlineData("class A { string ApiKey = \"KEY40\\")]
    [InlineData("class A { string ApiKey = \"\\u12 KEY40\\x\"; }")]
    [InlineData("class A { string ApiKey = @\"KEY40")]
    [InlineData("class A { string ApiKey = \"\"\"KEY40")]
    [InlineData("class A { string ApiKey = \"\"\"\n  KEY40\n ")]
    [InlineData("class A { string ApiKey = $\"KEY40{")]
    [InlineData("class A { string ApiKey = $\"{}Password=KEY40;{\";")]
    [InlineData("class A { string ApiKey = $\"\"\"\n  Server=a;Password=KEY40\n   {")]
    [InlineData("class A { void M() { new(\"KEY40\"); new ApiKeyCredential(\"KEY40\"; apiKey: \"KEY40\" } }")]
    [InlineData("class A { void M() { x[\"apiKey\"] = ; [\"apiKey\"] = \"KEY40\"; (password, ) = (, \"KEY40\"); } }")]
    [InlineData("class A { object M = + \"KEY40\" + ; char[] c = { 's', , 'k' }; }")]
    [InlineData("[A(\"KEY40\")] [B(apiKey = \"KEY40\"] class A : B(\"KEY40\")")]
    [InlineData("switch (apiKey) { case \"KEY40\": case is \"KEY40\" or => ")]
    [InlineData("\"KEY40\"")]
    [InlineData("_ = apiKey is { : \"KEY40\" } or \"KEY40\" switch { \"KEY40\" => , _ => \"KEY40\" };")]
    public async Task Half_typed_code_raises_no_exception(string code)
    {
        var filled = CredentialCode.Fill(code).Code;
        for (var length = filled.Length; length > 0; length -= 7)
            await Run(filled[..length]);
    }

    private static string Code(string subject, int count)
    {
        const string Key = "q8ZrT2vLw9xYb4Nc7Md1";
        return subject switch
        {
            "a sum of many texts" => $"class A {{ string ApiKey = {Join(" + ", i => $"\"{Key}{i}\"")}; }}",
            "a sum of many texts in brackets" => $"class A {{ string ApiKey = {string.Concat(Enumerable.Repeat($"(\"{Key}\" + ", count))}\"\"{new string(')', count)}; }}",
            "an interpolation of many holes" => $"class A {{ string Host => \"\"; string ApiKey => $\"{Join("", i => $"Password={Key}{i};{{Host}}")}\"; }}",
            "a list of many texts" => $"class A {{ string[] ApiKeys = {{ {Join(", ", i => $"\"{Key}{i}\"")} }}; }}",
            "a call with many texts" => $"class A {{ void M(params string[] apiKeys) => M({Join(", ", i => $"\"{Key}{i}\"")}); }}",
            "a switch of many cases" => $"class A {{ int M(string apiKey) {{ switch (apiKey) {{ {Join(" ", i => $"case \"{Key}{i}\": return {i};")} default: return 0; }} }} }}",
            "many constants without a telling name" => $"class A {{ {Join(" ", i => $"const string C{i} = \"{Key}{i}\";")} object M() => new[] {{ {Join(", ", i => $"C{i}")} }}; }}",
            "many uses of one constant" => $"class A {{ const string C = \"{Key}\"; void Use(string value) {{ }} void M() {{ {Join(" ", _ => "Use(C);")} }} }}",
            "a tower of conditionals" => $"class A {{ string M(bool b) => {Join("", i => $"b ? \"{Key}{i}\" : ")}\"\"; }}",
            "a tower of lambdas" => $"class A {{ object M() => {string.Concat(Enumerable.Repeat("(System.Func<object>)(() => ", count))}\"{Key}\"{new string(')', count)}; }}",
            "a long text" => $"class A {{ string ApiKey = \"{new string('a', count)}\"; string Text = \"{new string('=', count / 10)}\"; }}",
            _ => $"class A {{ string Text = \"{string.Concat(Enumerable.Repeat("Password=", count / 9))}\"; }}",
        };

        string Join(string separator, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, count).Select(part));
    }

    private static async Task Run(string code)
    {
        var compilation = ProductAnalyzers.Compile([CSharpSyntaxTree.ParseText(code)], FrameworkReferences.All);
        var thrown = new List<string>();
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => thrown.Add(exception.ToString()), concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var findings = await compilation.WithAnalyzers([new CredentialHardcodedAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(thrown);
        Assert.All(findings, finding => Assert.Contains(finding.Id, (string[])["ASC6010", "ASC6011"]));
    }
}
