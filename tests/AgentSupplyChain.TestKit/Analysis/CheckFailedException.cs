using Xunit.Sdk;

namespace AgentSupplyChain.TestKit.Analysis;

/// <summary>What a test asserts of an analyzer, a fix, a generator or a document does not hold.</summary>
public sealed class CheckFailedException : XunitException
{
    public CheckFailedException()
        : this("The check failed.")
    {
    }

    public CheckFailedException(string message)
        : base(message)
    {
    }

    public CheckFailedException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
