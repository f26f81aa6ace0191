using System.Composition;
using AgentSupplyChain.Analyzers.Rules;
using AgentSupplyChain.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Register = AgentSupplyChain.Detection.Register.Rules;

namespace AgentSupplyChain.CodeFixes.Rules;

/// <summary>Appends the version that the policy lists for an MCP server, in code and in MCP files.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
[Shared]
public sealed class McpServerNotPinnedFix() : LiteralFix(
    Register.McpServerNotPinned.Id,
    McpServerNotPinnedAnalyzer.PinTo,
    "Pin to",
    "Pin all MCP servers whose version the policy lists");
