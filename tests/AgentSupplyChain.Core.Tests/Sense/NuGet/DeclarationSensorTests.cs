using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class DeclarationSensorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly List<Finding> _faults = [];

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("""<PackageReference Include="OpenAI" Version="2.*" />""", "2.*")]
    [InlineData("""<PackageReference Include="openai" Version='2.*'/>""", "2.*")]
    [InlineData("""<PackageReference Update="Other; OpenAI ;More" version = "2.*" />""", "2.*")]
    [InlineData("""<PackageReference Include="OpenAI"><Version>  2.*  </Version></PackageReference>""", "2.*")]
    [InlineData("""<PackageReference Include="OpenAI"><PrivateAssets>all</PrivateAssets><Version>2.*</Version></PackageReference>""", "2.*")]
    [InlineData("<PackageReference Include=\"OpenAI\"\r\n   Version=\"2.*\"/>", "2.*")]
    [InlineData("<PackageReference Include=\"OpenAI\"\r   Version=\"2.*\"/>", "2.*")]
    [InlineData("""<PackageReference Include="OpenAI" Version="$(OpenAIVersion)" />""", "$(OpenAIVersion)")]
    [InlineData("""<PackageReference Include="OpenAI" />""", """<PackageReference Include="OpenAI" />""")]
    [InlineData("""<PackageReference Include="OpenAI" Condition="1 > 0"></PackageReference>""", """<PackageReference Include="OpenAI" Condition="1 > 0">""")]
    public void The_place_is_the_text_of_the_version_or_the_element(string element, string marked)
    {
        var text = $"<Project>\n  <!-- <PackageReference Include=\"OpenAI\" Version=\"2.*\" /> -->\n  <ItemGroup>\n    {element}\n  </ItemGroup>\n</Project>";
        var project = _scratch.Write("src/Agent.csproj", text);

        var declaration = Assert.Single(Read(project, new DeclaredItem(DeclarationKind.PackageReference, "OpenAI", "2.*", null, project)));

        Assert.Equal(("Agent.csproj", VersionForm.Floating, "2.*"), (declaration.Location.File, declaration.Form, declaration.Version));
        Assert.Equal(marked, Marked(text, declaration.Location));
        Assert.Empty(_faults);
    }

    [Fact]
    public void Among_several_elements_the_one_with_the_evaluated_version_is_meant()
    {
        var project = _scratch.Write("src/Agent.csproj", """
            <Project xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
              <ItemGroup Condition="'$(TargetFramework)' == 'net8.0'">
                <PackageReference Include="OpenAI" Version="1.*" />
              </ItemGroup>
              <ItemGroup>
                <PackageReference Include="OpenAI" Version="2.*" />
                <PackageReference Remove="OpenAI" />
              </ItemGroup>
            </Project>
            """);

        var declaration = Assert.Single(Read(project, new DeclaredItem(DeclarationKind.PackageReference, "OpenAI", "2.*", "", project)));

        Assert.Equal(new FileSpan("Agent.csproj", 6, 49, 6, 52), declaration.Location);
    }

    [Fact]
    public void Central_versions_overrides_and_global_references_each_have_their_place()
    {
        var central = _scratch.Write("Directory.Packages.props", """
            <Project>
              <ItemGroup>
                <PackageVersion Include="OpenAI" Version="2.*" />
                <GlobalPackageReference Include="Some.Analyzer" Version="3.0.*" />
              </ItemGroup>
            </Project>
            """);
        var project = _scratch.Write("src/Agent.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="OpenAI" VersionOverride="2.1.*" />
                <PackageDownload Include="Tool" Version="[1.0.0];[2.*]" />
              </ItemGroup>
            </Project>
            """);
        var sdk = Path.Combine(Path.GetPathRoot(project)!, "sdk", "NuGet.targets");

        var declarations = Read(
            project,
            new(DeclarationKind.PackageReference, "OpenAI", "", "2.1.*", project),
            new(DeclarationKind.PackageVersion, "OpenAI", "2.*", null, central),
            new(DeclarationKind.GlobalPackageReference, "Some.Analyzer", "3.0.*", null, central),
            new(DeclarationKind.PackageDownload, "Tool", "[1.0.0];[2.*]", null, project),
            // What the SDK makes of a global reference, and what it adds by itself.
            new(DeclarationKind.PackageReference, "Some.Analyzer", "", null, sdk),
            new(DeclarationKind.PackageVersion, "Some.Analyzer", "3.0.*", null, sdk),
            new(DeclarationKind.PackageReference, "Implicit", "1.*", null, sdk) { IsImplicitlyDefined = true });

        Assert.Equal(
            [
                "PackageReference OpenAI 2.1.* True Agent.csproj(3,57)",
                "PackageVersion OpenAI 2.* False ../Directory.Packages.props(3,47)",
                "GlobalPackageReference Some.Analyzer 3.0.* False ../Directory.Packages.props(4,62)",
                "PackageDownload Tool [1.0.0];[2.*] False Agent.csproj(4,46)",
            ],
            declarations.Select(d => $"{d.Kind} {d.Id} {d.Version} {d.IsOverride} {d.Location.File}({d.Location.Line},{d.Location.Column})"));
        Assert.All(declarations, d => Assert.Equal(VersionForm.Floating, d.Form));
    }

    [Theory]
    [InlineData("<!DOCTYPE Project [<!ENTITY v '2.*'>]><Project><ItemGroup><PackageReference Include='OpenAI' Version='&v;' /></ItemGroup></Project>")]
    [InlineData("<Project")]
    [InlineData("")]
    [InlineData(null)]
    public void A_file_that_cannot_be_placed_in_is_named_as_a_whole(string? content)
    {
        var project = Path.Combine(_scratch.Path, "src", "Agent.csproj");
        if (content is not null)
            _scratch.Write("src/Agent.csproj", content);

        var declaration = Assert.Single(Read(project, new DeclaredItem(DeclarationKind.PackageReference, "OpenAI", "2.*", null, project)));

        Assert.Equal(new FileSpan("Agent.csproj"), declaration.Location);
    }

    [Fact]
    public void A_file_that_is_not_the_users_source_is_not_named()
    {
        _scratch.Write("repository/.git/HEAD", "");
        var project = _scratch.Write("repository/src/Agent.csproj", "<Project/>");
        var elsewhere = _scratch.Write("home/jo/.nuget/x.props", """<Project><ItemGroup><PackageReference Include="X" Version="*"/></ItemGroup></Project>""");
        var shared = _scratch.Write("repository/eng/shared.props", """<Project><ItemGroup><PackageReference Include="Y" Version="*"/></ItemGroup></Project>""");

        var declarations = Read(
            project,
            new(DeclarationKind.PackageReference, "X", "*", null, elsewhere),
            new(DeclarationKind.PackageReference, "Y", "*", null, shared));

        Assert.Equal([new FileSpan("Agent.csproj"), new FileSpan("../eng/shared.props", 1, 60, 1, 61)], declarations.Select(d => d.Location));
    }

    [Theory]
    [InlineData("*", VersionForm.Floating)]
    [InlineData("1.*", VersionForm.Floating)]
    [InlineData("1.2.3.*", VersionForm.Floating)]
    [InlineData("*-*", VersionForm.Floating)]
    [InlineData("1.0.0-*", VersionForm.Floating)]
    [InlineData("1.2.0-rc.*", VersionForm.Floating)]
    [InlineData("[1.*,2.0)", VersionForm.Floating)]
    [InlineData("[1.0,2.0-*)", VersionForm.Floating)]
    [InlineData("1.2.3", VersionForm.Minimum)]
    [InlineData("1.2.3-preview.1", VersionForm.Minimum)]
    [InlineData("[1.0,)", VersionForm.Range)]
    [InlineData("[1.0,2.0)", VersionForm.Range)]
    [InlineData("[1.2.3]", VersionForm.Exact)]
    [InlineData("(1.0,)", VersionForm.NoLowerBound)]
    [InlineData("(,2.0]", VersionForm.NoLowerBound)]
    [InlineData("$(Undefined)", VersionForm.Unreadable)]
    [InlineData("latest", VersionForm.Unreadable)]
    [InlineData("", VersionForm.None)]
    public void The_form_of_a_version_is_what_restore_makes_of_it(string version, VersionForm form)
    {
        var project = _scratch.Write("Agent.csproj", "<Project/>");

        Assert.Equal(form, Assert.Single(Read(project, new DeclaredItem(DeclarationKind.PackageReference, "X", version, null, project))).Form);
    }

    [Fact]
    public void Direct_packages_get_the_line_that_asks_for_them()
    {
        var project = _scratch.Write("Agent.csproj", "<Project>\n<ItemGroup>\n<PackageReference Include=\"OpenAI\" Version=\"2.15.0\"/>\n</ItemGroup>\n</Project>");
        var declarations = Read(project, new DeclaredItem(DeclarationKind.PackageReference, "OpenAI", "2.15.0", null, project));

        var packages = DeclarationSensor.Attach([new Package("OpenAI", "2.15.0") { IsDirect = true }, new Package("Other", "1.0.0")], declarations);

        Assert.Equal(new Evidence("Agent.csproj", 3, 45, Technique.ManifestAnalysis), packages[0].Declaration);
        Assert.Null(packages[1].Declaration);
    }

    private IReadOnlyList<PackageDeclaration> Read(string project, params DeclaredItem[] items) => DeclarationSensor.Read(items, project, _faults);

    private static string Marked(string text, FileSpan span)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        Assert.Equal(span.Line, span.EndLine);
        return lines[span.Line - 1][(span.Column - 1)..(span.EndColumn - 1)];
    }
}
