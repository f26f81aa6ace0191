using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class SourceDirectivesTests
{
    [Theory]
    [InlineData("#:package A@1.0", "package A 1.0 (1,13)")]
    [InlineData("#:package  A.B @ 1.*  ", "package A.B 1.* (1,18)")]
    [InlineData("#!/usr/bin/env dotnet\n\n/* a\n#:package Not@1\n*/\n// b\r\n#:package A", "package A  (7,1)")]
    [InlineData("using System;\n#:sdk Contoso.Sdk@2.0\n", "sdk Contoso.Sdk 2.0 (2,19)")]
    [InlineData("#:include ../more.cs", "include ../more.cs  (1,1)")]
    [InlineData("#r \"nuget: FSharp.Data, 6.*\"", "nuget FSharp.Data 6.* (1,25)")]
    [InlineData("#r   \"nuget:Foo\"", "nuget Foo  (1,1)")]
    [InlineData("#r \"System.Xml.dll\"\n#:property A=@b\n#:packages X@1", "")]
    [InlineData("var text = \"\"\"\n#:package A@*\n\"\"\";", "")]
    [InlineData("#:package @1.0\n#:package", "")]
    public void Directives_stand_before_the_code(string text, string expected) =>
        Assert.Equal(expected, string.Join("; ", SourceDirectives.Parse(text).Select(d => $"{d.Kind} {d.Name} {d.Version?.Value} ({(d.Version ?? d.Tag).Line},{(d.Version ?? d.Tag).Column})")));

    [Fact]
    public void The_items_of_a_file_based_app_lead_to_its_directives()
    {
        using var scratch = new ScratchFolder();
        var app = scratch.Write("app.cs", "#!/usr/bin/env dotnet\n#:package Foo@1.*\n#:include more.cs\nx();\n");
        scratch.Write("more.cs", "#:package Bar@[1.0,2.0)\n");
        var project = app + ".csproj";

        var declarations = DeclarationSensor.Read(
            [new(DeclarationKind.PackageReference, "Foo", "1.*", null, project), new(DeclarationKind.PackageReference, "Bar", "[1.0,2.0)", null, project)], project, []);

        Assert.Equal([new FileSpan("app.cs", 2, 15, 2, 18), new FileSpan("more.cs", 1, 15, 1, 24)], declarations.Select(d => d.Location));
        Assert.Equal("app.cs", FileBasedApp.ProjectName(project));
    }

    [Fact]
    public void A_script_without_a_version_takes_the_highest()
    {
        using var scratch = new ScratchFolder();
        var (script, project) = (scratch.Write("tools/load.fsx", "#r \"nuget: Foo\"\n#r \"nuget: Bar, 1.2.3\"\nopen System\n#r \"nuget: Baz, (1.0,2.0)\"\nlet x = 1\n"), scratch.Write("App.csproj", "<Project />"));

        var declarations = ScriptSensor.Read([new ProjectFile(script, "tools/load.fsx"), new ProjectFile(project, "App.csproj")], project, []);

        Assert.Equal(
            ["Foo Floating tools/load.fsx(1,1)", "Bar Minimum tools/load.fsx(2,17)", "Baz NoLowerBound tools/load.fsx(4,17)"],
            declarations.Select(d => $"{d.Id} {d.Form} {d.Location.File}({d.Location.Line},{d.Location.Column})"));
    }
}
