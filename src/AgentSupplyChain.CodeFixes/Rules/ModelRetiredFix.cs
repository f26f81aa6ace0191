using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Writes what its provider recommends in place of a retired model.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class ModelRetiredFix() : LiteralFix(
    Register.ModelRetired.Id,
    ModelRetiredAnalyzer.Replacement,
    "Replace with",
    "Replace all retired models whose successor is known");
