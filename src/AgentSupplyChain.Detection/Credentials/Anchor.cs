using System.Runtime.InteropServices;

namespace AgentSupplyChain.Detection.Credentials;

/// <summary>A piece of text that all credentials of a shape hold at the same place; its own text stands in the table of formats.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Anchor
{
    /// <summary>Where its text begins in the table.</summary>
    public int Start;

    public int Length;

    /// <summary>Where the shape around it begins in the table.</summary>
    public int Shape;

    /// <summary>The number of its line.</summary>
    public int Line;

    public Proof Proof;

    /// <summary>Which of its pairs of characters is the rarest, and the one that is looked for.</summary>
    public int Trigger;

    /// <summary>The next anchor with the same trigger, or zero.</summary>
    public short Next;
}
