using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Emit;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Register;
using FsCheck;
using FsCheck.Fluent;
using static AgentSupplyChain.Core.Tests.Emit.BomReading;

namespace AgentSupplyChain.Core.Tests.Emit;

public sealed class HostileStringTests
{
    [Fact]
    public void No_string_breaks_a_document_or_adds_to_it()
    {
        var expected = Shape(InventoryOf("harmless"));
        Prop.ForAll(Strings(), text =>
        {
            var shape = Shape(InventoryOf(text));
            return shape == expected;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void What_is_invisible_is_made_visible_wherever_it_stands()
    {
        Prop.ForAll(Strings(), text =>
        {
            var boms = Boms.Write(InventoryOf(text));
            foreach (var document in new[] { boms.Sbom!, boms.Aibom! })
            {
                foreach (var value in AllStrings(Parse(document)))
                {
                    if (value.EnumerateRunes().Any(rune => System.Text.Rune.GetUnicodeCategory(rune)
                        is System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator))
                    {
                        return false;
                    }
                }
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_string_breaks_a_SARIF_document_or_makes_a_link_in_it()
    {
        Prop.ForAll(Strings(), text =>
        {
            var finding = new Finding(Rules.PackageVersionFloats, text + "[click](https://evil.example)", new FileSpan(text, 1), text) { Environment = text };
            var sarif = Parse(SarifDocument.Write([new ReportedFinding(finding, RuleSeverity.Warning) { Suppression = new Suppression(text, text) }], text, text));
            var result = Assert.Single(List(sarif.GetProperty("runs")[0], "results"));
            return !result.GetProperty("message").GetProperty("text").GetString()!.Contains("](", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_compilers_log_and_documents_to_merge_can_hold_anything()
    {
        Prop.ForAll(Strings(), text =>
        {
            var bytes = System.Text.Encoding.UTF8.GetBytes(text);
            var faults = new List<Finding>();
            CompilerSarif.Read(bytes, "log", "/project", "/", faults);
            var merged = MergedDocuments.Merge([new FrameworkDocuments("net10.0", bytes, bytes)], faults);
            return merged is null && faults.Count == 3 && faults.TrueForAll(fault => fault.Rule == Rules.InputUnreadable);
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>An agent in which every string that comes from outside is that text.</summary>
    internal static AgentInventory InventoryOf(string text)
    {
        Evidence[] evidence = [new Evidence(text, 1, 1, Technique.SourceCodeAnalysis) { Symbol = text, Context = text, Environment = text }];
        return new AgentInventory
        {
            IsAgent = true,
            Project = new ProjectIdentity(text, text)
            {
                AssemblyName = text,
                TargetFramework = text,
                PackageId = text,
                RuntimeIdentifier = text,
                Company = text,
                Authors = [text],
                Description = text,
                Copyright = text,
                LicenseExpression = text,
                RepositoryUrl = text,
                OutputFile = text,
                SdkVersion = text,
                Language = text,
            },
            Packages =
            [
                new Package(text, text)
                {
                    IsDirect = true,
                    Sha512 = text,
                    ContentHash = text,
                    LicenseExpression = text,
                    Authors = [text],
                    Description = text,
                    Copyright = text,
                    ProjectUrl = text,
                    RepositoryUrl = text,
                    RepositoryCommit = text,
                    DependsOn = [new ComponentRef(ComponentKind.Package, text, text)],
                    Declaration = evidence[0],
                },
                new Package(text + "2", text)
                {
                    LicenseFile = text,
                    LicenseUrl = text,
                    Owners = [text],
                    LicenseTexts = [new LicenseText(text, ["MIT"])],
                    Conclusion = new LicenseConclusion("MIT", LicenseConfidence.High, text),
                    NativeAssets = [text],
                    Pruned = [new PrunedDependency(text, text, text)],
                    Unresolved = [text],
                },
            ],
            Build = new BuildFacts
            {
                Files = [new ShippedFile(text) { Path = text, Version = text, Sha256 = text }],
                Packs = [new FrameworkPack(PackKind.Runtime, new Package(text + "4", text), text + "5", Ships: true), new FrameworkPack(PackKind.Compiler, new Package(text, text), text, Ships: false)],
                DocumentLicense = text,
                LockFileSha256 = text,
            },
            Projects = [new ReferencedProject(text + "3", text, text)],
            Frameworks = [new Framework(text, text)],
            Models = [new Model(text, text) { SnapshotKey = text, Task = text, ConfigurationKey = text, Version = text, Sha256 = text, Evidence = evidence }],
            Prompts = [new Prompt(text, text) { Role = text, Evidence = evidence }],
            Tools = [new Tool(text) { DescriptionSha256 = text, SchemaSha256 = text, Implementation = text, Assembly = text, Server = text, Hints = [text], Evidence = evidence }, new Tool(text) { IsOnlyNamed = true, Server = text }],
            McpServers = [new McpServer(text, McpRole.Used, text) { Launcher = "npx", Package = "p/" + text, PackageVersion = text, Url = text, EnvironmentNames = [text], Evidence = evidence }],
            Agents = [new Agent(text) { Model = text, Evidence = evidence }],
            Endpoints = [new Endpoint(text) { Provider = text, Evidence = evidence }],
            Datasets = [new Dataset(text) { Classification = text, Sha256 = text, Evidence = evidence }],
            AssertedDocuments = [new AssertedDocument(text, text) { Components = [new AssertedComponent(text, text, text, text)] }],
        };
    }

    private static (int Components, int Services, int Dependencies, int AiComponents, int AiServices) Shape(AgentInventory inventory)
    {
        var boms = Boms.Write(inventory);
        var (sbom, aibom) = (Parse(boms.Sbom!), Parse(boms.Aibom!));
        return (List(sbom, "components").Count(), List(sbom, "services").Count(), List(sbom, "dependencies").Count(), List(aibom, "components").Count(), List(aibom, "services").Count());
    }

    private static IEnumerable<string> AllStrings(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(property => AllStrings(property.Value)),
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(AllStrings),
        System.Text.Json.JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private static Arbitrary<string> Strings()
    {
        var pieces = Gen.Elements(
            "\"", "\\", "}", "]", ",", ":", "\n", "\r\n", "\0", "\u001b[31m", "\u202e", "\u200b", "\u2028", "\ud800", "\udc00", "\U0001f600", "\U000e0041",
            "<script>", "##vso[task.setvariable]", "::error::", "urn:cdx:", "../", "/", "C:\\", "%00", "https://", "@", "{0}", "é", "a", " ");
        return Gen.ListOf(pieces).Select(list => string.Concat(list)).ToArbitrary();
    }
}
