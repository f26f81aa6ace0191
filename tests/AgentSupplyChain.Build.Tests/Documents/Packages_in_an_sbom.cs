using System.Security.Cryptography;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>One build over packages of every kind: what each says of itself, and what follows from it.</summary>
public sealed class Packages_in_an_sbom(Packages_in_an_sbom.Built built) : IClassFixture<Packages_in_an_sbom.Built>
{
    private readonly Bom bom = built.Sbom;

    [Theory]
    [InlineData("Plain", "declared MIT", "concluded MIT")]
    [InlineData("Choice", "declared (MIT AND BSD-3-Clause) OR Apache-2.0 WITH LLVM-exception", "concluded (MIT AND BSD-3-Clause) OR Apache-2.0 WITH LLVM-exception")]
    [InlineData("Confirmed", "declared MIT", "concluded MIT")]
    [InlineData("OnlyText", "declared File licence/LICENSE.md in package OnlyText", "concluded MIT")]
    [InlineData("Contradicted", "declared Apache-2.0")]
    [InlineData("Deprecated", "declared GPL-2.0+", "concluded GPL-2.0-or-later")]
    [InlineData("Invalid", "declared MIT OR")]
    [InlineData("Invented", "declared Contoso-Private-1.0")]
    [InlineData("OldAddress", "declared Licence of OldAddress", "concluded Apache-2.0")]
    [InlineData("Silent")]
    [InlineData("Endless", "declared MIT", "concluded MIT")]
    public void Keep_what_they_declare_and_get_a_conclusion_where_there_is_ground_for_one(string id, params string[] expected) =>
        Assert.Equal(expected, Bom.Licenses(bom.Component(id)));

    [Theory]
    [InlineData("Plain", "medium", "declaration; no licence text in the package")]
    [InlineData("Confirmed", "high", "declaration, confirmed by LICENSE.txt")]
    [InlineData("OnlyText", "high", "text of licence/LICENSE.md")]
    [InlineData("Contradicted", null, "LICENSE is the text of MIT, which the declaration does not name")]
    [InlineData("OldAddress", "low", "well-known licence address")]
    [InlineData("Silent", null, "nothing is declared")]
    [InlineData("Endless", "medium", "declaration; LICENSE.txt not recognised")]
    public void Say_what_a_conclusion_rests_on(string id, string? confidence, string evidence)
    {
        Assert.Equal(confidence, Bom.Property(bom.Component(id), "asc:licence:confidence"));
        Assert.Equal(evidence, Bom.Property(bom.Component(id), "asc:licence:evidence"));
        Assert.Equal(confidence is null, Bom.Properties(bom.Component(id), "asc:unknown").Contains("licence-concluded:not-known"));
    }

    [Fact]
    public void Show_both_sides_of_a_contradiction() =>
        Assert.Equal("MIT", bom.Component("Contradicted").GetProperty("evidence").GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString());

