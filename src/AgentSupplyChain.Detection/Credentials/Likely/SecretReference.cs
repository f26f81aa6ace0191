namespace AgentSupplyChain.Detection.Credentials;

/// <summary>Texts that name where a secret lies instead of holding it.</summary>
public static class SecretReference
{
    /// <summary>
    /// Whether the value is taken from elsewhere at run time or deployment: <c>${X}</c>, <c>%X%</c>, <c>@Microsoft.KeyVault(…)</c>,
    /// <c>op://…</c>. A placeholder for people (<c>&lt;your key&gt;</c>) is none.
    /// </summary>
    public static bool Is(string value) =>
        value.StartsWith("${", StringComparison.Ordinal) || value.StartsWith("$(", StringComparison.Ordinal)
            || value.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) || value.StartsWith("op://", StringComparison.Ordinal);
}
