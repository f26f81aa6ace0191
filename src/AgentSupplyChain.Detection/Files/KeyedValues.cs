using AgentSupplyChain.Detection.Files.Values;

namespace AgentSupplyChain.Detection.Files;

/// <summary>
/// The values of a file with their keys, by the syntax that its name stands for. Half-typed and broken files are the rule here: each reader
/// takes what it understands and passes over the rest, so that one missing bracket hides nothing behind it.
/// </summary>
public static class KeyedValues
{
    /// <summary>Of a longer text the beginning is read.</summary>
    internal const int LongestText = 8 * 1024 * 1024;

    /// <param name="name">Relative to the project folder, with forward slashes.</param>
    public static IReadOnlyList<KeyedValue> Read(string name, string text)
    {
        var end = Math.Min(text.Length, LongestText);
        var values = new ValueList(text);
        switch (FileSyntaxes.Of(name))
        {
            case FileSyntax.Json:
                JsonValues.Read(values, 0, end);
                break;
            case FileSyntax.Variables:
                VariableValues.Read(values, 0, end);
                break;
            case FileSyntax.Yaml:
                YamlValues.Read(values, 0, end);
                return KubernetesValues.Open(text, end, values.All);
            case FileSyntax.Prompty:
                YamlValues.ReadHead(values, end);
                break;
            case FileSyntax.Dockerfile:
                DockerfileValues.Read(values, end);
                break;
            case FileSyntax.Requests:
                RequestValues.Read(values, end);
                break;
            case FileSyntax.Xml:
                XmlValues.Read(values, 0, end);
                break;
        }

        return values.All;
    }
}
