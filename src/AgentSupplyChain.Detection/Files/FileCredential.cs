using AgentSupplyChain.Detection.Register;

namespace AgentSupplyChain.Detection.Files;

/// <summary>A credential in a file, as gate and analyzers tell it: at the same place, in the same words, under the same fingerprint.</summary>
public sealed class FileCredential
{
    internal FileCredential(Rule rule, int start, int length, string message, string subject)
    {
        Rule = rule;
        Start = start;
        Length = length;
        Message = message;
        Subject = subject;
    }

    /// <summary>ASC6010 where the format proves it, ASC6011 where its name or place says so.</summary>
    public Rule Rule { get; }

    public int Start { get; }

    public int Length { get; }

    public string Message { get; }

    /// <summary>What it is about, behind the name of the file. Holds no part of a value that is not proven.</summary>
    public string Subject { get; }
}
