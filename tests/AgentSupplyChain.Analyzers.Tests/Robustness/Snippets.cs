using System.Reflection;

namespace AgentSupplyChain.Analyzers.Tests.Robustness;

/// <summary>Code that the tests of this assembly already hold: the samples, and every snippet of a theory. A new rule brings its own.</summary>
internal static class Snippets
{
    // What the SDK's implicit usings give the samples.
    private const string Shared = "using System; using System.IO; using System.Linq; using System.Net.Http; using System.Threading; using System.Threading.Tasks; using System.Collections.Generic; ";

    private static readonly string s_samples = RegisterTests.FolderOf("samples");

    /// <summary>The sources of each sample.</summary>
    public static IReadOnlyList<(string Path, string Text)[]> Projects { get; } =
    [
        .. Directory.GetDirectories(s_samples).Order(StringComparer.Ordinal)
            .Select(project => Files(project, "*.cs").Select(file => (file.Path, Shared + file.Text)).ToArray())
            .Where(sources => sources.Length > 0),
    ];

    /// <summary>Files of the samples that a compiler is given beside the code.</summary>
    public static IReadOnlyList<(string Path, string Text)> AdditionalFiles { get; } = [.. new[] { "*.json", "*.md", "*.prompty" }.SelectMany(pattern => Files(s_samples, pattern))];

    /// <summary>The arguments of theories that look like code, as a whole file each.</summary>
    public static IReadOnlyList<string> OfTheories { get; } =
    [
        .. typeof(Snippets).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .SelectMany(attribute => attribute.ConstructorArguments[0].Value is IReadOnlyCollection<CustomAttributeTypedArgument> arguments ? arguments : [])
            .Select(argument => argument.Value)
            .OfType<string>()
            .Where(text => text.AsSpan().ContainsAny(";({"))
            .Select(text => text.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(text => text.Contains("class ", StringComparison.Ordinal) || text.Contains("record ", StringComparison.Ordinal) ? AgentCode.Usings + text : AgentCode.Body(text)),
    ];

    private static IEnumerable<(string Path, string Text)> Files(string folder, string pattern) =>
        Directory.GetFiles(folder, pattern, SearchOption.AllDirectories)
            .Select(path => path.Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.EndsWith(".g.cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => ("/project/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText(path)));
}
