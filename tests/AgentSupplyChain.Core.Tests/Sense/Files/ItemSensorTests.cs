using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Core.Sense;
using AgentSupplyChain.Core.Sense.Files;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Tests.Sense.Files;

public sealed class ItemSensorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("asc-items-");
    private readonly List<Finding> _faults = [];

    [Fact]
    public void A_model_item_states_provider_version_and_digest()
    {
        var digest = new string('A', 64);

        var model = Assert.Single(Read("AgentModel", "models/phi.onnx", ("Provider", "Local"), ("Version", "3.5"), ("Sha256", digest)).Models).Component;

        Assert.Equal(("local", "models/phi.onnx", "3.5", digest.ToLowerInvariant(), PinState.Pinned), (model.Provider, model.Name, model.Version, model.Sha256, model.Pin));
        Assert.Equal((Technique.Other, "Agent.csproj"), (Assert.Single(model.Evidence).Technique, model.Evidence[0].File));
    }

    [Theory]
    [InlineData("latest", PinState.Floating)]
    [InlineData("2024-*", PinState.Floating)]
    [InlineData("2024-08-06", PinState.Pinned)]
    [InlineData(" ", PinState.Floating)]
    public void A_stated_version_pins_a_model_unless_it_moves_itself(string version, PinState pin) =>
        Assert.Equal(pin, Assert.Single(Read("AgentModel", "gpt-4o", ("Version", version)).Models).Component.Pin);

    [Fact]
    public void A_digest_that_is_none_is_a_finding_and_pins_nothing()
    {
        var model = Assert.Single(Read("AgentModel", "gpt-4o", ("Sha256", "abc")).Models).Component;

        Assert.Equal((null, PinState.Floating), (model.Sha256, model.Pin));
        Assert.Contains("64 hexadecimal digits", Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("npx -y some-server@1.0.0", null)]
    [InlineData("npx", "-y some-server@1.0.0")]
    public void A_server_item_is_read_as_a_command(string command, string? arguments)
    {
        var server = Assert.Single(Read("AgentMcpServer", "files", ("Command", command), ("Arguments", arguments ?? "")).McpServers).Component;

        Assert.Equal(("files", "stdio", "npx", "some-server", "1.0.0", PinState.Pinned), (server.Name, server.Transport, server.Launcher, server.Package, server.PackageVersion, server.Pin));
    }

    [Fact]
    public void A_version_beside_a_floating_command_does_not_pin_it()
    {
        var server = Assert.Single(Read("AgentMcpServer", "files", ("Command", "npx -y some-server"), ("Version", "1.0.0")).McpServers).Component;

        Assert.Equal((null, PinState.Floating), (server.PackageVersion, server.Pin));
    }

    [Fact]
    public void A_server_item_with_an_address_is_remote()
    {
        var server = Assert.Single(Read("AgentMcpServer", "crm", ("Url", "https://u:p@crm.example.com/mcp?k=1")).McpServers).Component;

        Assert.Equal(("http", "https://crm.example.com/mcp"), (server.Transport, server.Url));
    }

    [Theory]
    [InlineData("Other", "x")]
    [InlineData("Url", "ftp://crm.example.com")]
    public void A_server_item_without_command_or_address_is_a_finding(string name, string value)
    {
        Assert.Empty(Read("AgentMcpServer", "crm", (name, value)).McpServers);
        Assert.Equal(("ASC9003", "Agent.csproj"), (Assert.Single(_faults).Rule.Id, _faults[0].Location.File));
    }

    [Fact]
    public void A_tool_item_is_a_tool_that_the_user_states()
    {
        var tool = Assert.Single(Read("AgentTool", "search_orders").Tools).Component;

        Assert.Equal(("search_orders", Technique.Other, "Agent.csproj"), (tool.Name, Assert.Single(tool.Evidence).Technique, tool.Evidence[0].File));
    }

    [Fact]
    public void A_data_set_item_has_its_classification()
    {
        var dataset = Assert.Single(Read("AgentDataset", "data\\orders.csv", ("Classification", "confidential")).Datasets).Component;

        Assert.Equal(("data/orders.csv", "confidential"), (dataset.Name, dataset.Classification));
    }

    [Fact]
    public void A_prompt_item_is_read_whatever_its_name_is()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "persona.bin"), "You help.");

        var prompt = Assert.Single(Read("AgentPrompt", "persona.bin", ("Role", "System")).Prompts).Component;

        Assert.Equal(("persona.bin", "system", true), (prompt.Name, prompt.Role, prompt.IsFile));
    }

    [Fact]
    public void A_prompt_item_whose_file_is_missing_is_a_finding_without_the_absolute_path()
    {
        Assert.Empty(Read("AgentPrompt", "gone.md").Prompts);

        var fault = Assert.Single(_faults);
        Assert.Equal("ASC9003", fault.Rule.Id);
        Assert.Contains("'gone.md'", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.FullName, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prompts/a.md", "prompts/a.md")]
    [InlineData("./prompts/../prompts/a.md", "prompts/a.md")]
    [InlineData("/prompts/a.md", "prompts/a.md")]
    public void A_prompt_item_is_named_like_the_file_that_a_sensor_finds(string include, string name)
    {
        _folder.CreateSubdirectory("prompts");
        File.WriteAllText(Path.Combine(_folder.FullName, "prompts", "a.md"), "You help.");

        // An include that begins with $(MSBuildThisFileDirectory) is an absolute path.
        var identity = include.StartsWith('/') ? _folder.FullName + include : include;

        Assert.Equal(name, Assert.Single(Read("AgentPrompt", identity).Prompts).Component.Name);
    }

    [Theory]
    [InlineData("AgentModel")]
    [InlineData("AgentDataset")]
    public void No_folder_of_the_machine_enters_the_name_of_an_item(string type)
    {
        var sensed = Read(type, Path.Combine(_folder.FullName, "data", "a.bin"));

        var name = type == "AgentModel" ? Assert.Single(sensed.Models).Component.Name : Assert.Single(sensed.Datasets).Component.Name;
        Assert.Equal("data/a.bin", name);
    }

    [Fact]
    public void A_data_set_that_is_a_file_has_the_digests_of_its_file_and_again_when_it_was_changed()
    {
        var path = Path.Combine(_folder.FullName, "orders.jsonl");
        File.WriteAllText(path, "{}\n");

        var dataset = Assert.Single(Read("AgentDataset", "orders.jsonl").Datasets).Component;
        File.WriteAllText(path, "{\"id\":1}\n");
        var changed = Assert.Single(Read("AgentDataset", "orders.jsonl").Datasets).Component;

        Assert.Empty(_faults);
        Assert.Equal(("ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356", 128), (dataset.Sha256, dataset.Sha512!.Length));
        Assert.Contains(dataset.Evidence, evidence => evidence is { File: "orders.jsonl", Technique: Technique.HashComparison });
        Assert.NotEqual(dataset.Sha256, changed.Sha256);
    }

    [Fact]
    public void A_data_set_whose_file_has_another_digest_than_is_stated_has_that_of_its_file_and_is_told()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "orders.jsonl"), "{}\n");

        var dataset = Assert.Single(Read("AgentDataset", "orders.jsonl", ("Sha256", new string('a', 64))).Datasets).Component;

        Assert.StartsWith("ca3d163b", dataset.Sha256, StringComparison.Ordinal);
        var fault = Assert.Single(_faults);
        Assert.Equal("ASC9003", fault.Rule.Id);
        Assert.Contains("another digest", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_data_set_that_is_a_pointer_of_Git_LFS_has_the_digest_of_what_it_stands_for()
    {
        var digest = new string('c', 64);
        File.WriteAllText(Path.Combine(_folder.FullName, "orders.jsonl"), $"version https://git-lfs.github.com/spec/v1\noid sha256:{digest}\nsize 4711\n");

        var dataset = Assert.Single(Read("AgentDataset", "orders.jsonl", ("Sha256", digest)).Datasets).Component;

        Assert.Empty(_faults);
        Assert.Equal((digest, null), (dataset.Sha256, dataset.Sha512));
        Assert.Contains(dataset.Evidence, evidence => evidence is { File: "orders.jsonl", Technique: Technique.ManifestAnalysis });
    }

    [Fact]
    public void A_data_set_that_is_a_pointer_of_Git_LFS_without_a_digest_is_told_and_has_none()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "orders.jsonl"), "version https://git-lfs.github.com/spec/v1\nsize 4711\n");

        Assert.Null(Assert.Single(Read("AgentDataset", "orders.jsonl").Datasets).Component.Sha256);
        Assert.Contains("git lfs pull", Assert.Single(_faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data/orders.csv", true)]
    [InlineData("orders.PARQUET", true)]
    [InlineData("contoso/orders-v1.2", false)]
    [InlineData("orders", false)]
    [InlineData("data", false)]
    public void A_data_set_that_is_named_like_a_file_and_is_none_is_told_and_a_name_or_folder_is_not(string name, bool isTold)
    {
        if (name == "data")
            _folder.CreateSubdirectory(name);

        Assert.Null(Assert.Single(Read("AgentDataset", name).Datasets).Component.Sha256);
        Assert.Equal(isTold ? ["ASC9003"] : [], _faults.Select(fault => fault.Rule.Id));
        Assert.All(_faults, fault => Assert.DoesNotContain(_folder.FullName, fault.Message, StringComparison.Ordinal));

        _faults.Clear();
        Assert.Equal(new string('b', 64), Assert.Single(Read("AgentDataset", name, ("Sha256", new string('b', 64))).Datasets).Component.Sha256);
        Assert.Empty(_faults);
    }

    [Fact]
    public void A_data_set_that_is_a_link_out_of_the_project_is_not_read()
    {
        var outside = Directory.CreateTempSubdirectory("asc-outside-");
        try
        {
            File.WriteAllText(Path.Combine(outside.FullName, "secret"), "secret");
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, "orders.csv"), Path.Combine(outside.FullName, "secret"));

            Assert.Null(Assert.Single(Read("AgentDataset", "orders.csv").Datasets).Component.Sha256);
            Assert.Single(_faults);
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private SensedComponents Read(string type, string identity, params (string Name, string Value)[] metadata)
    {
        var items = new[]
        {
            new ItemFact(
                type, identity, Path.Combine(_folder.FullName, identity), metadata.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.OrdinalIgnoreCase), "Agent.csproj"),
        };
        return ComponentMerge.Concat([ItemSensor.Read(items, _folder.FullName, _faults), .. ItemSensor.ReadPrompts(items, _folder.FullName, _faults).Select(file => file.Components)]);
    }
}
