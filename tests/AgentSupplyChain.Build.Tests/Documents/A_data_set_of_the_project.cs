using System.Security.Cryptography;
using System.Text.Json;
using AgentSupplyChain.TestKit.Builds;

namespace AgentSupplyChain.Build.Tests.Documents;

public sealed class A_data_set_of_the_project
{
    private const string Path = "bin/Debug/net10.0/supply-chain/App.aibom.cdx.json";

    [Fact]
    public void Has_the_digests_of_its_file_and_new_ones_when_the_file_is_another()
    {
        using var folder = Agent.OfPrompts(items: """<AgentDataset Include="data/*.jsonl" Classification="confidential" /><AgentDataset Include="gone.csv" Condition="'$(Gone)' == 'true'" />""")
            .WithFile("data/orders.jsonl", "{}\n")
            .Write();
        folder.Run("build").MustSucceed();

        Assert.Equal(Digests("{}\n"), Digests(folder, "data/orders.jsonl"));

        folder.Write("data/orders.jsonl", "{\"id\":1}\n");
        folder.Run("build").MustSucceed();
        Assert.Equal(Digests("{\"id\":1}\n"), Digests(folder, "data/orders.jsonl"));

        var gone = folder.Run("build", "-p:Gone=true");
        Assert.False(gone.Succeeded);
        Assert.Contains(gone.OurDiagnostics, finding => finding.Code == "ASC9003" && finding.Message.Contains("'gone.csv'", StringComparison.Ordinal));
    }

    private static string[] Digests(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        return ["SHA-256 " + Convert.ToHexStringLower(SHA256.HashData(bytes)), "SHA-512 " + Convert.ToHexStringLower(SHA512.HashData(bytes))];
    }

    private static string[] Digests(FixtureFolder folder, string name)
    {
        using var document = JsonDocument.Parse(folder.Read(Path));
        return
        [
            .. document.RootElement.GetProperty("components").EnumerateArray().Single(component => component.GetProperty("name").GetString() == name)
                .GetProperty("hashes").EnumerateArray().Select(hash => hash.GetProperty("alg").GetString() + " " + hash.GetProperty("content").GetString()),
        ];
    }
}
