using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.TestKit.Analysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AgentSupplyChain.Analyzers.Tests.Inventory.Schemas;

/// <summary>What cannot be told with certainty has no hash; neither has what does not compile, and nothing throws.</summary>
public class UnknownSchemaTests
{
    private const string Converter = "public class Own<T> : JsonConverter<T> { public override T Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => default!; public override void Write(Utf8JsonWriter w, T v, JsonSerializerOptions o) { } }";

    [Theory]
    [InlineData("R r", "[JsonConverter(typeof(Own<R>))] public record R(string A);" + Converter)]
    [InlineData("R r", "public record R([property: JsonConverter(typeof(Own<string>))] string A);" + Converter)]
    [InlineData("R r", "public class MineAttribute : JsonConverterAttribute { public override JsonConverter CreateConverter(Type t) => new Own<R>(); } [Mine] public record R(string A);" + Converter)]
    [InlineData("E e", "[JsonConverter(typeof(Own<E>))] public enum E { A }" + Converter)]
    [InlineData("E e", "public enum E { [JsonStringEnumMemberName(\"a\")] A }")]
    [InlineData("Shape s", "[JsonDerivedType(typeof(Circle), \"circle\")] public record Shape; public record Circle(int R) : Shape;")]
    [InlineData("Page<string> p", "public record Page<T>(List<T> Items);")]
    [InlineData("Outer<int>.Inner i", "public class Outer<T> { public record Inner(T X); }")]
    [InlineData("IThing t", "public interface IThing { string Name { get; } }")]
    [InlineData("Thing t", "public abstract record Thing(string Name);")]
    [InlineData("Thing t", "public partial record Thing(string Name); public partial record Thing { public string Other { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { [JsonInclude] public string Field = \"\"; }")]
    [InlineData("Thing t", "public record Thing { [JsonInclude] internal string Name { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { [JsonPropertyOrder(1)] public string Name { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { [JsonExtensionData] public Dictionary<string, object>? Rest { get; set; } }")]
    [InlineData("Thing t", "public record Thing { [JsonNumberHandling(JsonNumberHandling.WriteAsString)] public int N { get; set; } }")]
    [InlineData("Thing t", "public record Thing { [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int N { get; set; } }")]
    [InlineData("Thing t", "public record Thing { [JsonConstructor] public Thing(string name) => Name = name; public Thing() { } public string Name { get; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { public Thing(string unmatched) { } public string Name { get; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { [property: AllowNull] public string Name { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { public string Name { get; set; } = \"\"; public string name { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Thing { [JsonPropertyName(\"b\")] public string A { get; set; } = \"\"; public string B { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Base { public virtual string Name { get; set; } = \"\"; } public record Thing : Base { public override string Name { get; set; } = \"\"; }")]
    [InlineData("Thing t", "public record Base { public string Name { get; set; } = \"\"; } public record Thing : Base { public new int Name { get; set; } }")]
    [InlineData("Thing t", "[DisplayName(\"inherited\")] public record Base; public record Thing : Base;")]
    [InlineData("Thing t", "public record Thing(Func<int> Callback);")]
    [InlineData("Thing t", "[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)] public record Thing(string A);")]
    [InlineData("Texts t", "public class Texts : List<string>;")]
    [InlineData("(int, string) pair", "")]
    [InlineData("KeyValuePair<string, int> pair", "")]
    [InlineData("ImmutableArray<int>? a", "")]
    [InlineData("Dictionary<DateTime, int> a", "")]
    [InlineData("IAsyncEnumerable<int> a", "")]
    [InlineData("int[,] a", "")]
    [InlineData("Stream s", "")]
    [InlineData("System.Numerics.BigInteger b", "")]
    [InlineData("Action a", "")]
    [InlineData("nint n", "")]
    [InlineData("Type t", "")]
    [InlineData("ChatMessage message", "")]
    [InlineData("ref int n", "")]
    [InlineData("in int n", "")]
    [InlineData("[AllowNull] string s", "")]
    [InlineData("[System.Runtime.InteropServices.Optional] string s", "")]
    [InlineData("[Mine] string s", "public class MineAttribute() : DescriptionAttribute(\"made\");")]
    [InlineData("[Mine] string s", "public class MineAttribute : ValidationAttribute;")]
    [InlineData("[Range(typeof(decimal), \"1\", \"2\")] decimal d", "")]
    [InlineData("[Range(1, 5, MinimumIsExclusive = true)] int n", "")]
    [InlineData("[DeniedValues(\"a\")] string s", "")]
    [InlineData("[DataType(DataType.Date)] string s", "")]
    [InlineData("[AllowedValues(1.5)] double d", "")]
    [InlineData("[DefaultValue(1)] double d", "")]
    [InlineData("double d = double.NaN", "")]
    [InlineData("Bits b = Bits.A | Bits.B", "[Flags] public enum Bits { A = 1, B = 2 }")]
    [InlineData("Twin t = Twin.A", "public enum Twin { A = 1, B = 1 }")]
    [InlineData("S s = default", "public struct S { public int X { get; set; } }")]
    [InlineData("[Description(\"half \\ud800 pair\")] string s", "")]
    public void A_schema_that_cannot_be_told_is_unknown(string parameters, string types)
    {
        var shape = SchemaOfSdk.Of(parameters, types);
        Assert.Null(shape.Derived(ToolSdk.AIFunction));
        Assert.Null(shape.Derived(ToolSdk.McpServer));
        Assert.Null(shape.Hash(ToolSdk.AIFunction));
    }

