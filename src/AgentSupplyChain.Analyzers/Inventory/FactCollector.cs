using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Analyzers.Sinks;
using AgentSupplyChain.Analyzers.Uses;
using AgentSupplyChain.Detection.Facts;
using AgentSupplyChain.Detection.Models;
using AgentSupplyChain.Detection.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
                facts.Add(Tool(offered, Place.Of(declaration.Identifier.GetLocation(), method), context.SemanticModel.Compilation));

            return new FactList(facts);
        }

        if (context.SemanticModel.GetOperation(context.Node, cancellation) is not { } operation)
            return FactList.Empty;

        var symbol = context.SemanticModel.GetEnclosingSymbol(context.Node.SpanStart, cancellation);
        foreach (var part in SinkUses.Parts(operation))
            FromSink(part, symbol, facts, cancellation);

        if (ToolUse.Find(operation, cancellation) is { } tool)
            facts.Add(Tool(tool, Place.Of(tool.Place.GetLocation(), symbol), context.SemanticModel.Compilation));

        foreach (var named in PackagedTools.Find(operation, cancellation).Concat(AllowedTools.Find(operation, cancellation)))
            facts.Add(Tool(named, Place.Of(named.Place.GetLocation(), symbol), context.SemanticModel.Compilation));

        if (McpUse.Find(operation, cancellation) is { } server)
            facts.Add(McpServer(server, Place.Of(server.Place.GetLocation(), symbol)));

        if (AgentUse.Find(operation, cancellation) is { } agent)
            facts.Add(Agent(agent, Place.Of(agent.Place.GetLocation(), symbol)));

        return new FactList(facts);
    }

    private static void FromSink(IOperation part, ISymbol? symbol, List<CodeFact> facts, CancellationToken cancellation)
    {
        if (SinkUses.Find(part) is not var (sink, value))
        {
            // Not an SDK's member: perhaps a method of the project that hands a model on.
            facts.AddRange(SinkUses.Models(part, cancellation).Select(use => Model(use, Place.Of(use.Value.Place.GetLocation(), symbol))));
            return;
        }

        switch (sink.Kind)
        {
            case SinkKind.Model:
            case SinkKind.Deployment:
                facts.AddRange(SinkUses.Models(part, cancellation).Select(use => Model(use, Place.Of(use.Value.Place.GetLocation(), symbol))));
                break;
            case SinkKind.Prompt:
                foreach (var text in PromptText.Of(value, cancellation))
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
            case SinkKind.Weights:
                facts.AddRange(TextFlow.Resolve(value, cancellation).Select(path => Weights(sink, path, Place.Of(path.Place.GetLocation(), symbol))));
                break;
            case SinkKind.VectorStore:
                facts.AddRange(TextFlow.Resolve(value, cancellation).Select(name => VectorStore(sink, name, Place.Of(name.Place.GetLocation(), symbol))));
                break;
            case SinkKind.Agent:
                // An agent is recorded as a whole, from its call or creation.
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

    // Weights that the program loads itself: the file is the model. A path of one machine is not told, its last part is.
    private static CodeFact Weights(Sink sink, ResolvedText path, Place place) => place.Fact(
        FactKind.Model,
        (FactField.Name, path.Text is { } text ? WeightsPath.Tellable(text) : null),
        (FactField.Unknown, path.Text is null ? "not-constant" : null),
        (FactField.Provider, ModelProvider.Local),
        (FactField.ConfigurationKey, path.ConfigurationKey),
        (FactField.Api, sink.Api));

    private static CodeFact VectorStore(Sink sink, ResolvedText name, Place place) => place.Fact(
        FactKind.VectorStore,
        (FactField.Name, name.Text),
        (FactField.Unknown, name.Text is null ? "not-constant" : null),
        (FactField.ConfigurationKey, name.ConfigurationKey),
        (FactField.Api, sink.Api));

    private static CodeFact Endpoint(Sink sink, string url, string? key, Place place) => place.Fact(
        FactKind.Endpoint,
        (FactField.Url, url),
        (FactField.Provider, ProviderOf(url) ?? sink.Provider),
        (FactField.ConfigurationKey, key),
        (FactField.Api, sink.Api));

    // OpenAI's client reaches many servers: a host that is known tells more than the client.
    private static string? ProviderOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && ModelProvider.OfHost(uri.Host) is var host && host != ModelProvider.Unknown ? host : null;

    private static CodeFact Tool(ToolUse use, Place place, Compilation compilation) => place.Fact(
        FactKind.Tool,
        (FactField.Name, use.Name),
        (FactField.Unknown, use.Name is null ? "not-constant" : null),
        (FactField.DescriptionSha256, use.Description is { } text ? NormalisedText.Sha256(text) : null),
        (FactField.SchemaSha256, use.SchemaSha256),
        (FactField.Implementation, use.Method is { } method ? Place.NameOf(method) : null),
        (FactField.Role, use.IsOnlyNamed ? "allowed" : use.IsOfferedOverMcp ? "offered" : null),
        (FactField.Hints, use.Hints.Text),
        (FactField.Approval, use.Approval),
        (FactField.Assembly, use.IsOnlyNamed || use.IsCodeUnseen ? null : (use.Assembly ?? compilation.Assembly).Name),
        (FactField.Server, use.Server),
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
        (FactField.Sha256, use.Instructions is { Length: > 0 } text ? NormalisedText.Sha256(text) : null),
        (FactField.Tools, Names(use.Tools)),
        (FactField.Servers, Names(use.Servers)),
        (FactField.Api, use.Api));

    // A name with a comma in it is no tool's name at any provider: it would read as two.
    private static string? Names(IReadOnlyList<string> names) =>
        names.Count == 0 ? null : string.Join(",", names.Where(name => name.IndexOf(',') < 0).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal));
}
