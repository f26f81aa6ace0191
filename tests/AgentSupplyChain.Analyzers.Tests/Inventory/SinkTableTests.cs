using System.Text;
using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory;

/// <summary>
/// Each row of the table becomes a fact in code that uses it. The SDKs that are not at hand are stood for by types of the true names, which
/// is all that the rows go by.
/// </summary>
public class SinkTableTests
{
    public static TheoryData<string> Rows { get; } = new(SinkTable.All
        .Where(row => row.Kind != SinkKind.Agent)
        .Select(row => $"{row.Type}|{row.Member}|{row.Parameter}")
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task What_a_sink_is_given_is_recorded(string key)
    {
        var row = SinkTable.All.Single(row => $"{row.Type}|{row.Member}|{row.Parameter}" == key);
        var value = row.Kind switch
        {
            SinkKind.Endpoint => "https://models.example/v1",
            SinkKind.Weights => "models/phi.gguf",
            _ => "gpt-4o",
        };

        var test = new GeneratorTest<InventoryGenerator>().WithStubs(new StubPack("Sdk", Stub(row)));
        var facts = await InventoryRun.FactsOf(Use(row, value), test);
        var kind = row.Kind switch
        {
            SinkKind.Model or SinkKind.Deployment or SinkKind.Weights => FactKind.Model,
            SinkKind.Prompt => FactKind.Prompt,
            SinkKind.Endpoint => FactKind.Endpoint,
            _ => FactKind.VectorStore,
        };
        var fact = Assert.Single(facts, fact => fact.Kind == kind);
        Assert.Equal(row.Api, fact[FactField.Api]);
        Assert.Equal(row.Kind == SinkKind.Deployment ? "true" : null, fact[FactField.Deployment]);
        switch (row.Kind)
        {
            case SinkKind.Endpoint:
                Assert.Equal(value, fact[FactField.Url]);
                break;
            case SinkKind.Prompt:
                Assert.Equal(64, fact[FactField.Sha256]?.Length);
                break;
            default:
                Assert.Equal(value, fact[FactField.Name]);
                break;
        }
    }

    [Fact]
    public void No_row_is_there_twice_and_each_is_whole()
    {
        Assert.True(SinkTable.All.Count() > 400);
        Assert.All(SinkTable.All, row =>
        {
            Assert.Matches(@"^[A-Za-z][\w.+`]*$", row.Type);
            Assert.Matches(@"^(\.ctor|\w+)$", row.Member);
            Assert.True(row.Kind is not (SinkKind.Model or SinkKind.Deployment) || row.Task is not null, row.Api);
        });
    }

    // A type of the row's metadata name with the one member; what the member is does not matter, what it is called does.
    private static string Stub(Sink row)
    {
        var nested = row.Type.Split('+');
        var dot = nested[0].LastIndexOf('.');
        var names = nested.Select((name, i) => Declared(i == 0 ? name[(dot + 1)..] : name)).ToArray();
        var code = new StringBuilder("#nullable disable\nnamespace ").Append(nested[0][..dot]).Append(" {\n");
        foreach (var name in names)
            code.Append("public class ").Append(name).Append(" {\n");

        var simple = names[^1].Split('<')[0];
        code.Append((row.Member, row.Parameter) switch
        {
            (".ctor", var parameter) => $"public {simple}(string {parameter}{Role(row)}) {{ }}",
            (var property, null) => $"public string {property} {{ get; set; }}",
            var (method, parameter) => $"public static void {method}(string {parameter}) {{ }}",
        });
        return code.Append('\n').Append('}', names.Length + 1).Append(Extra(row)).ToString();
    }

    private static string Role(Sink row) => IsChatMessage(row) ? ", Microsoft.Extensions.AI.ChatRole role" : "";

    private static string Extra(Sink row) =>
        IsChatMessage(row) ? "\nnamespace Microsoft.Extensions.AI { public class ChatRole { public static ChatRole System { get; } = new(); } }" : "";

    private static bool IsChatMessage(Sink row) => row is { Type: "Microsoft.Extensions.AI.ChatMessage", Member: ".ctor" };

    private static string Use(Sink row, string value)
    {
        var type = "global::" + string.Join('.', row.Type.Split('+').Select(Constructed));
        return "class User { object Use() { " + (row.Member, row.Parameter) switch
        {
            (".ctor", var parameter) => $"return new {type}({parameter}: \"{value}\"{(IsChatMessage(row) ? ", role: Microsoft.Extensions.AI.ChatRole.System" : "")}); }} }}",
            (var property, null) => $"return new {type}{Arguments(row)} {{ {property} = \"{value}\" }}; }} }}",
            var (method, parameter) => $"{type}.{method}({parameter}: \"{value}\"); return null!; }} }}",
        };
    }

    private static string Arguments(Sink row) => row.Member == ".ctor" ? "" : "()";

    private static string Declared(string name) => name.Split('`')[0] + (name.Contains('`', StringComparison.Ordinal) ? "<T>" : "");

    private static string Constructed(string name) => name.Split('`')[0] + (name.Contains('`', StringComparison.Ordinal) ? "<string>" : "");
}
