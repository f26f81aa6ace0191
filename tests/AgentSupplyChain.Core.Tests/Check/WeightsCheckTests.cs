using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Tests.Emit;
using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Core.Tests.Check;

public sealed class WeightsCheckTests
{
    private static readonly string s_digest = new('1', 64);

    [Fact]
    public void A_file_of_the_repository_is_fixed_by_it() => Assert.Empty(Check(File()));

    [Fact]
    public void A_file_elsewhere_is_not_unless_its_digest_is_stated()
    {
        Assert.Contains("outside of the repository", Assert.Single(Check(File() with { IsInRepository = false })).Message, StringComparison.Ordinal);
        Assert.Empty(Check(File() with { IsInRepository = false, StatedSha256 = s_digest }));
    }

    [Fact]
    public void Another_digest_than_the_stated_one_is_told_with_both()
    {
        var finding = Assert.Single(Check(File() with { StatedSha256 = new string('9', 64) }));

        Assert.Equal("ASC3005", finding.Rule.Id);
        Assert.Contains(s_digest, finding.Message, StringComparison.Ordinal);
        Assert.Contains(new string('9', 64), finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData("main", null, 1)]
    [InlineData("v1.0", null, 1)]
    [InlineData("c9745ed1d9f207416be6d2e6f8de32d1f16199bf", null, 0)]
    [InlineData("main", "1111111111111111111111111111111111111111111111111111111111111111", 0)]
    public void Weights_of_a_hub_are_fixed_by_a_commit_or_a_digest(string? version, string? sha256, int findings)
    {
        var model = new Model("huggingface", "contoso/small") { Version = version, Sha256 = sha256, Evidence = [Inventories.At("App.csproj", 0, 0, Technique.Other)] };

        Assert.Equal(findings, WeightsCheck.Check(Project([], model), isTest: false).Count());
    }

    [Fact]
    public void A_hub_model_in_code_is_told_by_the_analyzers() =>
        Assert.Empty(WeightsCheck.Check(Project([], new Model("huggingface", "contoso/small") { Evidence = [Inventories.At("Program.cs", 3)] }), isTest: false));

    [Theory]
    [InlineData("models/other.gguf", 1)]
    [InlineData("other.onnx", 1)]
    [InlineData("small.gguf", 0)]
    [InlineData("./models/small.gguf", 0)]
    [InlineData("phi-4", 0)]
    public void Weights_that_code_names_and_the_build_does_not_have_are_not_fixed(string name, int findings)
    {
        var model = new Declared<Model>(new Model("local", name) { Evidence = [Inventories.At("Program.cs", 3)] }, new FileSpan("Program.cs", 3));

        Assert.Equal(findings, WeightsCheck.CheckUnseen(Project([File()], model.Component), [model]).Count());
    }

    [Fact]
    public void A_digest_in_an_item_of_that_name_fixes_what_code_loads()
    {
        var code = new Model("local", "other.gguf") { Evidence = [Inventories.At("Program.cs", 3)] };
        var item = code with { Sha256 = s_digest, Evidence = [Inventories.At("App.csproj", 0, 0, Technique.Other)] };

        Assert.Empty(WeightsCheck.CheckUnseen(Project([], code, item), [new Declared<Model>(code, new FileSpan("Program.cs", 3))]));
    }

    [Theory]
    [InlineData(true, RuleSeverity.Error)]
    [InlineData(false, null)]
    public void Code_in_weights_is_an_error_where_it_is_proven(bool isProven, RuleSeverity? severity)
    {
        var finding = Assert.Single(Check(File() with { Code = new WeightsCode("is a pickle that calls os.system", isProven) }));

        Assert.Equal(("ASC3006", severity), (finding.Rule.Id, finding.Severity));
        Assert.Contains("safetensors", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_names_stay_one_quoted_line() =>
        Assert.DoesNotContain('\n', Assert.Single(Check(new WeightsFile("a\n::error::b.pkl", "pickle") { Code = new WeightsCode("is a pickle", IsProven: false) })).Message);

    private static WeightsFile File() => new("models/small.gguf", "gguf") { Sha256 = s_digest };

    private static IEnumerable<Finding> Check(WeightsFile file) => WeightsCheck.Check(Project([file]), isTest: false);

    private static SensedProject Project(IReadOnlyList<WeightsFile> files, params Model[] models) => new(
        Inventories.Library() with { Weights = files },
        [],
        [],
        new SensedComponents
        {
            Weights = [.. files.Select(file => new Declared<WeightsFile>(file, new FileSpan(file.File)))],
            Models = [.. models.Select(model => new Declared<Model>(model, new FileSpan(model.Evidence[0].File)))],
        },
        IsWhole: true);
}
