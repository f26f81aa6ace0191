using System.Globalization;
using System.Text;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.Analyzers.Tests.Robustness;
using AgentSupplyChain.TestKit.Analysis;
using AgentSupplyChain.TestKit.Credentials;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>
/// Every format that the generator knows, in every shape that C# has for a text. The figures are of our own set: what is random there is random
/// as we believe the issuers draw it.
/// </summary>
public class CredentialRecallTests
{
    /// <summary>A member that holds a text: ¤ is the literal, § a number of its own.</summary>
    private static readonly (string Name, string Code, Func<string, string> Literal)[] s_shapes =
    [
        ("field", "const string F§ = ¤;", Regular),
        ("verbatim", "string F§ = ¤;", Verbatim),
        ("raw", "string F§ = ¤;", Raw),
        ("raw lines", "string F§ = ¤;", text => "\"\"\"\"\n    " + text.ReplaceLineEndings("\n    ") + "\n    \"\"\"\""),
        ("UTF-8", "byte[] F§() => ¤u8.ToArray();", Regular),
        ("interpolated", "string F§(int n) => ¤;", text => "$\"{n}: " + Regular(text)[1..^1].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) + "\""),
        ("sum", "const string F§ = ¤;", Halves),
        ("argument", "void F§() => System.Console.WriteLine(¤);", Regular),
        ("list", "string[] F§ = { \"none\", ¤ };", Regular),
        ("attribute", "[System.ComponentModel.DefaultValue(¤)] int F§;", Regular),
        ("arm", "int F§(string s) => s switch { ¤ => 1, _ => 2 };", Regular),
        ("comparison", "bool F§(string s) => s == ¤;", Regular),
        ("default", "void F§(string s = ¤) { }", Regular),
        ("characters", "char[] F§() => ¤.ToCharArray();", Regular),
        ("lambda", "System.Func<string> F§ = () => ¤;", Regular),
    ];

    /// <summary>A member whose name or API tells.</summary>
    private static readonly (string Name, string Code, Func<string, string> Literal)[] s_named =
    [
        ("field", "const string ApiKey§ = ¤;", Regular),
        ("property", "string ClientSecret§ => ¤;", Verbatim),
        ("local", "void F§() { var accessToken = ¤; _ = accessToken; }", Raw),
        ("parameter", "void F§(string apiKey = ¤) { }", Regular),
        ("named argument", "void F§() => Use(apiKey: ¤);", Regular),
        ("positional argument", "void F§() => Use(¤);", Regular),
        ("client", "object F§() => new System.ClientModel.ApiKeyCredential(¤);", Regular),
        ("header", "void F§(System.Net.Http.HttpClient http) => http.DefaultRequestHeaders.Add(\"X-Api-Key\", ¤);", Regular),
        ("dictionary", "System.Collections.Generic.Dictionary<string, string> F§ = new() { [\"api_key\"] = ¤ };", Regular),
        ("comparison", "bool F§(string apiKey) => apiKey == ¤;", Regular),
        ("sum", "const string Secret§ = ¤;", Halves),
        ("bytes", "byte[] SigningKey§ = System.Text.Encoding.UTF8.GetBytes(¤);", Regular),
    ];

    [Theory]
    [InlineData(SampleGroup.SelfIdentifying, 98)]
    [InlineData(SampleGroup.InsideLiteral, 95)]
    [InlineData(SampleGroup.ByNameOnly, 85)]
    public async Task A_credential_is_found_in_every_shape(SampleGroup group, int percent)
    {
        var random = new Random(20261122);
        var samples = CredentialSamples.All.Where(sample => sample.Group == group).ToList();
        var places = new List<(string Shape, string Format)>();
        var starts = new List<int>();
        var code = new StringBuilder("class A\n{\n    static void Use(string apiKey) { }\n");
        foreach (var (name, member, literal) in group == SampleGroup.ByNameOnly ? s_named : s_shapes)
        {
            foreach (var sample in samples)
            {
                var number = places.Count.ToString(CultureInfo.InvariantCulture);
                starts.Add(code.Length);
                code.Append(member.Replace("§", number, StringComparison.Ordinal).Replace("¤", literal(sample.Make(random)), StringComparison.Ordinal)).Append('\n');
                places.Add((name, sample.Format));
            }
        }

        var found = new HashSet<int>();
        foreach (var finding in await Run(code.Append("}\n").ToString()))
            found.Add(Number(finding, starts));

        var missed = places.Where((_, i) => !found.Contains(i)).ToList();
        var report = string.Join('\n', missed.GroupBy(place => place.Format).OrderByDescending(format => format.Count()).Select(format => $"{format.Key}: {string.Join(", ", format.Select(place => place.Shape).Distinct())}"));
        Assert.True(missed.Count * 100 <= places.Count * (100 - percent), $"{places.Count - missed.Count} of {places.Count} found. Missed:\n{report}");
    }

    // Whatever is changed in a checksum or marker, the rule that claims a proof is quiet.
    [Fact]
    public async Task A_credential_with_a_wrong_checksum_is_not_proven()
    {
        var random = new Random(20261123);
        var misses = CredentialSamples.All.Where(sample => sample is { HasChecksum: true, NearMiss: not null }).SelectMany(sample => Enumerable.Range(0, 10).Select(_ => sample.NearMiss!(random))).ToList();
        var code = new StringBuilder("class A\n{\n");
        for (var i = 0; i < misses.Count; i++)
            code.Append(CultureInfo.InvariantCulture, $"string F{i} = {Regular(misses[i])};\n");

        Assert.True(misses.Count > 100);
        Assert.DoesNotContain(await Run(code.Append("}\n").ToString()), finding => finding.Id == "ASC6010");
    }

    // A raw literal takes several lines: the last start before the place counts.
    private static int Number(Diagnostic finding, List<int> starts) =>
        starts.BinarySearch(finding.Location.SourceSpan.Start) is var at && at >= 0 ? at : ~at - 1;

    private static async Task<IReadOnlyList<Diagnostic>> Run(string code)
    {
        var compilation = ProductAnalyzers.Compile([CSharpSyntaxTree.ParseText(code)], [.. FrameworkReferences.All, MetadataReference.CreateFromFile(typeof(System.ClientModel.ApiKeyCredential).Assembly.Location)]);
        Assert.DoesNotContain(compilation.GetDiagnostics(), problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != "CS5001");
        return await compilation.WithAnalyzers([new CredentialHardcodedAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }

    private static string Regular(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Verbatim(string text) => "@\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Raw(string text) => text.Contains('\n', StringComparison.Ordinal) ? Verbatim(text) : "\"\"\"\"" + text + "\"\"\"\"";

    private static string Halves(string text) => Regular(text[..(text.Length / 2)]) + " + " + Regular(text[(text.Length / 2)..]);
}
