using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Benchmarks.Credentials.Planted;

/// <summary>How a literal can stand in C#: the members of a class of its own.</summary>
/// <param name="IsLonger">Whether the shape makes the text a part of a longer one.</param>
/// <param name="TakesName">Whether the text stands under its name.</param>
internal sealed record CodeShape(string Name, Func<PlantedText, string> Members, bool IsLonger = false, bool TakesName = true);

internal static class CodeShapes
{
    public static IReadOnlyList<CodeShape> All { get; } =
    [
        new("constant", text => $"public const string {text.Name} = {text.Literal};"),
        new("verbatim field", text => $"private static readonly string {text.Variable} = @\"{text.Value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"; public static int Count => {text.Variable}.Length;"),
        new("raw string", text => text.HasLineBreak
            ? $"public static readonly string {text.Name} = \"\"\"\n{text.Value}\n\"\"\";"
            : $"public static readonly string {text.Name} = \"\"\"{text.Value}\"\"\";"),
        new("UTF-8 literal", text => $"public static ReadOnlySpan<byte> {text.Name} => {text.Literal}u8;"),
        new("local", text => $"public static int M() {{ var {text.Variable} = {text.Literal}; return {text.Variable}.Length; }}"),
        new("property", text => $"public static string {text.Name} {{ get; set; }} = {text.Literal};"),
        new("getter", text => $"public static string {text.Name} {{ get {{ return {text.Literal}; }} }}"),
        new("argument", text => $"private static int Take(string {text.Variable}) => {text.Variable}.Length; public static int M() => Take({text.Literal});"),
        new("default of a parameter", text => $"public static int M(string {text.Variable} = {text.Literal}) => {text.Variable}.Length;"),
        new("object initializer", text => $"public sealed class Options {{ public string {text.Name} {{ get; set; }} = \"\"; }} public static object M() => new Options {{ {text.Name} = {text.Literal} }};"),
        new("dictionary", text => $"public static readonly Dictionary<string, string> All = new() {{ [\"{text.Name}\"] = {text.Literal} }};"),
        new("configuration key", text => $"public static void M(IDictionary<string, string> values) => values[\"Agent:{text.Name}\"] = {text.Literal};"),
        new("environment variable", text => $"public static void M() => Environment.SetEnvironmentVariable(\"{text.Environment}\", {text.Literal});"),
        new("header", text => $"public static void M(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation(\"x-{text.Header}\", {text.Literal});"),
        new("comparison", text => $"public static bool M(string {text.Variable}) => {text.Variable} == {text.Literal};"),
        new("Equals", text => $"public static bool M(string {text.Variable}) => string.Equals({text.Variable}, {text.Literal}, StringComparison.Ordinal);"),
        new("pattern", text => $"public static bool M(string {text.Variable}) => {text.Variable} is {text.Literal};"),
        new("switch arm", text => $"public static int M(int n) {{ var {text.Variable} = n switch {{ 1 => {text.Literal}, _ => \"\" }}; return {text.Variable}.Length; }}"),
        new("attribute", text => $"public sealed class SetAttribute : Attribute {{ public string {text.Name} {{ get; set; }} = \"\"; }} [Set({text.Name} = {text.Literal})] public static void M() {{ }}"),
        new("collection", text => $"public static readonly string[] {text.Name}s = [\"first\", {text.Literal}];"),
        new("concatenation", text => $"public const string {text.Name} = {Half(text.Value, first: true)} + {Half(text.Value, first: false)};"),
        new("characters", text => $"public static char[] {text.Name} => {text.Literal}.ToCharArray();"),
        new("bytes", text => $"public static byte[] {text.Name} => System.Text.Encoding.UTF8.GetBytes({text.Literal});"),
        new("ApiKeyCredential", text => $"public static object M() => new System.ClientModel.ApiKeyCredential({text.Literal});"),
        new("AuthenticationHeaderValue", text => $"public static object M() => new System.Net.Http.Headers.AuthenticationHeaderValue(\"Bearer\", {text.Literal});"),
        new("NetworkCredential", text => $"public static object M() => new System.Net.NetworkCredential(\"agent\", {text.Literal});"),
        new("MCP environment", text => $"public static object M() => new ModelContextProtocol.Client.StdioClientTransportOptions {{ Command = \"server\", EnvironmentVariables = new Dictionary<string, string?> {{ [\"{text.Environment}\"] = {text.Literal} }} }};"),
        new("sentence", text => $"public static readonly string Text = {SymbolDisplay.FormatLiteral("curl -H 'x-note: " + text.Value + "' https://agents.example", quote: true)};", IsLonger: true, TakesName: false),
        new("interpolated sentence", text => $"public static string M(int n) => $\"{Escaped("Send " + text.Value + " with request ")}{{n}}.\";", IsLonger: true, TakesName: false),
    ];

    // What a checksum or marker proves is in neither half alone.
    private static string Half(string value, bool first) => SymbolDisplay.FormatLiteral(first ? value[..(value.Length / 2)] : value[(value.Length / 2)..], quote: true);

    private static string Escaped(string text) =>
        SymbolDisplay.FormatLiteral(text, quote: true)[1..^1].Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
