using AgentSupplyChain.Core.Inventory;
using AgentSupplyChain.Detection.Prompts;
using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Core.Sense.Files;

/// <summary>A file that holds a prompt. Only its hash goes on; for a prompty file also the model that its head names.</summary>
public static class PromptFileSensor
{
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
            Evidence = [new Evidence(file, 0, 0, Technique.Filename) { Confidence = file.EndsWith(".prompty", StringComparison.OrdinalIgnoreCase) ? 1 : 0.8 }],
        };
        return SensedComponents.None with
        {
            Prompts = [new Declared<Prompt>(prompt, new FileSpan(file))],
            Models = ModelOf(head, text, file) is { } model ? [model] : [],
        };
    }

    private static string? RoleOf(string file, PromptyHead head)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name.Contains("system", StringComparison.OrdinalIgnoreCase) || head.FirstRole == "system" ? "system" : head.FirstRole;
    }

    private static Declared<Model>? ModelOf(PromptyHead head, string text, string file)
    {
        if (PromptyModel.Of(head) is not { } named)
            return null;

        var span = new TextLines(text).SpanOf(file, named.Name.Start, named.Name.Start + named.Name.Text.Length);
        return new Declared<Model>(
            NamedModel.Of(named.Provider, named.Name.Text, named.IsDeployment) with
            {
                Task = head["model.api"]?.Text is "chat" or "completion" || head["model.apiType"]?.Text is "chat" ? "chat" : null,
                Evidence = [new Evidence(file, span.Line, span.Column, Technique.ManifestAnalysis) { Context = named.Name.Path }],
            },
            span);
    }
}
