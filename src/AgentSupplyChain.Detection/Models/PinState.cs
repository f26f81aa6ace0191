namespace AgentSupplyChain.Detection.Models;

/// <summary>Whether a name means the same bytes tomorrow.</summary>
public enum PinState
{
    /// <summary>The name does not tell.</summary>
    Unknown,

    /// <summary>The name is one snapshot, version or digest.</summary>
    Pinned,

    /// <summary>The name moves to whatever its publisher puts behind it.</summary>
    Floating,

    /// <summary>The publisher offers no name that would be fixed.</summary>
    Unpinnable,
}
