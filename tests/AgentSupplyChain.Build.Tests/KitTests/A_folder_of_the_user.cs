using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.KitTests;

public class A_folder_of_the_user
{
    [Fact]
    public void May_have_spaces_and_letters_of_any_script()
    {
        using var folder = Fixture.ConsoleApp("return missing;").InFolder("Größe & Co 项目 (1)").WithoutProduct().Write();

        var build = folder.Run("build").MustFail();

        Assert.EndsWith("Größe & Co 项目 (1)", folder.Root, StringComparison.Ordinal);
        Assert.Equal("Program.cs", Assert.Single(build.Diagnostics, diagnostic => diagnostic.Severity == BuildSeverity.Error).File);
        folder.Write("Program.cs", "return 0;");
        folder.Run("build").MustSucceed();
    }

    [Fact]
    public void Inherits_nothing_of_this_checkout_or_of_the_process_that_tests()
    {
        using var folder = Fixture.ConsoleApp().WithoutProduct().Write();

        var values = folder.Run("build", "-getProperty:ArtifactsPath", "-getProperty:CI", "-getProperty:DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE", "-getProperty:TreatWarningsAsErrors", "-getProperty:NETCoreSdkVersion").MustSucceed();

        using var json = System.Text.Json.JsonDocument.Parse(string.Join('\n', values.Lines));
        var properties = json.RootElement.GetProperty("Properties");
        Assert.Equal("", properties.GetProperty("ArtifactsPath").GetString());
        Assert.Equal("", properties.GetProperty("CI").GetString());
        Assert.NotEqual("true", properties.GetProperty("TreatWarningsAsErrors").GetString());
        Assert.Equal(DotnetSdk.Version, properties.GetProperty("NETCoreSdkVersion").GetString());
    }

    [Fact]
    public void May_be_a_copy_of_a_folder_of_this_checkout()
    {
        using var folder = Fixture.Empty.WithFolder("samples/SupportAgent", into: "copy").WithoutProduct().Write();

        Assert.Equal(File.ReadAllText(Path.Combine(Checkout.Root, "samples", "SupportAgent", "Desk", "DeskTools.cs")), folder.Read("copy/Desk/DeskTools.cs"));
        Assert.DoesNotContain(folder.FilesBelow("copy"), path => path.StartsWith("obj/", StringComparison.Ordinal) || path.StartsWith("bin/", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_gone_after_the_test()
    {
        string root;
        using (var folder = Fixture.ConsoleApp().WithoutProduct().Write())
        {
            root = folder.Root;
            Assert.True(Directory.Exists(root));
        }

        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void Has_no_way_out_through_the_path_of_a_file() =>
        Assert.Throws<ArgumentException>(() => Fixture.Empty.WithFile("../outside.txt", ""));

    [Fact]
    public void Asks_which_project_is_meant_when_there_are_two()
    {
        using var folder = Fixture.Empty.WithoutProduct()
            .WithProject("A/A.csproj", Fixture.LibraryProject())
            .WithProject("B/B.csproj", Fixture.LibraryProject())
            .Write();

        Assert.Throws<ArgumentException>(() => folder.Run("build"));
        folder.Run("build", "B/B.csproj").MustSucceed();
        Assert.True(folder.Has("B/bin/Debug/net10.0/B.dll"));
        Assert.False(folder.Has("A/bin/Debug/net10.0/A.dll"));
    }
}
