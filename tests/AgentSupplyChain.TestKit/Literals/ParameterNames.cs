using System.Reflection.Metadata;

namespace AgentSupplyChain.TestKit.Literals;

/// <summary>
/// The names of parameters across assemblies: a call says only type, name and signature of what it calls. Methods without a wanted name are
/// not kept.
/// </summary>
public sealed class ParameterNames(Func<string, bool> isWanted)
{
    private readonly Dictionary<string, string[]> _methods = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);

    public bool IsWanted(string name) => isWanted(name);

    public void Add(MetadataReader reader)
    {
        foreach (var handle in reader.MethodDefinitions)
        {
            var method = reader.GetMethodDefinition(handle);
            if (!method.GetParameters().Any(parameter => isWanted(reader.GetString(reader.GetParameter(parameter).Name))))
                continue;

            var type = TypeNames.Of(reader, method.GetDeclaringType());
            _types.Add(type);
            _methods.TryAdd(Key(type, reader.GetString(method.Name), method.DecodeSignature(TypeNames.Instance, null)), Of(reader, method));
        }
    }

    /// <summary>The names by position, empty where a parameter has none.</summary>
    public static string[] Of(MetadataReader reader, MethodDefinition method)
    {
        var names = new List<string>();
        foreach (var handle in method.GetParameters())
        {
            var parameter = reader.GetParameter(handle);
            if (parameter.SequenceNumber == 0)
                continue;

            while (names.Count < parameter.SequenceNumber)
                names.Add("");

            names[parameter.SequenceNumber - 1] = reader.GetString(parameter.Name);
        }

        return [.. names];
    }

    public string[] Of(MetadataReader reader, MemberReference method)
    {
        var type = TypeNames.Of(reader, method.Parent);
        return _types.Contains(type) && _methods.TryGetValue(Key(type, reader.GetString(method.Name), method.DecodeMethodSignature(TypeNames.Instance, null)), out var names) ? names : [];
    }

    private static string Key(string type, string name, MethodSignature<string> signature) => type + "::" + name + "(" + string.Join(';', signature.ParameterTypes) + ")";
}
