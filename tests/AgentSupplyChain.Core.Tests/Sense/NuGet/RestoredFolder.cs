using AgentSupplyChain.Core.Sense.NuGet;
using AgentSupplyChain.Core.Tests.Sense.Git;

namespace AgentSupplyChain.Core.Tests.Sense.NuGet;

/// <summary>A folder with an assets file that a test writes, and packages where it says.</summary>
public abstract class RestoredFolder : IDisposable
{
    private protected ScratchFolder Scratch { get; } = new();

    private protected List<Finding> Faults { get; } = [];

    public void Dispose()
    {
        Scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    protected string AssetsPath => Path.Combine(Scratch.Path, "src", "obj", "project.assets.json");

    protected void Restore(string content) => Scratch.Write("src/obj/project.assets.json", content);

    protected RestoredGraph? Read(string framework = "net10.0", string? runtime = null) =>
        AssetsSensor.Read(new AssetsRequest(AssetsPath, Path.Combine(Scratch.Path, "src", "Agent.csproj"), framework) { RuntimeIdentifier = runtime }, Faults, Faults);

    protected void AssertFault(string rule, string file, params string[] words)
    {
        var fault = Assert.Single(Faults);
        Assert.Equal(rule, fault.Rule.Id);
        Assert.Equal(file, fault.Location.File);
        Assert.All(words, w => Assert.Contains(w, fault.Message, StringComparison.Ordinal));
    }

    protected static string Nuspec(string id) => $"""
        <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata>
          <id>{id}</id><version>1.0.0</version><authors>Jo Doe, Acme, Inc.</authors><description>Words.</description>
          <license type="file">LICENSE.txt</license>
        </metadata></package>
        """;

    // Version 3, as SDKs before 10.0.300 write it: targets by framework name, the alias only in the project's part.
    protected string Assets() => $$"""
        {
          "version": 3,
          "targets": {
            "net10.0": {
              "Direct/1.0.0": {
                "type": "package",
                "dependencies": { "Flows": "1.0.0", "Pruned": "4.3.0" },
                "runtime": { "lib/net8.0/Direct.dll": {} }
              },
              "Flows/1.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } },
              "Private/1.0.0": { "type": "package", "runtime": { "lib/net8.0/Private.dll": {} } },
              "Stripped/1.0.0": { "type": "package", "runtime": { "lib/net8.0/_._": {} } }
            },
            "net10.0-windows7.0": {
              "OnlyDesktop/2.0.0": { "type": "package" }
            }
          },
          "libraries": {
            "Direct/1.0.0": {
              "sha512": "AAAA", "type": "package", "path": "direct/1.0.0",
              "files": [
                "lib/net8.0/Direct.dll", "supply-chain/net462/Direct.aibom.cdx.json", "supply-chain/net8.0/Direct.aibom.cdx.json",
                "supply-chain/net8.0/notes.txt", "supply-chain/../../../x.aibom.cdx.json", "supply-chain/../x.aibom.cdx.json"
              ]
            },
            "Flows/1.0.0": { "sha512": "AAAA", "type": "package", "path": "flows/1.0.0", "files": ["lib/net8.0/_._"] },
            "Private/1.0.0": { "sha512": "AAAA", "type": "package", "path": "private/1.0.0", "files": ["lib/net8.0/Private.dll"] },
            "Stripped/1.0.0": { "sha512": "AAAA", "type": "package", "path": "stripped/1.0.0", "files": ["lib/net8.0/Stripped.dll"] },
            "OnlyDesktop/2.0.0": { "sha512": "AAAA", "type": "package", "path": "onlydesktop/2.0.0", "files": [] }
          },
          "projectFileDependencyGroups": { "net10.0": ["Direct >= 1.0.0", "Private >= 1.0.0", "Stripped >= 1.0.0"] },
          "packageFolders": { {{System.Text.Json.JsonSerializer.Serialize(Path.Combine(Scratch.Path, "packages"))}}: {} },
          "project": {
            "version": "1.0.0",
            "restore": { "projectPath": "/src/Agent.csproj", "projectName": "Agent", "frameworks": {
              "net10.0": { "targetAlias": "net10.0", "projectReferences": {} },
              "net10.0-windows7.0": { "targetAlias": "desktop", "projectReferences": {} } } },
            "frameworks": {
              "net10.0": {
                "targetAlias": "net10.0",
                "dependencies": {
                  "Direct": { "target": "Package", "version": "[1.0.0, )" },
                  "Private": { "suppressParent": "All", "target": "Package", "version": "[1.0.0, )" },
                  "Stripped": { "include": "Compile, Build", "target": "Package", "version": "[1.0.0, )" }
                }
              },
              "net10.0-windows7.0": {
                "targetAlias": "desktop",
                "dependencies": { "OnlyDesktop": { "target": "Package", "version": "[2.0.0, )" } }
              }
            }
          }
        }
        """;
}
