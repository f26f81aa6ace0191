namespace AgentSupplyChain.Detection.Models;

/// <summary>How much stands behind a snapshot key.</summary>
public enum KeyGrade
{
    /// <summary>There is no key: the name equals nothing.</summary>
    None,

    /// <summary>Read in the name by its provider's grammar; nobody has confirmed that the provider has such an id.</summary>
    Derived,

    /// <summary>The provider's id stands in the catalogue, or the user has stated it.</summary>
    Catalogue,
}
