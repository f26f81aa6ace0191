using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Tests.Emit;

/// <summary>Inventories that the tests of the documents start from.</summary>
internal static class Inventories
{
    public static readonly string PromptHash = NormalisedText.Sha256("You answer questions about orders.");

    public static Evidence At(string file, int line, int column = 1, Technique technique = Technique.SourceCodeAnalysis) => new(file, line, column, technique);

    public static ComponentRef PackageRef(string id, string version) => new(ComponentKind.Package, id, version);

    public static AgentInventory Library() => new()
    {
        Project = new ProjectIdentity("Plain", "1.2.3") { AssemblyName = "Plain", TargetFramework = "net10.0" },
        Packages = [new Package("Alone", "1.0.0") { IsDirect = true, LicenseExpression = "MIT" }],
    };

    public static AgentInventory Agent() => new()
    {
        IsAgent = true,
        CodeCoverage = CodeCoverage.Complete,
        Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_767_225_600),
        Project = new ProjectIdentity("SupportAgent", "2.0.0-rc.1+build")
        {
            AssemblyName = "SupportAgent",
            TargetFramework = "net10.0",
            RuntimeIdentifier = "linux-x64",
            PackageId = "Contoso.SupportAgent",
            OutputType = "Exe",
            Authors = ["Zoë", "Adam"],
            Company = "Contoso",
            Description = "Answers <questions> & \"more\"",
            Copyright = "© Contoso",
            LicenseExpression = "MIT OR Apache-2.0",
            RepositoryUrl = "https://github.com/contoso/agent",
            OutputFile = "SupportAgent.dll",
            SdkVersion = "10.0.100",
        },
        Packages =
        [
            new Package("OpenAI", "2.15.0")
            {
                IsDirect = true,
                LicenseExpression = "MIT",
                Authors = ["OpenAI"],
                Sha512 = new string('A', 128),
                Sha256 = new string('B', 64),
                LicenseTexts = [new LicenseText("LICENSE", ["MIT"])],
                Conclusion = new LicenseConclusion("MIT", LicenseConfidence.High, "declaration, confirmed by LICENSE"),
                NativeAssets = ["runtimes/linux-x64/native/libopenai.so"],
                Pruned = [new PrunedDependency("System.Text.Json", "[8.0.0, )", "Microsoft.NETCore.App")],
                ContentHash = "q+/w==",
                ProjectUrl = "https://github.com/openai/openai-dotnet",
                RepositoryUrl = "git@github.com:openai/openai-dotnet.git",
                RepositoryCommit = "0123456789abcdef",
                DependsOn = [PackageRef("system.clientmodel", "1.4.0")],
                Assemblies = ["OpenAI"],
                Declaration = At("SupportAgent.csproj", 9, 5, Technique.ManifestAnalysis),
            },
            new Package("System.ClientModel", "1.4.0") { LicenseFile = "LICENSE.txt", LicenseUrl = "https://aka.ms/deprecateLicenseUrl" },
            new Package("Analyzer", "3.0.0") { IsDirect = true, Scope = PackageScope.Development, LicenseUrl = "https://example.org/license", HasMetadata = false },
            new Package("Broken", "1.0.0") { IsDirect = true, LicenseExpression = "MIT OR", Unresolved = ["Lost"], DependsOn = [PackageRef("Gone", "1.0.0")] },
            new Package("Mcp.Server", "0.5.0") { IsDirect = true, LicenseExpression = "(MIT AND BSD-3-Clause) OR GPL-2.0-only WITH Classpath-exception-2.0" },
        ],
        Projects = [new ReferencedProject("Orders", "1.0.0", "../Orders/Orders.csproj") { IsDirect = true, DependsOn = [PackageRef("OpenAI", "2.15.0")] }],
        Frameworks = [new Framework("Microsoft.NETCore.App", "10.0.0"), new Framework("Microsoft.AspNetCore.App", Version: null)],
        Build = new BuildFacts
        {
            LockFileSha256 = new string('c', 64),
            DocumentLicense = "CC0-1.0",
            Files = [new ShippedFile("native.dll") { Path = "lib/native.dll", Sha512 = new string('d', 128), Sha256 = new string('e', 64) }],
            Packs =
            [
                new FrameworkPack(PackKind.AppHost, new Package("Microsoft.NETCore.App.Host.linux-x64", "10.0.0") { HasMetadata = false }, Framework: null, Ships: true),
                new FrameworkPack(PackKind.Targeting, new Package("Microsoft.NETCore.App.Ref", "10.0.0") { HasMetadata = false }, "Microsoft.NETCore.App", Ships: false),
            ],
        },
        Models =
        [
            new Model("azure-openai", "gpt-4.1-2025-04-14")
            {
                Pin = PinState.Pinned,
                SnapshotKey = "openai/gpt-4.1@2025-04-14",
                Task = "chat",
                Evidence = [At("Program.cs", 12, 20) with { Symbol = "Shop.Program.Main", Context = "OpenAI.Chat.ChatClient..ctor" }],
            },
            new Model("openai", "gpt-4o")
            {
                Pin = PinState.Floating,
                ConfigurationKey = "Model:Name",
                Evidence = [At("appsettings.Production.json", 3, 5, Technique.ManifestAnalysis) with { Environment = "Production", Confidence = 0.9 }],
            },
            new Model("unknown", "all-MiniLM.onnx") { Sha256 = new string('b', 64), Version = "2", Task = "embedding" },
        ],
        Prompts = [new Prompt("prompts/system.md", PromptHash) { IsFile = true, Role = "system", Evidence = [At("prompts/system.md", 0, 0, Technique.Filename)] }],
        Tools =
        [
            new Tool("find_order")
            {
                DescriptionSha256 = NormalisedText.Sha256("Finds an order."),
                SchemaSha256 = NormalisedText.Sha256("{}"),
                Implementation = "Shop.Orders.Find",
                IsOfferedOverMcp = true,
                Hints = ["openWorld=false", "readOnly=true"],
                Approval = ToolApproval.Required,
                Assembly = "OpenAI",
                Evidence = [At("Orders.cs", 30, 9) with { Symbol = "Shop.Orders.Find" }],
            },
            new Tool("read_file") { IsOnlyNamed = true, Server = "files", Evidence = [At("Program.cs", 50) with { Confidence = 0.7 }] },
        ],
        McpServers =
        [
            new McpServer("files", McpRole.Used, "stdio")
            {
                Launcher = "npx",
                Package = "@modelcontextprotocol/server-filesystem",
                PackageVersion = "latest",
                Pin = PinState.Floating,
                EnvironmentNames = ["ROOT", "API_KEY"],
                Evidence = [At("mcp.json", 4, 7, Technique.ManifestAnalysis)],
            },
            new McpServer("browser", McpRole.Used, "stdio")
            {
                Launcher = "docker",
                Package = "mcr.microsoft.com/playwright/mcp",
                PackageVersion = "sha256:" + new string('c', 64),
                Pin = PinState.Pinned,
            },
            new McpServer("own", McpRole.Used, "stdio") { Launcher = "dnx", Package = "Mcp.Server", PackageVersion = "0.5.0", Pin = PinState.Pinned },
            new McpServer("remote", McpRole.Used, "http") { Url = "https://mcp.example.org/sse" },
            new McpServer("shop", McpRole.Offered, "stdio"),
        ],
        Agents =
        [
            new Agent("support") { Model = "gpt-4o", Evidence = [At("Program.cs", 40)] },
            new Agent("router") { Model = "not-in-the-inventory" },
        ],
        Endpoints =
        [
            new Endpoint("https://contoso.openai.azure.com/") { Provider = "azure-openai", Evidence = [At("Program.cs", 11, 3)] },
            new Endpoint("https://{resource}.example.org/") { },
        ],
        Datasets = [new Dataset("orders") { Classification = "confidential", Sha256 = new string('d', 64) }, new Dataset("faq")],
        Weights = [WeightsInventories.Small],
        Stated = WeightsInventories.Stated,
        AssertedDocuments =
        [
            new AssertedDocument("OpenAI/2.15.0", "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1")
            {
                Path = ["SupportAgent", "OpenAI"],
                Sha256 = new string('e', 64),
                Components =
                [
                    new AssertedComponent("data", "handed-on", Version: null, "dataset")
                    {
                        Origin = new AssertedOrigin("Deep/1.0.0") { Through = ["Between/1.0.0"], Path = ["Between", "Deep"], BomLink = "urn:cdx:3e671687-395b-41f5-a30f-a58921a69b80/1" },
                    },
                    new AssertedComponent("machine-learning-model", "gpt-4o", Version: null, "model"),
                    new AssertedComponent("service", "telemetry", "1", Kind: null),
                    new AssertedComponent("no-such-type", "odd", Version: null, Kind: null),
                ],
            },
        ],
    };

    /// <summary>The same content as the sensors would report it on another day: every list the other way round.</summary>
    public static AgentInventory Reversed(this AgentInventory inventory) => inventory with
    {
        Packages = [.. inventory.Packages.Reverse()],
        Projects = [.. inventory.Projects.Reverse()],
        Frameworks = [.. inventory.Frameworks.Reverse()],
        Models = [.. inventory.Models.Reverse()],
        Prompts = [.. inventory.Prompts.Reverse()],
        Tools = [.. inventory.Tools.Reverse()],
        McpServers = [.. inventory.McpServers.Reverse().Select(server => server with { EnvironmentNames = [.. server.EnvironmentNames.Reverse()] })],
        Agents = [.. inventory.Agents.Reverse()],
        Endpoints = [.. inventory.Endpoints.Reverse()],
        Datasets = [.. inventory.Datasets.Reverse()],
        Weights = [.. inventory.Weights.Reverse()],
        AssertedDocuments = [.. inventory.AssertedDocuments.Reverse().Select(document => document with { Components = [.. document.Components.Reverse()] })],
    };
}
