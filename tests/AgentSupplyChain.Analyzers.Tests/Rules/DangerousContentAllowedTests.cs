using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.TestKit.Analysis;

namespace AgentSupplyChain.Analyzers.Tests.Rules;

public class DangerousContentAllowedTests
{
    private static AnalyzerTest<DangerousContentAllowedAnalyzer> Test { get; } = LoaderCode.Analyzer<DangerousContentAllowedAnalyzer>().WithStubs(KernelStubs.Kernel);

    private static string Body(string statements) => LoaderCode.Body(
        statements,
        "",
        "using Microsoft.SemanticKernel;\nusing Microsoft.SemanticKernel.PromptTemplates.Handlebars;\nusing Microsoft.SemanticKernel.PromptTemplates.Liquid;\n");

    [Theory]
    [InlineData("_ = new PromptTemplateConfig { [|AllowDangerouslySetContent = true|] };")]
    [InlineData("""_ = new InputVariable { Name = "input", [|AllowDangerouslySetContent = true|] };""")]
    [InlineData("_ = new KernelPromptTemplateFactory { [|AllowDangerouslySetContent = true|] };")]
    [InlineData("_ = new HandlebarsPromptTemplateFactory { [|AllowDangerouslySetContent = true|] };")]
    [InlineData("_ = new LiquidPromptTemplateFactory() { [|AllowDangerouslySetContent = true|] };")]
    [InlineData("var template = new PromptTemplateConfig(path); [|template.AllowDangerouslySetContent = true|];")]
    [InlineData("const bool Trust = true; _ = new PromptTemplateConfig { [|AllowDangerouslySetContent = Trust|] };")]
    [InlineData("""_ = new PromptTemplateConfig { InputVariables = [new() { Name = "input", [|AllowDangerouslySetContent = true|] }] }; _ = new KernelArguments { ["input"] = path };""")]
    [InlineData("""_ = new InputVariable { Name = "input", [|AllowDangerouslySetContent = true|] }; _ = new KernelArguments { ["other"] = "constant" };""")]
    [InlineData("""_ = new KernelPromptTemplateFactory { [|AllowDangerouslySetContent = true|] }; _ = new KernelArguments { ["a"] = "constant", ["b"] = name };""")]
    [InlineData("""_ = new InputVariable { Name = "input", [|AllowDangerouslySetContent = true|] }; var arguments = new KernelArguments(); arguments["input"] = $"<message role=\"system\">{name}</message>";""")]
    [InlineData("""_ = new InputVariable { Name = "input", [|AllowDangerouslySetContent = true|] }; _ = new KernelArguments { ["input"] = new { Given = System.Net.WebUtility.HtmlEncode(path), Raw = name } };""")]
    [InlineData("""_ = new InputVariable { Name = "input", [|AllowDangerouslySetContent = true|] }; _ = new KernelArguments { ["input"] = System.Net.WebUtility.HtmlDecode(path) };""")]
    [InlineData("""_ = new InputVariable { Name = "input", [|AllowDangerouslySetContent = true|] }; _ = new KernelArguments { ["input"] = new[] { new { Role = "user", Text = name } } };""")]
    public Task Content_that_may_be_anything_is_reported(string statements) => Test.Diagnoses(Body(statements));

    [Theory]
    [InlineData("_ = new PromptTemplateConfig { AllowDangerouslySetContent = false };")]
    [InlineData("_ = new HandlebarsPromptTemplateFactory();")]
    [InlineData("_ = new KernelPromptTemplateFactory { AllowDangerouslySetContent = args.Length > 3 };")]
    [InlineData("var isSet = new PromptTemplateConfig().AllowDangerouslySetContent == true;")]
    [InlineData("""_ = new InputVariable { Name = "input", AllowDangerouslySetContent = true }; _ = new KernelArguments { ["input"] = "<b>constant</b>", ["other"] = path };""")]
    [InlineData("""_ = new InputVariable { Name = "input", AllowDangerouslySetContent = true }; var arguments = new KernelArguments(); arguments["input"] = "constant";""")]
    [InlineData("""_ = new InputVariable { Name = "input", AllowDangerouslySetContent = true }; _ = new KernelArguments { { "input", "constant" } };""")]
    [InlineData("""const string Part = "<b>constant</b>"; _ = new KernelPromptTemplateFactory { AllowDangerouslySetContent = true }; _ = new KernelArguments { ["a"] = Part };""")]
    [InlineData("""_ = new InputVariable { Name = "input", AllowDangerouslySetContent = true }; _ = new KernelArguments { ["input"] = System.Web.HttpUtility.HtmlEncode(path) };""")]
    [InlineData("""_ = new InputVariable { Name = "input", AllowDangerouslySetContent = true }; _ = new KernelArguments { ["input"] = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(path) };""")]
    [InlineData("""_ = new InputVariable { Name = "buyer", AllowDangerouslySetContent = true }; _ = new KernelArguments { { "buyer", new { Given = System.Net.WebUtility.HtmlEncode(name), Age = args.Length, Tier = "gold" } } };""")]
    [InlineData("""_ = new HandlebarsPromptTemplateFactory { AllowDangerouslySetContent = true }; var talk = new[] { new { Role = "user", Text = "Where is my parcel?" } }; _ = new KernelArguments { ["talk"] = talk, ["buyer"] = new { Given = System.Security.SecurityElement.Escape(name) } };""")]
    public Task Content_that_is_constant_or_encoded_is_left_alone(string statements) => Test.IsClean(Body(statements));

    [Fact]
    public Task A_property_of_ones_own_is_left_alone() => Test.IsClean("class Mine { public bool AllowDangerouslySetContent { get; set; } static Mine Make() => new() { AllowDangerouslySetContent = true }; }");

    [Fact]
    public Task Without_the_kernel_nothing_is_reported() => new AnalyzerTest<DangerousContentAllowedAnalyzer>()
        .IsClean("namespace Microsoft.SemanticKernel { class InputVariable { public bool AllowDangerouslySetContent { get; set; } static InputVariable Make() => new() { AllowDangerouslySetContent = true }; } }");
}