    [Fact]
    public void Say_that_a_licence_text_of_ten_megabytes_was_not_read_and_the_build_goes_on()
    {
        var told = Assert.Single(built.Result.OurDiagnostics, diagnostic => diagnostic is { Code: "ASC9003", Severity: BuildSeverity.Info }).Message;
        Assert.Contains("Endless/1.0.0/LICENSE.txt", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Have_each_author_apart_and_nothing_invisible_in_their_names()
    {
        var component = bom.Component("Authored");
        Assert.Equal(["Jo Doe", "Acme", "Zo\\u200be"], component.GetProperty("authors").EnumerateArray().Select(author => author.GetProperty("name").GetString()));
        Assert.Equal("Jo Doe, Acme, Zo\\u200be", component.GetProperty("manufacturer").GetProperty("name").GetString());
        Assert.Equal("Jo Doe, Acme, Zo\\u200be", component.GetProperty("supplier").GetProperty("name").GetString());
    }

    [Fact]
    public void Name_their_source_down_to_the_commit()
    {
        var component = bom.Component("Sourced");
        Assert.Equal("https://github.com/contoso/sourced", Bom.References(component, "vcs").Single().GetProperty("url").GetString());
        Assert.Equal("https://github.com/contoso/sourced/archive/0123456789abcdef0123456789abcdef01234567.tar.gz", Bom.References(component, "source-distribution").Single().GetProperty("url").GetString());
        Assert.Equal("https://github.com/contoso/sourced", component.GetProperty("manufacturer").GetProperty("url")[0].GetString());
        Assert.Contains("source:not-known", Bom.Properties(bom.Component("Plain"), "asc:unknown"));
    }

    [Fact]
    public void Have_the_digests_of_their_file_on_themselves_and_on_their_distribution()
    {
        foreach (var component in bom.Components.Where(component => component.TryGetProperty("purl", out var purl) && Bom.Property(component, "asc:direct") is not null && purl.GetString()!.StartsWith("pkg:nuget/", StringComparison.Ordinal)))
        {
            var (id, version) = (component.GetProperty("name").GetString()!.ToLowerInvariant(), component.GetProperty("version").GetString()!);
            var file = File.ReadAllBytes(Path.Combine(built.Folder.PackageCache, id, version, $"{id}.{version}.nupkg"));
            var expected = new Dictionary<string, string> { ["SHA-512"] = Convert.ToHexStringLower(SHA512.HashData(file)), ["SHA-256"] = Convert.ToHexStringLower(SHA256.HashData(file)) };
            var distribution = Bom.References(component, "distribution").Single();

            Assert.Equal(expected, Bom.Hashes(component).ToDictionary());
            Assert.Equal(expected, Bom.Hashes(distribution).ToDictionary());
            Assert.Equal(component.GetProperty("purl").GetString(), distribution.GetProperty("url").GetString());
        }
    }

    [Fact]
    public void Tell_the_file_that_they_are_in_the_words_of_the_BSI()
    {
        var component = bom.Component("Plain");
        Assert.Equal("plain.1.0.0.nupkg", Bom.Property(component, "bsi:component:filename"));
        Assert.Equal("executable", Bom.Property(component, "bsi:component:executable"));
        Assert.Equal("archive", Bom.Property(component, "bsi:component:archive"));
        Assert.Equal("structured", Bom.Property(component, "bsi:component:structured"));
        Assert.Equal(("App.dll", "no archive"), (Bom.Property(bom.Project, "bsi:component:filename"), Bom.Property(bom.Project, "bsi:component:archive")));
    }

    [Theory]
    [InlineData("Runs", "required")]
    [InlineData("RunsToo", "required")]
    [InlineData("CompiledOnly", "optional")]
    [InlineData("Private", "excluded")]
    [InlineData("OfPrivate", "excluded")]
    [InlineData("Analysis", "excluded")]
    public void Count_as_shipped_only_where_they_ship(string id, string scope) => Assert.Equal(scope, bom.Component(id).GetProperty("scope").GetString());

    [Fact]
    public void That_the_framework_brings_are_named_by_those_that_ask_for_them()
    {
        var component = bom.Component("Asks");
        Assert.DoesNotContain(bom.Components, other => other.GetProperty("name").GetString() == "System.Text.Json");
        Assert.Equal(["System.Text.Json [8.0.0, )"], Bom.Properties(component, "asc:prunedDependency"));
        Assert.Equal(["Microsoft.NETCore.App"], bom.DependenciesOf(component));
        Assert.Equal("complete", bom.Completeness(component));
    }

    [Fact]
    public void Show_the_native_libraries_that_they_bring() =>
        Assert.Equal(["runtimes/linux-x64/native/libnative.so", "runtimes/win-x64/native/native.dll"], Bom.Properties(bom.Component("Native"), "asc:nativeAsset"));

    [Fact]
    public void Make_a_whole_document_where_every_edge_is_resolved()
    {
        Assert.Equal("complete", bom.Completeness(component: null));
        Assert.All(bom.Components.Where(component => component.GetProperty("type").GetString() == "library"), component => Assert.Equal("complete", bom.Completeness(component)));
    }

    [JudgedFact]
    public void Pass_the_judges() => CycloneDxJudge.MustBeValid(built.Folder.PathOf("bin/Debug/net10.0/supply-chain/App.sbom.cdx.json"));

    [Fact]
    public void Are_the_same_bytes_when_everything_is_computed_again()
    {
        var before = bom.Text;
        Directory.Delete(built.Folder.PathOf("obj/Debug"), recursive: true);
        built.Folder.Run("build", "--no-restore").MustSucceed();

        Assert.Equal(before, built.Folder.Read("bin/Debug/net10.0/supply-chain/App.sbom.cdx.json"));
    }

    public sealed class Built : IDisposable
    {
        private const string Mit = """
            The MIT License (MIT)

            Copyright (c) 2020 Contoso

            Permission is hereby granted, free of charge, to any person obtaining a copy
            of this software and associated documentation files (the "Software"), to deal
            in the Software without restriction, including without limitation the rights
            to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
            copies of the Software, and to permit persons to whom the Software is
            furnished to do so, subject to the following conditions:

            The above copyright notice and this permission notice shall be included in all
            copies or substantial portions of the Software.

            THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
            IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
            FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
            AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
            LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
            OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
            SOFTWARE.
            """;

        public Built()
        {
            string[] plain = ["Plain", "Choice", "Confirmed", "OnlyText", "Contradicted", "Deprecated", "Invalid", "Invented", "OldAddress", "Silent", "Endless", "Authored", "Sourced", "Runs", "Asks", "Native", "Analysis"];
            var items = string.Concat(plain.Select(id => $"""<PackageReference Include="{id}" Version="1.0.0" />"""))
                + """<PackageReference Include="CompiledOnly" Version="1.0.0" ExcludeAssets="runtime" /><PackageReference Include="Private" Version="1.0.0" PrivateAssets="all" />"""
                + """<AgentPrompt Include="prompt.md" />""";
            Folder = Fixture.ConsoleApp(items: items, properties: "<Authors>Contoso</Authors>")
                .WithFile("prompt.md", "You answer.")
                .WithPackage(Library("Plain").WithLicenseExpression("MIT"))
                .WithPackage(Library("Choice").WithLicenseExpression("(MIT AND BSD-3-Clause) OR Apache-2.0 WITH LLVM-exception"))
                .WithPackage(Library("Confirmed").WithLicenseExpression("MIT").WithFile("LICENSE.txt", Mit.ReplaceLineEndings("\r\n").Replace("2020 Contoso", "2011-2026 Somebody else, Inc.", StringComparison.Ordinal)))
                .WithPackage(Library("OnlyText").WithLicenseFile("licence/LICENSE.md", Mit))
                .WithPackage(Library("Contradicted").WithLicenseExpression("Apache-2.0").WithFile("LICENSE", Mit))
                .WithPackage(Library("Deprecated").WithLicenseExpression("GPL-2.0+"))
                .WithPackage(Library("Invalid").WithLicenseExpression("MIT OR"))
                .WithPackage(Library("Invented").WithLicenseExpression("Contoso-Private-1.0"))
                .WithPackage(Library("OldAddress").WithLicenseUrl("http://www.apache.org/licenses/LICENSE-2.0"))
                .WithPackage(Library("Silent"))
                .WithPackage(Library("Endless").WithLicenseExpression("MIT").WithFile("LICENSE.txt", new string('x', 10 * 1024 * 1024)))
                .WithPackage(Library("Authored").WithAuthors("Jo Doe, Acme;  Zo\u200be"))
                .WithPackage(Library("Sourced").WithRepository("https://github.com/contoso/sourced", "0123456789abcdef0123456789abcdef01234567"))
                .WithPackage(Library("Runs").WithDependency("RunsToo"))
                .WithPackage(Library("RunsToo"))
                .WithPackage(Library("CompiledOnly"))
                .WithPackage(Library("Private").WithDependency("OfPrivate"))
                .WithPackage(Library("OfPrivate"))
                .WithPackage(new FakePackage("Analysis").WithFile("analyzers/dotnet/cs/readme.txt", "none"))
                .WithPackage(Library("Asks").WithDependency("System.Text.Json", "8.0.0"))
                .WithPackage(Library("Native").WithFile("runtimes/linux-x64/native/libnative.so", "elf").WithFile("runtimes/win-x64/native/native.dll", "pe"))
                .Write();
            Result = Folder.Run("build").MustSucceed();
            Sbom = new Bom(Folder.Read("bin/Debug/net10.0/supply-chain/App.sbom.cdx.json"));
        }

        public FixtureFolder Folder { get; }

        public BuildResult Result { get; }

        internal Bom Sbom { get; }

        public void Dispose() => Folder.Dispose();

        private static FakePackage Library(string id) => new FakePackage(id).WithLibrary($"public class Of{id};");
    }
}
