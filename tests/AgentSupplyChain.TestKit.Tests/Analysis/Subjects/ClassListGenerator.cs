using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace AgentSupplyChain.TestKit.Tests.Analysis.Subjects;

/// <summary>Writes a file of comments that names each class marked with [Obsolete]. Subjects derive from it to do one thing wrong.</summary>
public class ClassListGenerator : IIncrementalGenerator
{
    public const string Step = "classes";

    public virtual void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute",
            (node, _) => node is ClassDeclarationSyntax,
            (found, _) => found.TargetSymbol.Name).WithTrackingName(Step);
        context.RegisterImplementationSourceOutput(classes.Collect(), Write);
    }

    protected virtual void Write(SourceProductionContext context, ImmutableArray<string> names) =>
        context.AddSource("Classes.g.cs", SourceText.From(string.Concat(names.Select(Line)), Encoding.UTF8));

    protected virtual string Line(string name) => $"// {name}\n";
}

public sealed class ThrowingGenerator : ClassListGenerator
{
    protected override string Line(string name) => throw new InvalidOperationException("no such class");
}

public sealed class ReportingGenerator : ClassListGenerator
{
    protected override void Write(SourceProductionContext context, ImmutableArray<string> names) => context.ReportDiagnostic(Diagnostic.Create(NameAnalyzer.Other, Location.None));
}

public sealed class NotCompilingGenerator : ClassListGenerator
{
    protected override string Line(string name) => $"class {name}List : Missing {{ }}";
}

public sealed class AttributeGenerator : ClassListGenerator
{
    protected override string Line(string name) => $"[assembly: System.Reflection.AssemblyMetadata(\"class\", \"{name}\")]";
}

public sealed class CountingGenerator : ClassListGenerator
{
    private static int count;

    protected override string Line(string name) => $"// {name} {Interlocked.Increment(ref count)}\n";
}

/// <summary>An array is equal to itself only, so each compilation makes a new value.</summary>
public sealed class ArrayModelGenerator : ClassListGenerator
{
    public override void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var classes = context.CompilationProvider.Select((compilation, _) => compilation.SyntaxTrees.Select(tree => tree.Length).ToArray()).WithTrackingName(Step);
        context.RegisterImplementationSourceOutput(classes, (output, lengths) => output.AddSource("Classes.g.cs", SourceText.From($"// {lengths[0]}\n", Encoding.UTF8)));
    }
}

/// <summary>The named step is cached, the output behind it is not.</summary>
public sealed class LateCompilationGenerator : ClassListGenerator
{
    public override void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var name = context.CompilationProvider.Select((compilation, _) => compilation.AssemblyName).WithTrackingName(Step);
        context.RegisterImplementationSourceOutput(name.Combine(context.CompilationProvider), (output, pair) => output.AddSource("Classes.g.cs", SourceText.From($"// {pair.Left}\n", Encoding.UTF8)));
    }
}

/// <summary>Syntax nodes of an unchanged file stay the same, so the step looks cached, and keeps the whole tree.</summary>
public sealed class NodeModelGenerator : ClassListGenerator
{
    public override void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var nodes = context.SyntaxProvider.ForAttributeWithMetadataName("System.ObsoleteAttribute", (_, _) => true, (found, _) => found.TargetNode).WithTrackingName(Step);
        context.RegisterImplementationSourceOutput(nodes.Collect(), (output, found) => Write(output, [.. found.Select(node => node.Kind().ToString())]));
    }
}

public sealed class LocationModelGenerator : ClassListGenerator
{
    public override void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.ObsoleteAttribute",
            (_, _) => true,
            (found, _) => new Model(found.TargetSymbol.Name, new Place(found.TargetNode.GetLocation()))).WithTrackingName(Step);
        context.RegisterImplementationSourceOutput(models.Collect(), (output, found) => Write(output, [.. found.Select(model => model.Name)]));
    }

    private sealed record Model(string Name, Place Place);

    private sealed record Place(Location Location);
}
