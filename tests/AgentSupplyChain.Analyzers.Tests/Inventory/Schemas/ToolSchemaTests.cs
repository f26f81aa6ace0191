using AgentSupplyChain.Analyzers.Inventory;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Tests.Inventory.Schemas;

/// <summary>The judge is the SDK itself: what is derived from symbols is what it derives from the compiled method.</summary>
public class ToolSchemaTests
{
    private const string Color = "public enum Color { Red, Green = 5, Blue = 2 }";
    private const string Address = "public record Address(string City, string? Zip, int Floor = 3);";

    /// <summary>Parameters, and the types that they need.</summary>
    public static TheoryData<string, string> Shapes { get; } = new()
    {
        { "", "" },
        { "string city", "" },
        { "string? city", "" },
        { "string city = \"Paris\"", "" },
        { "string? city = null", "" },
        { "string city = \"a \\\"quote\\\"\\n\\tand é \\u2028 \\u0001 <b>&'+\"", "" },
        { "[Description(\"The city.\")] string city", "" },
        { "[Description(\"\")] string city, [Description(\"line one\\nline two\")] int days", "" },
        { "string b, string a, string @class, string Città", "" },
        { "params string[] words", "" },
        { "sbyte a, byte b, short c, ushort d, int e, uint f, long g, ulong h", "" },
        { "Int128 a, UInt128 b, Half c", "" },
        { "float a, double b, decimal c", "" },
        { "bool a, char b", "" },
        { "int? a, long? b, double? c, decimal? d, bool? e, char? f", "" },
        { "int a = 1, int b = -5, long c = long.MaxValue, ulong d = ulong.MaxValue, long e = long.MinValue", "" },
        { "double a = 0.1, double b = 5, double c = 1e300, double d = 1e-7, double e = 123456.789, double f = -0.5, double g = 1e15, double h = 1e21", "" },
        { "float a = 0.1f, float b = 3, float c = 16777216f, float d = 1.17549435E-38f, float e = 123456.79f", "" },
        { "decimal a = 1.10m, decimal b = 5m, decimal c = 5.0m, decimal d = 79228162514264337593543950335m", "" },
        { "bool a = true, bool b = false, char c = 'x', char d = '\\n'", "" },
        { "int? a = null, int? b = 7, bool? c = true", "" },
        { "DateTime a, DateTimeOffset b, DateOnly c, TimeOnly d, TimeSpan e", "" },
        { "DateTime? a, DateTimeOffset? b, DateOnly? c, TimeOnly? d, TimeSpan? e, Guid? f", "" },
        { "DateTime a = default, DateTimeOffset b = default, DateOnly c = default, TimeOnly d = default, TimeSpan e = default, Guid f = default", "" },
        { "Guid a, Uri b, Version c, Uri? d = null", "" },
        { "object a, object? b, object? c = null, dynamic? d = null", "" },
        { "[Description(\"anything\")] object a", "" },
        { "byte[] a, byte[]? b", "" },
        { "JsonElement a, JsonDocument b, JsonNode c, JsonObject d, JsonArray e, JsonValue f, JsonElement? g", "" },
        { "Color a, Color? b, Color c = Color.Blue, Color? d = null, Color e = (Color)77, Color? f = Color.Red", Color },
        { "DayOfWeek a, System.IO.FileMode b = FileMode.Open", "" },
        { "Bits a, Bits? b, Bits c = Bits.B", "[Flags] public enum Bits { A = 1, B = 2 }" },
        { "Twin a", "public enum Twin { A = 1, B = 1, C = 3 }" },
        { "Small a, Negative b", "public enum Small : byte { One = 1, Two = 200 } public enum Negative : sbyte { Less = -1, More = 1 }" },
        { "Word a", "[JsonConverter(typeof(JsonStringEnumConverter))] public enum Word { A, B }" },
        { "Word a, Word? b", "[JsonConverter(typeof(JsonStringEnumConverter<Word>))] public enum Word { A, B }" },
        { "Told a, [Description(\"nearer\")] Told b", "[Description(\"What is told.\")] public enum Told { A }" },
        { "int[] a, string[] b, string?[] c, string[]? d, int[][] e, int?[] f, object[] g", "" },
        { "List<string> a, IList<int> b, ICollection<Guid> c, IReadOnlyList<double> d, IReadOnlyCollection<bool> e", "" },
        { "HashSet<string> a, ISet<int> b, Queue<int> c, Stack<int> d", "" },
        { "ImmutableArray<string> a, ImmutableList<int> b, ImmutableHashSet<Color> c", Color },
        { "List<List<string>>? a, List<Color?> b", Color },
        { "List<string?>? a = null", "" },
        { "Dictionary<string, int> a, IDictionary<string, string> b, IReadOnlyDictionary<string, bool> c", "" },
        { "Dictionary<string, object> a, Dictionary<string, object?>? b", "" },
        { "Dictionary<string, List<string>>? a, Dictionary<int, string> b, Dictionary<Guid, string> c", "" },
        { "SortedDictionary<string, int> a, ConcurrentDictionary<string, int> b, ImmutableDictionary<string, int> c", "" },
        { "Address home", Address },
        { "Address? home", Address },
        { "[Description(\"Where to.\")] Address home, Address other", Address },
        { "List<Address> homes, Address[]? more, Dictionary<string, Address> named", Address },
        { "Person p", Address + "public record Person(string Name, Address Home, Address? Work, List<string> Tags);" },
        { "Node n", "public record Node(string Name, Node? Next);" },
        { "Node? n", "public record Node(string Name, Node? Next);" },
        { "List<Node> n", "public record Node(string Name, List<Node> Children, Node[]? More, Dictionary<string, Node> Named);" },
        { "A a", "public record A(B One, B Two); public record B(C Deep, List<C> Deeper); public record C(int X);" },
        { "A a", "public record A(B B); public record B(A? A, List<A> All);" },
        { "Two t", "[Description(\"inner\")] public record In(int X); public record Two(In One, [Description(\"second\")] In Other, [property: Description(\"third\")] In Third);" },
        { "Two t", "[Description(\"inner\")] public record In(int X); public record Mid(In Deep); public record Two(Mid One, Mid Other);" },
        { "S a, S? b, T c", "public struct S { public int X { get; set; } public string? Y { get; set; } public string Z { get; } } public record struct T(int A, string B = \"x\");" },
        { "List<S?> a, W b", "public struct S { public int X { get; set; } } public record W(S? One, S? Two, S Three);" },
        { "R r", "public record R(int? A = null, string? B = null, string C = \"c\", Color D = Color.Blue, double E = 0.5, Color? F = null);" + Color },
        { "R r", "public record R([property: JsonPropertyName(\"other-name\")] string Name, string URLPath, string X, string ID, string IOStream) { public string Extra { get; init; } = \"\"; }" },
        { "R r", "public record R([property: JsonIgnore] string Hidden, string Shown);" },
        { "R r", "public record R(string Name) { [JsonIgnore] public string Hidden { get; init; } = \"\"; [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public string Shown { get; init; } = \"\"; [JsonRequired] public int N { get; init; } }" },
        { "[Required] string? a = null, [Range(1, 5)] int b = 2, [Range(0.5, 1.5)] double c = 1", "" },
        { "[StringLength(5, MinimumLength = 2)] string a, [StringLength(9)] string b, [RegularExpression(\"^a+$\")] string c, [EmailAddress] string d, [Url] string e", "" },
        { "[MinLength(2), MaxLength(4)] int[]? a, [MinLength(0)] string b, [MaxLength(3)] string? c, [Length(1, 2)] string d, [Length(0, 2)] List<int> e", "" },
        { "[AllowedValues(\"b\", \"a\")] string a, [AllowedValues(3, 1, 2)] int b, [Base64String] string c, [Range(1, 9, ErrorMessage = \"no\")] int d", "" },
        { "[DefaultValue(7)] int a, [DefaultValue(\"x\")] string b, [DefaultValue(null)] string? c", "" },
        { "Form f", "[DisplayName(\"A form\")] public record Form([property: Range(1, 3)] int A, [MaxLength(4)] string B, [property: Required] string? C = null, [Required] string? D = null);" },
        { "CancellationToken cancellation, string a, IServiceProvider services, AIFunctionArguments arguments", "" },
        { "string a, CancellationToken cancellation = default", "" },
        { "string a\n, // comment\nint b", "" },

    };

