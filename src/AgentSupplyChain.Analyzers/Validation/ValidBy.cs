namespace AgentSupplyChain.Analyzers.Validation;

/// <summary>What counts as a validation. A validator that the policy declares counts everywhere.</summary>
[Flags]
internal enum ValidBy
{
    /// <summary>A strong hash is compared with one that is known.</summary>
    Hash = 1,

    /// <summary>A signature is verified, or the signer compared with one that is known.</summary>
    Signature = 2,

    /// <summary>The name is one of a list.</summary>
    AllowList = 4,

    /// <summary>The text has a form that leaves no room for surprises.</summary>
    Form = 8,
}
