using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.Detection.Json;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>
/// Models, deployments and endpoints in <c>appsettings*.json</c>. A value counts as a model where its key and the value or the section
/// say so: <c>Car:Model</c> is none.
/// </summary>
public static class SettingsFileSensor
{
    private const int LongestName = 256;

    public static SensedComponents Read(string text, string file, ICollection<Finding> faults)
    {
        if (JsonTree.ParseObject(text, file, faults) is not { } tree)
            return SensedComponents.None;

        var models = new List<Declared<Model>>();
        var endpoints = new List<Declared<Endpoint>>();
        Walk(tree, tree.Root, path: "", sectionProvider: null, models, endpoints);
        return SensedComponents.None with { Models = models, Endpoints = endpoints };
    }

    // The depth of a tree is limited by its reader.
    private static void Walk(JsonTree tree, JsonNode section, string path, string? sectionProvider, List<Declared<Model>> models, List<Declared<Endpoint>> endpoints)
    {
        // An entry of an array of providers says who it is by a value.
        var provider = ProviderSaidIn(section) ?? sectionProvider;
        var isNameOfModel = IsNameOfModel(section);
        foreach (var member in section.Members)
        {
            var key = path.Length == 0 ? member.Name : path + ":" + member.Name;
            var within = MoreSpecific(SettingsKey.ProviderOf(member.Name), provider);
            switch (member.Value.Kind)
            {
                case JsonValueKind.Object:
                    Walk(tree, member.Value, key, within, models, endpoints);
                    break;
                case JsonValueKind.Array:
                    for (var i = 0; i < member.Value.Items.Count; i++)
                    {
                        if (member.Value.Items[i].Kind == JsonValueKind.Object)
                            Walk(tree, member.Value.Items[i], FormattableString.Invariant($"{key}:{i}"), within, models, endpoints);
                    }

                    break;
                case JsonValueKind.String:
                    ReadValue(tree, member, key, RoleOf(member.Name, isNameOfModel), within, models, endpoints);
                    break;
            }
        }
    }

    private static void ReadValue(
        JsonTree tree, JsonMember member, string key, SettingsKeyRole role, string? provider, List<Declared<Model>> models, List<Declared<Endpoint>> endpoints)
    {
        var value = member.Value.Text!.Trim();
        if (role == SettingsKeyRole.None || value.Length is 0 or > LongestName || IsPlaceholder(value))
            return;

        var span = tree.SpanOf(member.Value);
        Evidence[] evidence =
        [
            new Evidence(tree.File, span.Line, span.Column, Technique.ManifestAnalysis) { Context = key, Environment = ProjectFileName.EnvironmentOf(tree.File) },
        ];
        if (role == SettingsKeyRole.Endpoint)
        {
            if (provider is not null && PublicUrl.Of(value) is { } url)
                endpoints.Add(new Declared<Endpoint>(new Endpoint(url) { Provider = Known(provider), Evidence = evidence }, span));

            return;
        }

        var ofValue = ModelName.ProviderOf(value);
        var isDeployment = role == SettingsKeyRole.Deployment;
        if (!LooksLikeName(value) || (ofValue is null && provider is null) || (isDeployment && provider is null))
            return;

        var served = Known(provider) ?? (isDeployment ? ModelProvider.AzureOpenAI : ofValue ?? ModelProvider.Unknown);
        models.Add(new Declared<Model>(
            NamedModel.Of(served, value, isDeployment) with
            {
                Task = SettingsKey.TaskOf(member.Name),
                ConfigurationKey = key,

                // A key that speaks of models makes one of a value that nobody knows.
                Evidence = [evidence[0] with { Confidence = ofValue is null ? 0.6 : 1 }],
            },
            span));
    }

    private static SettingsKeyRole RoleOf(string key, bool isNameOfModel) =>
        isNameOfModel && key.Equals("Name", StringComparison.OrdinalIgnoreCase) ? SettingsKeyRole.Model : SettingsKey.RoleOf(key);

    /// <summary>A plain <c>Name</c> counts only beside a key that says who serves it, where no better key stands, and where it looks like a model.</summary>
    private static bool IsNameOfModel(JsonNode section) =>
        section.Members.Any(member => IsAnyOf(member.Name, "Provider", "ApiKey"))
        && !section.Members.Any(member => SettingsKey.RoleOf(member.Name) is SettingsKeyRole.Model or SettingsKeyRole.Deployment)
        && section.Members.LastOrDefault(member => IsAnyOf(member.Name, "Name")) is { Value: { Kind: JsonValueKind.String, Text: { } value } }
        && ModelName.ProviderOf(value) is not null;

    private static bool IsAnyOf(string name, params ReadOnlySpan<string> names)
    {
        foreach (var one in names)
        {
            if (name.Equals(one, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string? ProviderSaidIn(JsonNode section)
    {
        foreach (var member in section.Members)
        {
            if (member.Value.Kind == JsonValueKind.String
                && IsAnyOf(member.Name, "Provider", "Type")
                && SettingsKey.ProviderOf(member.Value.Text!) is { } provider)
            {
                return provider;
            }
        }

        return null;
    }

    // AI:OpenAI:Model and OpenAI:Chat:Model are both of OpenAI; AI:OpenAIModel too.
    private static string? MoreSpecific(string? inner, string? outer) => inner is null or ModelProvider.Unknown ? outer ?? inner : inner;



    private static string? Known(string? provider) => provider == ModelProvider.Unknown ? null : provider;

    private static bool IsPlaceholder(string value) =>
        value[0] is '<' or '=' or '#' or '*' || value.Contains("${", StringComparison.Ordinal) || value.Contains("{{", StringComparison.Ordinal)
        || value.StartsWith("your", StringComparison.OrdinalIgnoreCase) || value.Contains("#{", StringComparison.Ordinal);

    private static bool LooksLikeName(string value) => !value.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) && !value.Contains("://", StringComparison.Ordinal);
}