    /// <summary>A class can be a service of an MCP server; for a function of the other SDK it is data.</summary>
    public static TheoryData<string, string> Classes { get; } = new()
    {
        { "IEnumerable<string> a, IEnumerable<int>? b = null", "" },
        { "Person p", Address + "public class Person { public string Name { get; } = \"\"; public string? Nick { get; set; } public Address Home { get; set; } = null!; public List<Person> Friends { get; set; } = []; public required int Age { get; init; } public int Lucky { get; private set; } public int? N { get; set; } public string OnlySet { set { } } internal string No { get; set; } = \"\"; public static string Never { get; set; } = \"\"; public string this[int i] => \"\"; public int Field; }" },
        { "G g", "public class G(string name, string? nick, int age = 2) { public string Name { get; } = name; public string? Nick { get; } = nick; public int Age { get; } = age; }" },
        { "G g", "public class G { public G(string? a, string b) { A = a!; B = b; } public string A { get; set; } public string? B { get; set; } }" },
        { "G g", "public class G { public G() { } public G(string name) => Name = name; public string Name { get; set; } = \"\"; }" },
        { "G g", "public class G { public G(int n) { } public G(string name) => Name = name; public string Name { get; set; } = \"\"; }" },
        { "G g", "public class G { [SetsRequiredMembers] public G() { } public required string Name { get; set; } = \"\"; }" },
        { "D d", "public class B { public string Zed { get; set; } = \"\"; private protected string P { get; set; } = \"\"; } public class D : B { public string Alpha { get; set; } = \"\"; public B? Inner { get; set; } }" },
        { "D d", "public abstract class B { public List<D> All { get; set; } = []; } public sealed class D : B { public D? Next { get; set; } }" },
        { "Empty e, List<Empty>? f", "public class Empty { }" },
        { "C c", "public class C { public object Any { get; set; } = 1; public object? More { get; set; } public JsonElement Json { get; set; } public byte[] Bytes { get; set; } = []; public Uri Link { get; set; } = null!; public Dictionary<string, object>? Map { get; set; } }" },
        { "C c", "public class C { public required string A { get; set; } public string B { get; set; } = \"\"; [Required] public string D { get; set; } = \"\"; [Description(\"d\"), StringLength(3)] public string? E { get; set; } }" },
        { "C c", "#nullable disable\npublic class C { public string A { get; set; } public List<string> B { get; set; } public int N { get; set; } }" },
        { "Outer.Inner i", "public class Outer { public class Inner { public int X { get; set; } } }" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(Classes))]
    public void The_schema_of_a_function_is_the_one_of_the_SDK(string parameters, string types)
    {
        var shape = SchemaOfSdk.Of(parameters, types);
        Assert.Equal(shape.Real(ToolSdk.AIFunction), shape.Derived(ToolSdk.AIFunction));
        Assert.Equal(NormalisedText.Sha256(shape.Real(ToolSdk.AIFunction)), shape.Hash(ToolSdk.AIFunction));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [InlineData("McpServer server, RequestContext<CallToolRequestParams> request, IProgress<ProgressNotificationValue> progress, ClaimsPrincipal? user, CancellationToken cancellation, string a", "")]
    [InlineData("[FromKeyedServices(\"k\")] Service service, string a", "public class Service { }")]
    public void The_schema_of_an_MCP_tool_is_the_one_of_the_SDK(string parameters, string types)
    {
        var shape = SchemaOfSdk.Of(parameters, types);
        Assert.Equal(shape.Real(ToolSdk.McpServer), shape.Derived(ToolSdk.McpServer));
    }

    // The example of docs/tool-schema.md, and the numbers of RFC 8785's appendix B that a constant can hold.
    [Theory]
    [InlineData("[Description(\"The number.\")] string id, int limit = 5", """{"properties":{"id":{"description":"The number.","type":"string"},"limit":{"default":5,"type":"integer"}},"required":["id"],"type":"object"}""")]
    [InlineData("double a = 5e-324", """{"properties":{"a":{"default":5e-324,"type":"number"}},"type":"object"}""")]
    [InlineData("double a = 1.7976931348623157e308", """{"properties":{"a":{"default":1.7976931348623157e+308,"type":"number"}},"type":"object"}""")]
    [InlineData("double a = 9007199254740992", """{"properties":{"a":{"default":9007199254740992,"type":"number"}},"type":"object"}""")]
    [InlineData("double a = 1e23", """{"properties":{"a":{"default":1e+23,"type":"number"}},"type":"object"}""")]
    [InlineData("double a = 999999999999999900000.0", """{"properties":{"a":{"default":999999999999999900000,"type":"number"}},"type":"object"}""")]
    [InlineData("double a = 333333333.3333332", """{"properties":{"a":{"default":333333333.3333332,"type":"number"}},"type":"object"}""")]
    [InlineData("double a = 0.000001, double b = -0.0000033333333333333333", """{"properties":{"a":{"default":0.000001,"type":"number"},"b":{"default":-0.0000033333333333333333,"type":"number"}},"type":"object"}""")]
    [InlineData("long a = 9223372036854775807", """{"properties":{"a":{"default":9223372036854775807,"type":"integer"}},"type":"object"}""")]
    public void The_canonical_form_is_the_documented_one(string parameters, string canonical)
    {
        var shape = SchemaOfSdk.Of(parameters);
        Assert.Equal(canonical, shape.Derived(ToolSdk.AIFunction));
        Assert.Equal(canonical, shape.Real(ToolSdk.AIFunction));
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void What_could_be_a_service_of_an_MCP_server_is_unknown(string parameters, string types) => Assert.Null(SchemaOfSdk.Of(parameters, types).Derived(ToolSdk.McpServer));

    [Theory]
    [InlineData("string a, string? b, List<string> c, Address? d")]
    [InlineData("string a = null, Address d = null")]
    public void Code_that_says_nothing_of_null_gives_the_schema_of_the_SDK(string parameters)
    {
        var shape = SchemaOfSdk.Of(parameters, Address, NullableContextOptions.Disable);
        Assert.Equal(shape.Real(ToolSdk.AIFunction), shape.Derived(ToolSdk.AIFunction));
    }
}
