using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Writes the snapshot that the policy names, or the catalogue knows, in place of a floating model name.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class ModelVersionFloatsFix() : LiteralFix(
    Register.ModelVersionFloats.Id,
    ModelVersionFloatsAnalyzer.PinTo,
    "Pin to",
    "Pin all floating models whose snapshot is known");
