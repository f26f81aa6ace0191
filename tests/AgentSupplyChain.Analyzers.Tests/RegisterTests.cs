using System.Globalization;
using System.Reflection;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Rules;
using AgentSupplyChain.Detection.Register;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.Analyzers.Tests;

/// <summary>Analyzers, fixes, register and release file tell the same story, and the assemblies load where compilers load them.</summary>
public class RegisterTests
{
    private static readonly Assembly s_analyzerAssembly = typeof(ModelVersionFloatsAnalyzer).Assembly;
    private static readonly Assembly s_fixAssembly = typeof(ModelVersionFloatsFix).Assembly;

    internal static DiagnosticAnalyzer[] Analyzers { get; } = [.. Made<DiagnosticAnalyzer>(s_analyzerAssembly)];

    [Fact]
    public void Every_rule_that_an_analyzer_reports_is_in_the_register_and_the_other_way_round() => Assert.Equal(
        Register.All.Where(rule => rule.ReportedBy.HasFlag(ReportedBy.Analyzer)).Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Descriptors().Select(descriptor => descriptor.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_descriptor_is_what_the_register_says() => Assert.All(Descriptors(), descriptor =>
    {
        var rule = Register.Find(descriptor.Id)!;
        Assert.Equal(rule.HelpLink, descriptor.HelpLinkUri);
        Assert.Equal(rule.Title, descriptor.Title.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(rule.Recommended.ToString(), descriptor.DefaultSeverity.ToString());
        Assert.Equal(Register.Category, descriptor.Category);
        Assert.True(descriptor.IsEnabledByDefault);
    });

    [Fact]
    public void Every_rule_with_a_fix_has_one_and_the_other_way_round() => Assert.Equal(
        Register.All.Where(rule => rule.Fix is not null).Select(rule => rule.Id).Order(StringComparer.Ordinal),
        Made<CodeFixProvider>(s_fixAssembly).SelectMany(fix => fix.FixableDiagnosticIds).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_fix_can_be_applied_to_all() => Assert.All(Made<CodeFixProvider>(s_fixAssembly), fix =>
    {
        Assert.NotNull(fix.GetFixAllProvider());
        Assert.Contains(LanguageNames.CSharp, fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Languages);
    });

    [Fact]
    public void The_release_file_lists_every_rule_with_its_severity()
    {
        var folder = FolderOf("src/AgentSupplyChain.Analyzers");
        string[] files = ["AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md"];
        Assert.Equal(
            Descriptors().Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(CultureInfo.InvariantCulture)}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            files.SelectMany(file => File.ReadLines(Path.Combine(folder, file))).Where(line => line.StartsWith("ASC", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Analyzers_and_fixes_are_sealed() =>
        Assert.All(Types(s_analyzerAssembly).Concat(Types(s_fixAssembly)).Where(type => !type.IsAbstract && (type.IsAssignableTo(typeof(DiagnosticAnalyzer)) || type.IsAssignableTo(typeof(CodeFixProvider)))), type => Assert.True(type.IsSealed, type.FullName));

    [Fact]
    public void Nothing_static_can_change()
    {
        var fields = Types(s_analyzerAssembly).Concat(Types(s_fixAssembly))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            // The compiler keeps delegates of its own in fields that it names.
            .Where(field => !field.IsLiteral && !field.Name.Contains('<', StringComparison.Ordinal) && !field.DeclaringType!.Name.Contains('<', StringComparison.Ordinal));
        Assert.All(fields, field => Assert.True(field.IsInitOnly, $"{field.DeclaringType}.{field.Name}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Only_what_the_compiler_has_itself_is_referenced(bool fixes)
    {
        var assembly = fixes ? s_fixAssembly : s_analyzerAssembly;
        string[] allowed = ["netstandard", "System.Collections.Immutable", "System.Memory", "System.Composition.AttributedModel", "AgentSupplyChain.Detection", .. fixes ? ["AgentSupplyChain.Analyzers"] : Array.Empty<string>()];
        string[] compiler = ["Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", .. fixes ? ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces"] : Array.Empty<string>()];
        Assert.All(assembly.GetReferencedAssemblies(), reference => Assert.Contains(reference.Name, allowed.Concat(compiler)));
        Assert.All(assembly.GetReferencedAssemblies().Where(reference => compiler.Contains(reference.Name)), reference => Assert.Equal(new Version(4, 14, 0, 0), reference.Version));
    }

    // A rule may have an analyzer for code that resolves and one for code that does not, or one for files, with words of their own.
    private static IEnumerable<DiagnosticDescriptor> Descriptors() => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Distinct();

    private static IEnumerable<T> Made<T>(Assembly assembly) =>
        Types(assembly).Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(T))).Select(type => (T)Activator.CreateInstance(type)!);

    private static Type[] Types(Assembly assembly) => assembly.GetTypes();

    internal static string FolderOf(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, path)))
            folder = folder.Parent;

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException(path), path);
    }
}