    [Fact]
    public void A_type_that_is_nested_deeper_than_the_serializer_goes_is_unknown()
    {
        var types = string.Concat(Enumerable.Range(0, 40).Select(i => $"public record R{i}(R{i + 1} Next);")) + "public record R40(int X);";
        Assert.Null(SchemaOfSdk.Of("R0 r", types).Derived(ToolSdk.AIFunction));
        var shallow = SchemaOfSdk.Of("R20 r", types);
        Assert.Equal(shallow.Real(ToolSdk.AIFunction), shallow.Derived(ToolSdk.AIFunction));
    }

    [Fact]
    public void A_type_of_very_many_properties_ends()
    {
        const int Many = 40;
        var properties = string.Join(", ", Enumerable.Range(0, Many).SelectMany(i => Enumerable.Range(0, 3).Select(j => $"R{(i + j) % Many} P{i}x{j}")));
        var types = string.Concat(Enumerable.Range(0, Many).Select(i => $"public record R{i}({properties});"));
        Assert.Null(SchemaOfSdk.Of("R0 r", types).Derived(ToolSdk.AIFunction));
    }

    [Theory]
    [InlineData("static void Tool([Description(1, 2)] [Range(] string a = 5) { }")]
    [InlineData("static void Tool([Description] [Description(null)] string a = nope, int a = ) { }")]
    [InlineData("static void Tool(string = 1, , int")]
    public void Half_typed_methods_raise_no_exception(string member)
    {
        var compilation = CSharpCompilation.Create("Typed", [CSharpSyntaxTree.ParseText("using System.ComponentModel; class Tools { " + member + " }")], FrameworkReferences.All);
        var method = compilation.GetTypeByMetadataName("Tools")!.GetMembers("Tool").OfType<IMethodSymbol>().Single();
        Assert.All(Enum.GetValues<ToolSdk>(), sdk => Assert.Null(Record.Exception(() => ToolSchema.Sha256(method, sdk))));
    }

    [Theory]
    [InlineData("static void Tool<T>(T value) { }")]
    [InlineData("public virtual void Tool(string a) { }")]
    [InlineData("public override string ToString() => \"\";")]
    [InlineData("static void Tool(Missing a) { }")]
    [InlineData("static void Tool(List<Missing> a, string ) { }")]
    [InlineData("static void Tool(Broken b) { } record Broken(Missing A, string) ")]
    [InlineData("static void Tool(Circle c) { } class Circle : Circle { public int X { get; set; } }")]
    [InlineData("static void Tool(__arglist) { }")]
    [InlineData("static unsafe void Tool(int* p) { }")]
    [InlineData("static void Tool(E e = E.B) { } enum E { A = B, B = A }")]
    public void Methods_that_are_broken_or_open_have_no_schema_and_raise_no_exception(string member)
    {
        var compilation = CSharpCompilation.Create(
            "Broken", [CSharpSyntaxTree.ParseText("using System.ComponentModel; using System.Collections.Generic; class Tools { " + member + " }")], FrameworkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        foreach (var method in compilation.GetTypeByMetadataName("Tools")!.GetMembers().OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary))
        {
            foreach (var sdk in Enum.GetValues<ToolSdk>())
                Assert.Null(ToolSchema.Canonical(method, sdk));
        }
    }
}
