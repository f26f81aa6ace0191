using AgentSupplyChain.Core.Check;
using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>A file that holds a prompt. Only its hash goes on; for a prompty file also the model that its head names.</summary>
public static class PromptFileSensor
{
    private static readonly string[] AzureTypes = ["azure_openai", "azure-openai", "azureopenai", "azure_openai_beta"];

    public static SensedComponents Read(string text, string file, ICollection<Finding> faults)
    {
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0)
        {
            var (line, column) = new TextLines(text).PositionOf(nul);
            faults.Add(BoundedFile.Fault(file, "it holds NUL characters, so it is binary or UTF-16; save it as UTF-8 or move it out of the prompts", line, column));
            return SensedComponents.None;
        }

        var head = file.EndsWith(".prompty", StringComparison.OrdinalIgnoreCase) ? PromptyHead.Read(text) : PromptyHead.Empty;
        var prompt = new Prompt(file, NormalisedText.Sha256(text))
        {
            IsFile = true,
            Role = RoleOf(file, head),
            Evidence = [new Evidence(file, 0, 0, Technique.Filename)],
        };
        return SensedComponents.None with
        {
            Prompts = [new Declared<Prompt>(prompt, new FileSpan(file))],
            Models = ModelOf(head, file) is { } model ? [model] : [],
        };
    }

    private static string? RoleOf(string file, PromptyHead head)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name.Contains("system", StringComparison.OrdinalIgnoreCase) || head.FirstRole == "system" ? "system" : head.FirstRole;
    }

    private static Declared<Model>? ModelOf(PromptyHead head, string file)
    {
        var type = head["model.configuration.type"]?.Text;
        var isAzure = type is not null && AzureTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        var deployment = head["model.configuration.azure_deployment"];
        var name = deployment ?? head["model.id"] ?? head["model.configuration.name"] ?? head["model.configuration.model"];
        // ${env:NAME} and =Env.NAME: the name is known at run time only.
        if (name is not { Text.Length: > 0 } value || value.Text.StartsWith('=') || value.Text.Contains("${", StringComparison.Ordinal))
            return null;

        var provider = isAzure || deployment is not null ? ModelProvider.AzureOpenAI : ModelName.ProviderOf(value.Text) ?? ModelProvider.Unknown;
        var span = new FileSpan(file, value.Line, value.Column, value.Line, value.Column + value.Text.Length);
        return new Declared<Model>(
            NamedModel.Of(provider, value.Text, isDeployment: deployment is not null) with
            {
                Task = head["model.api"]?.Text is "chat" or "completion" || head["model.apiType"]?.Text is "chat" ? "chat" : null,
                Evidence = [new Evidence(file, value.Line, value.Column, Technique.ManifestAnalysis) { Context = value.Path }],
            },
            span);
    }
}
