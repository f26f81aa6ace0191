using FsCheck;
using FsCheck.Fluent;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

public sealed class BrokenAssetsTests : RestoredFolder
{
    [Fact]
    public void A_project_that_was_never_restored_names_the_remedy()
    {
        Assert.Null(Read());
        AssertFault("ASC9002", "Agent.csproj", "obj/project.assets.json", "dotnet restore");
    }

    [Theory]
    [InlineData("99", "version 99")]
    [InlineData("2", "version 2")]
    [InlineData("5", "version 5")]
    public void A_version_that_is_not_known_is_refused(string version, string named)
    {
        Restore(Assets().Replace("\"version\": 3,", $"\"version\": {version},", StringComparison.Ordinal));

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json", named, "dotnet restore");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"version\": 3, \"targets\": {")]
    [InlineData("{ \"version\": 3 }")]
    [InlineData("not json at all")]
    public void What_is_not_a_whole_assets_file_is_refused(string content)
    {
        Restore(content);

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json", "dotnet restore");
    }

    [Fact]
    public void An_assets_file_cut_anywhere_is_a_finding_and_never_an_exception()
    {
        var whole = Assets();
        for (var length = 0; length < whole.Length - 2; length += 7)
        {
            Faults.Clear();
            Restore(whole[..length]);

            Assert.Null(Read());
            Assert.Single(Faults);
        }
    }

    [Fact]
    public void An_assets_file_with_any_text_changed_is_read_or_refused_and_never_an_exception()
    {
        var whole = Assets();
        var change =
            from place in Gen.Choose(0, whole.Length - 1)
            from length in Gen.Choose(0, 12)
            from text in Gen.Elements("", "\\u0000", "null", "1", "-1", "\"", "{", "}", "[", "../", "..", "/", "é", "\\ud800", "1.0.0.0.0.0", "net99.0", "{}", "[]")
            select whole[..place] + text + whole[Math.Min(whole.Length, place + length)..];
        Prop.ForAll(change.ToArbitrary(), content =>
        {
            Faults.Clear();
            Restore(content);
            return Read() is not null || Faults.Count == 1;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Theory]
    [InlineData("\"path\": \"direct/1.0.0\"", "\"msbuildProject\": \"a\\u0000b\"")]
    [InlineData("\"projectPath\": \"/src/Agent.csproj\"", "\"projectPath\": \"relative/Agent.csproj\"")]
    [InlineData("\"files\": [", "\"msbuildProject\": \"../a/a.csproj\", \"files\": [")]
    [InlineData("\"files\": [", "\"msbuildProject\": \"a\\u0000b\", \"files\": [")]
    [InlineData("\"packageFolders\": {", "\"packageFolders\": { \"a\\u0000b\": {}, \"\": {}, \"relative\": {}, ")]
    [InlineData("\"Flows\": \"1.0.0\"", "\"Flows\": \"not a version\"")]
    [InlineData("\"version\": 3", "\"v\\ud800sion\": 3")]
    [InlineData("\"targetAlias\": \"net10.0\"", "\"targetAlias\": null")]
    [InlineData("\"version\": \"[1.0.0, )\"", "\"version\": \"latest\"")]
    public void An_assets_file_of_a_strange_shape_is_read_or_refused(string original, string strange)
    {
        var content = Assets().Replace(original, strange, StringComparison.Ordinal);
        Assert.NotEqual(Assets(), content);
        foreach (var kind in (string[])["package", "project", "other"])
        {
            Faults.Clear();
            Restore(content.Replace("\"type\": \"package\"", $"\"type\": \"{kind}\"", StringComparison.Ordinal));

            Assert.True(Read() is not null || Faults.Count == 1);
        }
    }

    [Theory]
    [InlineData("<package/>")]
    [InlineData("<x/>")]
    [InlineData("<package><metadata/></package>")]
    [InlineData("<package><metadata><license/></metadata></package>")]
    [InlineData("<package><metadata><license type='expression'>MIT OR (</license></metadata></package>")]
    [InlineData("<package><metadata><license type='expression' version='99.0'>MIT</license></metadata></package>")]
    [InlineData("<package><metadata><license type='file'>../../x</license><developmentDependency>perhaps</developmentDependency></metadata></package>")]
    [InlineData("<package><metadata><id/><version>x</version><authors/><repository type='git'/></metadata></package>")]
    public void A_nuspec_of_a_strange_shape_is_read_or_counts_as_unknown(string nuspec)
    {
        Restore(Assets());
        Scratch.Write("packages/direct/1.0.0/direct.nuspec", nuspec);

        Assert.Equal(4, Read()!.Packages.Count);
        Assert.Single(Faults);
    }

    [Fact]
    public void Json_nested_without_end_is_a_finding()
    {
        Restore("{ \"version\": 3, \"targets\": " + string.Concat(Enumerable.Repeat("{\"a\":", 50_000)));

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json");
    }

    [Fact]
    public void A_file_above_the_limit_is_not_read()
    {
        Restore("");
        using (var file = File.OpenWrite(AssetsPath))
            file.SetLength((32 * 1024 * 1024) + 1);

        Assert.Null(Read());
        AssertFault("ASC9003", "obj/project.assets.json", "33554432");
    }

    [Fact]
    public void No_message_holds_a_path_of_the_machine()
    {
        Restore("{");
        Read();
        Restore(Assets());
        Read("net9.0");
        Read();

        Assert.Equal(3, Faults.Count);
        Assert.All(Faults, f => Assert.DoesNotContain(Scratch.Path, f.Message + f.Location.File + f.Subject, StringComparison.Ordinal));
    }
}
