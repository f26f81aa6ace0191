using System.Text;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.TestKit.Analysis;
using static AgentSupplyChain.Analyzers.Tests.Rules.Credentials.CredentialCode;

namespace AgentSupplyChain.Analyzers.Tests.Rules.Credentials;

/// <summary>Each row of the table against a type of its metadata name, which is all that it goes by.</summary>
public class CredentialSinkTableTests
{
    [Fact]
    public void Each_row_is_whole_and_there_once()
    {
        Assert.True(CredentialSinks.All.Count() > 150);
        Assert.All(CredentialSinks.All, row =>
        {
            Assert.Equal(SinkKind.Credential, row.Kind);
            Assert.Matches(@"^[A-Za-z][\w.]*$", row.Type);
            Assert.Matches(@"^(\.ctor|\w+)$", row.Member);
        });
        Assert.Equal(CredentialSinks.All.Count(), CredentialSinks.All.Select(row => (row.Type, row.Member, row.Parameter)).Distinct().Count());
    }

    // A UUID counts only where the API is known: a row that is not found would not be reported.
    [Fact]
    public async Task What_each_row_takes_is_a_credential()
    {
        var rows = CredentialSinks.All.Where(row => !row.Type.StartsWith("System.", StringComparison.Ordinal)).ToList();
        var code = new StringBuilder();
        var types = new StringBuilder("#nullable disable\n");
        foreach (var type in rows.GroupBy(row => row.Type))
        {
            var dot = type.Key.LastIndexOf('.');
            types.Append("namespace ").Append(type.Key[..dot]).Append(" { public class ").Append(type.First().TypeName).Append(" { ");
            foreach (var row in type)
            {
                // Constructors of one parameter each would be the same one.
                var others = string.Concat(Enumerable.Range(0, type.TakeWhile(one => one != row).Count()).Select(i => $", int other{i} = 0"));
                types.Append((row.Member, row.Parameter) switch
                {
                    (".ctor", var parameter) => $"public {row.TypeName}(string {parameter}{others.Replace(" = 0", "", StringComparison.Ordinal)}) {{ }} ",
                    (var property, null) => $"public string {property} {{ get; set; }} ",
                    var (method, parameter) => $"public static void {method}(string {parameter}) {{ }} ",
                });
                var numbers = string.Concat(Enumerable.Repeat(", 0", type.TakeWhile(one => one != row).Count()));
                var value = CredentialSinks.KindOf(row) == Detection.Credentials.CredentialKind.Password ? "[|PASSWORD|]" : "[|UUID|]";
                code.Append((row.Member, row.Parameter) switch
                {
                    (".ctor", _) => $"_ = new global::{row.Type}(\"{value}\"{numbers});\n",
                    (var property, null) => $"((global::{row.Type})null!).{property} = \"{value}\";\n",
                    var (method, _) => $"global::{row.Type}.{method}(\"{value}\");\n",
                });
            }

            if (type.All(row => row.Member != ".ctor"))
                types.Append("public ").Append(type.First().TypeName).Append("() { } ");

            types.Append("} }\n");
        }

        var findings = await Finds($"class A {{ void M() {{\n{code}}} }}", Test.WithStubs(new StubPack("Sdk", types.ToString())));
        Assert.Equal(rows.Count, findings.Length);
    }

    [Fact]
    public Task A_type_of_another_namespace_is_another_type() => IsClean("""
        namespace Other { class ApiKeyCredential { public ApiKeyCredential(string key) { } } }
        class A { object M() => new Other.ApiKeyCredential("UUID"); }
        """);
}
