using System.Text.Json;
using AgentSupplyChain.TestKit.Builds;
using AgentSupplyChain.TestKit.Weights;

namespace AgentSupplyChain.Build.Tests.Documents;

/// <summary>GGUF, safetensors and ONNX in the project, a data set, statements beside them, and a second build of the same elsewhere.</summary>
public sealed class An_agent_with_weights_of_its_own(An_agent_with_weights_of_its_own.Built built) : IClassFixture<An_agent_with_weights_of_its_own.Built>
{
    private readonly Bom aibom = new(built.Folder.Read(Agent.Bin + Agent.Aibom));

    [Fact]
    public void Finds_each_model_by_its_header_and_each_file_by_its_digests()
    {
        Assert.Equal(["Small Llama", "embedder", "tensors.safetensors"], Components("machine-learning-model").Where(model => Bom.Property(model, "asc:weights:format") is not null).Select(Name).Order(StringComparer.Ordinal));
        Assert.Equal(["models/embedder.onnx", "models/embedder.onnx_data", "models/small.gguf", "models/tensors.safetensors"], Components("file").Select(Name).Order(StringComparer.Ordinal));
        Assert.All(Components("file"), file => Assert.Equal(2, file.GetProperty("hashes").GetArrayLength()));
        Assert.Equal("Q4_K_M", Bom.Property(Component("Small Llama"), "asc:weights:quantization"));
        Assert.Equal(2, aibom.Edges.Count(edge => edge.From == Component("embedder").GetProperty("bom-ref").GetString()));
    }

    [Fact]
    public void Says_what_the_user_states_and_marks_it_so()
    {
        Assert.Equal("Answers in the shop", Component("Small Llama").GetProperty("description").GetString());
        Assert.Equal("description", Bom.Property(Component("Small Llama"), "asc:stated"));
        Assert.Equal("Answers questions about orders", aibom.PropertyOfProject("asc:stated:applicationArea"));
        Assert.Equal("confidential", Component("orders").GetProperty("data")[0].GetProperty("classification").GetString());
    }

    [Fact]
    public void Names_once_what_nobody_states()
    {
        var finding = Assert.Single(built.Build.OurDiagnostics, diagnostic => diagnostic.Code == "ASC1003");

        Assert.Equal(("App.csproj", BuildSeverity.Info), (finding.File, finding.Severity));
        Assert.DoesNotContain(built.Build.OurLines, line => line.Contains("ASC1003", StringComparison.Ordinal));
        Assert.DoesNotContain(built.Build.OurDiagnostics, diagnostic => diagnostic.Severity != BuildSeverity.Info);
    }

    [Fact]
    public void Is_described_in_the_same_bytes_in_another_folder()
    {
        using var other = Project().InFolder("other folder").Write();
        other.Run("build").MustSucceed();

        Assert.Equal(aibom.Text, other.Read(Agent.Bin + Agent.Aibom));
    }

    [Fact]
    public void Runs_nothing_of_ours_in_a_build_in_which_nothing_changed_and_sees_weights_that_did()
    {
        using var folder = Project().Write();
        folder.Run("build").MustSucceed();
        var unchanged = folder.Run("build").MustSucceed();
        Assert.Empty(unchanged.TasksRun("CheckSupplyChain").Concat(unchanged.TasksRun("WriteBoms")));
        File.WriteAllBytes(folder.PathOf("models/small.gguf"), WeightsBytes.Gguf([("general.name", "Other Llama")]));

        folder.Run("build").MustSucceed();

        Assert.Contains("Other Llama", folder.Read(Agent.Bin + Agent.Aibom), StringComparison.Ordinal);
        Assert.DoesNotContain("Small Llama", folder.Read(Agent.Bin + Agent.Aibom), StringComparison.Ordinal);
    }

    [JudgedFact]
    public void Has_documents_that_the_judges_accept() => CycloneDxJudge.MustBeValid(built.Folder.PathOf(Agent.Bin + Agent.Aibom));

    private static Fixture Project() => Agent.OfPrompts()
        .WithFile("models/small.gguf", WeightsBytes.Gguf(
            [("general.architecture", "llama"), ("general.name", "Small Llama"), ("general.license", "apache-2.0"), ("general.repo_url", "https://huggingface.co/contoso/small-llama")],
            [("general.file_type", 15)]))
        .WithFile("models/tensors.safetensors", WeightsBytes.Safetensors("""{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]}}""", 4))
        .WithFile("models/embedder.onnx", WeightsBytes.Onnx("embedder", "mit", "embedder.onnx_data"))
        .WithFile("models/embedder.onnx_data", new byte[24])
        .WithFile("aibom.json", """
            {
              "schemaVersion": 1, // of the format
              "application": { "applicationArea": ["Answers questions about orders"] },
              "models": { "models/small.gguf": { "description": "Answers in the shop" } },
              "datasets": { "orders": { "sensitivity": "confidential", "content": "orders" } }
            }
            """);

    private IEnumerable<JsonElement> Components(string type) => aibom.Components.Where(component => component.GetProperty("type").GetString() == type);

    private JsonElement Component(string name) => aibom.Components.Single(component => Name(component) == name);

    private static string Name(JsonElement component) => component.GetProperty("name").GetString()!;

    public sealed class Built : IDisposable
    {
        public Built()
        {
            Folder = Project().Write();
            Build = Folder.Run("build").MustSucceed();
        }

        public FixtureFolder Folder { get; }

        public BuildResult Build { get; }

        public void Dispose() => Folder.Dispose();
    }
}
