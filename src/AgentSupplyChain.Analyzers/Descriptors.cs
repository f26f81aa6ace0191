using AgentSupplyChain.Detection.Register;
using RegisterRules = AgentSupplyChain.Detection.Register.Rules;
using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers;

/// <summary>The descriptors of the rules that the compiler reports, made from the register. Messages stand here: only they are ours.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor ModelVersionFloats = Create(
        RegisterRules.ModelVersionFloats,
        "Model '{0}' floats: it means another snapshot when {1} moves it. {2}.");

    public static readonly DiagnosticDescriptor ModelUncertain = Create(
        RegisterRules.ModelUncertain,
        "Model '{0}' {1}.");

    public static readonly DiagnosticDescriptor ModelRetired = Create(
        RegisterRules.ModelRetired,
        "Model '{0}' was retired by {1} on {2}: requests to it fail or are answered by another one. {3}.");

    public static readonly DiagnosticDescriptor ModelNotAllowed = Create(
        RegisterRules.ModelNotAllowed,
        "Model '{0}' is not allowed by the policy: {1}.");

    public static readonly DiagnosticDescriptor McpServerNotPinned = Create(
        RegisterRules.McpServerNotPinned,
        "MCP server '{0}' is fetched by {1} without an exact version: what runs can change between two starts. Write {2}.");

    public static readonly DiagnosticDescriptor CredentialHardcoded = Create(
        RegisterRules.CredentialHardcoded,
        "Hardcoded credential: {0}. Revoke it at the provider first, then read a new one from configuration or the environment.");

    private static DiagnosticDescriptor Create(Rule rule, string message) => new(
        rule.Id,
        rule.Title,
        message,
        RegisterRules.Category,
        rule.Recommended switch
        {
            RuleSeverity.Error => DiagnosticSeverity.Error,
            RuleSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        helpLinkUri: rule.HelpLink);
}
