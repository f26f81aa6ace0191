using System.Security;
using System.Text.Json;
using AgentSupplyChain.Detection.Credentials;
using AgentSupplyChain.Detection.Files;
using AgentSupplyChain.TestKit.Credentials;

namespace AgentSupplyChain.Detection.Tests.Files;

/// <summary>Every known format in every shape of file, with the escapes that its syntax asks for. What is found alone must not be lost in a file.</summary>
public class FileRecallTests
{
    private const int Samples = 5;

    private static readonly (string Name, Func<string, string, string> Text)[] s_shapes =
    [
        ("appsettings.json", (name, value) => $$"""{ "A": { "{{name}}": {{Json(value)}} } }"""),
        (".env", (name, value) => value.Contains('\n', StringComparison.Ordinal) ? $"{name}={Quoted(value)}" : $"{name}='{value}'"),
        ("agent.yaml", (name, value) => value.Contains('\n', StringComparison.Ordinal) ? $"{name}: |\n  {value.Replace("\n", "\n  ", StringComparison.Ordinal)}" : $"{name}: '{value.Replace("'", "''", StringComparison.Ordinal)}'"),
        ("compose.yml", (name, value) => $"environment:\n  - {Json(name + "=" + value)}"),
        ("Dockerfile", (name, value) => $"ENV {name}={Quoted(value.Replace("\n", "\\n", StringComparison.Ordinal))}"),
        ("web.config", (name, value) => $"""<configuration><appSettings><add key="{name}" value="{SecurityElement.Escape(value)}" /></appSettings></configuration>"""),
        ("App.csproj", (name, value) => $"<Project><PropertyGroup><{name}>{SecurityElement.Escape(value)}</{name}></PropertyGroup></Project>"),
        ("calls.http", (name, value) => $"POST https://x.example\n{name}: {value.Replace('\n', ' ')}\n"),
        ("mcp.json", (name, value) => $$"""{ "servers": { "a": { "args": ["--{{name}}", {{Json(value)}}] } } }"""),
        ("prompts/a.md", (_, value) => $"Use this:\n{value}\nalways.\n"),
    ];

    public static TheoryData<int> Shapes => [.. Enumerable.Range(0, s_shapes.Length)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_tells_itself_is_found_in_any_file_under_any_name(int shape)
    {
        AssertRecall(shape, SampleGroup.SelfIdentifying, "Setting", atLeast: 0.98);
        AssertRecall(shape, SampleGroup.InsideLiteral, "Setting", atLeast: 0.95);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_only_a_name_tells_is_found_under_that_name_and_no_other(int shape)
    {
        // A prompt has no names.
        if (s_shapes[shape].Name != "prompts/a.md")
            AssertRecall(shape, SampleGroup.ByNameOnly, "API_KEY", atLeast: 0.85);

        Assert.Equal(0, Recall(shape, SampleGroup.ByNameOnly, "Setting", []));
    }

    private static void AssertRecall(int shape, SampleGroup group, string key, double atLeast)
    {
        var missed = new List<string>();

        Assert.True(Recall(shape, group, key, missed) >= atLeast, $"{s_shapes[shape].Name}, {group}: missed {string.Join(", ", missed)}");
    }

    private static double Recall(int shape, SampleGroup group, string key, List<string> missed)
    {
        var (name, text) = s_shapes[shape];
        var (found, all) = (0, 0);
        foreach (var sample in CredentialSamples.All.Where(sample => sample.Group == group))
        {
            for (var i = 0; i < Samples; i++)
            {
                all++;
                if (FileCredentials.Find(name, ProjectFileName.KindOf(name), text(key, sample.Make(new Random((i * 977) + 5))), CredentialSettings.Default).Count > 0)
                    found++;
                else
                    missed.Add(sample.Format);
            }
        }

        Assert.True(all > 0);
        return (double)found / all;
    }

    private static string Json(string value) => JsonSerializer.Serialize(value);

    private static string Quoted(string value) => "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
