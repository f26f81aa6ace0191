using AgentSupplyChain.Analyzers.Flow;
using AgentSupplyChain.Detection.Models;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>A model name that reaches an SDK.</summary>
/// <param name="Value">The name, where it is written, and the configuration key that can replace it.</param>
/// <param name="Provider">Provider id; <c>unknown</c> where neither sink nor name tells.</param>
/// <param name="IsDeployment">True where the name is a deployment of the user's and says nothing about the model.</param>
/// <param name="Api">The SDK member that takes it.</param>
internal sealed record ModelUse(ResolvedText Value, string Provider, bool IsDeployment, string? Task, string Api)
{
    /// <summary>The name parsed; null for a deployment and for a name that is not known while compiling.</summary>
    public ModelName? Model => !IsDeployment && Value.Text is { } text ? ModelName.Parse(Provider, text) : null;
}
