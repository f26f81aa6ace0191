using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Inventory;

/// <summary>Turns a candidate node into facts. It asks the same questions as the rules, and keeps only what may be told: hashes, never text.</summary>
internal static class FactCollector
{
    public static FactList Collect(GeneratorSyntaxContext context, CancellationToken cancellation)
    {
        var facts = new List<CodeFact>();
        if (context.Node is MethodDeclarationSyntax declaration)
        {
            if (context.SemanticModel.GetDeclaredSymbol(declaration, cancellation) is IMethodSymbol method && ToolUse.OfMethod(method, declaration) is { } offered)
                facts.Add(Tool(offered, Place.Of(declaration.Identifier.GetLocation(), method)));

            return new FactList(facts);
        }

        if (context.SemanticModel.GetOperation(context.Node, cancellation) is not { } operation)
            return default;

        var symbol = context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, cancellation);
        foreach (var part in Parts(operation))
            FromSink(part, symbol, facts, cancellation);

        if (ToolUse.Find(operation, cancellation) is { } tool)
            facts.Add(Tool(tool, Place.Of(tool.Place.GetLocation(), symbol)));

        if (McpUse.Find(operation, cancellation) is { } server)
            facts.Add(McpServer(server, Place.Of(server.Place.GetLocation(), symbol)));

        if (AgentUse.Find(operation, cancellation) is { } agent)
            facts.Add(Agent(agent, Place.Of(agent.Place.GetLocation(), symbol)));

        return new FactList(facts);
    }

    private static IEnumerable<IOperation> Parts(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        IAssignmentOperation => [operation],
        _ => [],
    };

    private static void FromSink(IOperation part, ISymbol? symbol, List<CodeFact> facts, CancellationToken cancellation)
    {
        if (SinkUses.Find(part) is not var (sink, value))
            return;

        switch (sink.Kind)
        {
            case SinkKind.Model:
                facts.AddRange(SinkUses.Models(part, cancellation).Select(use => Model(use, Place.Of(use.Value.Place.GetLocation(), symbol))));
                break;
            case SinkKind.Prompt:
                foreach (var text in TextFlow.Resolve(value, cancellation))
                {
                    if (text.Text is { Length: > 0 } prompt)
                        facts.Add(Prompt(sink, prompt, Place.Of(text.Place.GetLocation(), symbol)));
                }

                break;
            case SinkKind.Endpoint:
                foreach (var address in UriFlow.Resolve(value, cancellation))
                {
                    if ((address.Text is { } text ? UriFlow.Sanitise(text) : null) is { } url)
                        facts.Add(Endpoint(sink, url, address.ConfigurationKey, Place.Of(address.Place.GetLocation(), symbol)));
                }

                break;
        }
    }

    private static CodeFact Model(ModelUse use, Place place) => place.Fact(
        FactKind.Model,
        (FactField.Name, use.Value.Text),
        (FactField.Unknown, use.Value.Text is null ? "not-constant" : null),
        (FactField.Provider, use.Provider),
        (FactField.Task, use.Task),
        (FactField.Deployment, use.IsDeployment ? "true" : null),
        (FactField.ConfigurationKey, use.Value.ConfigurationKey),
        (FactField.Api, use.Api));

    private static CodeFact Prompt(Sink sink, string text, Place place) => place.Fact(
        FactKind.Prompt,
        (FactField.Name, place.Symbol),
        (FactField.Sha256, NormalisedText.Sha256(text)),
        (FactField.Role, sink.Role),
        (FactField.Api, sink.Api));

    private static CodeFact Endpoint(Sink sink, string url, string? key, Place place) => place.Fact(
        FactKind.Endpoint,
        (FactField.Url, url),
        (FactField.Provider, sink.Provider),
        (FactField.ConfigurationKey, key),
        (FactField.Api, sink.Api));

    private static CodeFact Tool(ToolUse use, Place place) => place.Fact(
        FactKind.Tool,
        (FactField.Name, use.Name),
        (FactField.Unknown, use.Name is null ? "not-constant" : null),
        (FactField.DescriptionSha256, use.Description is { } text ? NormalisedText.Sha256(text) : null),
        (FactField.SchemaSha256, use.SchemaSha256),
        (FactField.Implementation, use.Method is { } method ? Place.NameOf(method) : null),
        (FactField.Role, use.IsOfferedOverMcp ? "offered" : null),
        (FactField.Api, use.Api));

    private static CodeFact McpServer(McpUse use, Place place) => place.Fact(
        FactKind.McpServer,
        (FactField.Name, use.Name),
        (FactField.Role, use.Role),
        (FactField.Transport, use.Transport),
        (FactField.Launcher, use.Command?.Launcher),
        (FactField.Package, use.Command?.Package),
        (FactField.Version, use.Command?.Version),
        (FactField.Pin, use.Command is { } command ? command.Pin.ToString().ToLowerInvariant() : null),
        (FactField.Url, use.Url),
        (FactField.EnvironmentNames, use.EnvironmentNames.Count > 0 ? string.Join(",", use.EnvironmentNames) : null),
        (FactField.Api, use.Api));

    private static CodeFact Agent(AgentUse use, Place place) => place.Fact(
        FactKind.Agent,
        (FactField.Name, use.Name),
        (FactField.Model, use.Model),
        (FactField.Api, use.Api));
}
