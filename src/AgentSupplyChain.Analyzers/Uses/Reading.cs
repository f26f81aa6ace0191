using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>Something that is read while the application runs.</summary>
/// <param name="Path">The path of a file; null for what comes over HTTP.</param>
internal sealed record Reading(IOperation? Path, SyntaxNode Place)
{
    public static Reading? Find(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: { Name: "File", ContainingNamespace.Name: "IO" } } method } call when IsRead(method.Name) => OfFile(call.Arguments),
        IObjectCreationOperation { Type: { Name: "StreamReader" or "FileStream", ContainingNamespace.Name: "IO" } } creation => OfFile(creation.Arguments),
        IInvocationOperation call when IsFetch(call.TargetMethod.Name) && ObjectFlow.Receiver(call)?.Type is { Name: "HttpClient" or "WebClient" or "HttpMessageInvoker" } => new Reading(null, ObjectFlow.NameOf(call)),
        _ => null,
    };

    /// <summary>The reads that a value comes from and that the build has no hand in.</summary>
    public static IEnumerable<(Reading Reading, IOperation Operation)> OutsideTheBuild(IOperation value, CancellationToken cancellation)
    {
        foreach (var operation in Provenance.Of(value, cancellation).Operations)
        {
            if (Find(operation) is { } reading && !(reading.Path is { } path && Fixed.AtBuild(path, cancellation)))
                yield return (reading, operation);
        }
    }

    private static Reading? OfFile(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(argument => argument.Parameter?.Name == "path")?.Value is { } path ? new Reading(path, path.Syntax) : null;

    private static bool IsRead(string method) =>
        method is "ReadAllText" or "ReadAllTextAsync" or "ReadAllLines" or "ReadAllLinesAsync" or "ReadLines" or "ReadLinesAsync" or "ReadAllBytes" or "ReadAllBytesAsync" or "OpenText" or "OpenRead" or "Open";

    private static bool IsFetch(string method) =>
        method is "GetStringAsync" or "GetStreamAsync" or "GetByteArrayAsync" or "GetAsync" or "GetFromJsonAsync" or "PostAsync" or "Send" or "SendAsync" or "DownloadString" or "DownloadStringTaskAsync" or "DownloadData" or "DownloadDataTaskAsync";
}
