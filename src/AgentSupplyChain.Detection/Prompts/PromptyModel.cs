using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Detection.Prompts;

/// <summary>The model that the head of a prompty file names.</summary>
/// <param name="Provider">A member of <see cref="ModelProvider"/>.</param>
/// <param name="IsDeployment">The name was chosen by the user: it tells nothing about the model behind it.</param>
public sealed record PromptyModel(string Provider, PromptyValue Name, bool IsDeployment)
{
    private static readonly string[] s_azureTypes = ["azure_openai", "azure-openai", "azureopenai", "azure_openai_beta"];

    /// <summary>Null where no model is named, or only at run time: <c>${env:NAME}</c> and <c>=Env.NAME</c>.</summary>
    public static PromptyModel? Of(PromptyHead head)
    {
        var type = head["model.configuration.type"]?.Text;
        var isAzure = type is not null && s_azureTypes.Contains(type, StringComparer.OrdinalIgnoreCase);
        var deployment = head["model.configuration.azure_deployment"];
        var name = deployment ?? head["model.id"] ?? head["model.configuration.name"] ?? head["model.configuration.model"];
        if (name is not { Text.Length: > 0 } value || value.Text[0] == '=' || value.Text.IndexOf("${", StringComparison.Ordinal) >= 0)
            return null;

        var provider = isAzure || deployment is not null ? ModelProvider.AzureOpenAI : ModelName.ProviderOf(value.Text) ?? ModelProvider.Unknown;
        return new PromptyModel(provider, value, deployment is not null);
    }
}
