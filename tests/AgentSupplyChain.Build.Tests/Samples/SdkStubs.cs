using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Samples;

/// <summary>SDKs that no feed at hand has, as projects beside a fixture's own. They carry the true names of assemblies, types and members.</summary>
internal static class SdkStubs
{
    private static readonly (string Assembly, string Code)[] stubs =
    [
        ("ModelContextProtocol.AspNetCore", """
            using Microsoft.AspNetCore.Routing;

            namespace Microsoft.AspNetCore.Builder;

            public static class McpEndpointRouteBuilderExtensions
            {
                public static IEndpointConventionBuilder MapMcp(this IEndpointRouteBuilder endpoints, string pattern = "") => throw new NotSupportedException();
            }
            """),
        ("Microsoft.Agents.AI.DevUI", """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;

            namespace Microsoft.Agents.AI.DevUI;

            public static class DevUIExtensions
            {
                public static IEndpointConventionBuilder MapDevUI(this IEndpointRouteBuilder endpoints) => throw new NotSupportedException();
            }
            """),
        ("Microsoft.SemanticKernel.Abstractions", """
            namespace Microsoft.SemanticKernel;

            public class InputVariable
            {
                public string Name { get; set; } = "";
                public bool AllowDangerouslySetContent { get; set; }
            }

            public class PromptTemplateConfig
            {
                public PromptTemplateConfig(string template) { }
                public List<InputVariable> InputVariables { get; set; } = [];
            }
            """),
    ];

    /// <summary>What a project references instead of the packages.</summary>
    public static string References { get; } =
        """<FrameworkReference Include="Microsoft.AspNetCore.App" />""" + string.Concat(stubs.Select(stub => $"""<ProjectReference Include="{PathOf(stub.Assembly)}" />"""));

    public static Fixture AddTo(Fixture fixture)
    {
        var project = Fixture.LibraryProject("""<FrameworkReference Include="Microsoft.AspNetCore.App" />""");
        return stubs.Aggregate(fixture, (all, stub) => all.WithProject(PathOf(stub.Assembly), project).WithFile($"stubs/{stub.Assembly}/Stub.cs", stub.Code));
    }

    private static string PathOf(string assembly) => $"stubs/{assembly}/{assembly}.csproj";
}
