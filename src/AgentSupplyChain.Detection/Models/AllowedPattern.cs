namespace AgentSupplyChain.Detection.Models;

/// <summary>A model that a policy allows: all snapshots of a family, or one.</summary>
/// <param name="Id">
/// A name as one provider writes it (<c>gpt-4o</c>, <c>gpt-4o-2024-08-06</c>), a family (<c>openai/gpt-4o</c>) or a snapshot key
/// (<c>openai/gpt-4o@2024-08-06</c>). It means the same model on every cloud.
/// </param>
/// <param name="Publisher">Who makes it, as in the family; null where the id tells.</param>
/// <param name="Snapshot">The version (<c>2024-08-06</c>) or the fixed name; null where every snapshot is allowed.</param>
public sealed record AllowedPattern(string Id, string? Publisher = null, string? Snapshot = null)
{
    private readonly ModelName _name = ModelName.Parse(ModelName.ProviderOf(Id) ?? ModelProvider.Unknown, Id);

    /// <summary>The one snapshot that is allowed, as the version in its key; null where all are.</summary>
    public string? Version => Snapshot is not null
        ? ModelName.Parse(ModelName.ProviderOf(Snapshot) ?? ModelProvider.Unknown, Snapshot).Version ?? Snapshot.Trim().ToLowerInvariant()
        : _name.Version ?? KeyVersion;

    private string? KeyVersion => Id.IndexOf('/') > 0 && Id.IndexOf('@') is > 0 and var at ? Id.Substring(at + 1).ToLowerInvariant() : null;

    /// <summary>Whether this is about the model, whatever its snapshot.</summary>
    public bool IsAbout(ModelName model)
    {
        if (Publisher is not null && !Is(Publisher, PublisherOf(model)))
            return false;

        if (Is(Id, model.Text.Trim()) || Is(Id, model.SnapshotKey))
            return true;

        if (model.Family is not { } family)
            return false;

        var bare = KeyVersion is not null ? Id.Substring(0, Id.IndexOf('@')) : Id;
        return Is(bare, family) || Is(_name.Family, family) || (Publisher is not null && Is(Publisher + "/" + bare, family));
    }

    /// <summary>Whether the model's snapshot is the allowed one. A name that is no snapshot is not: it cannot be told what is behind it.</summary>
    public bool IsSnapshotOf(ModelName model) =>
        Version is not { } version || Is(version, model.Version) || Is(Snapshot ?? Id, model.Text.Trim()) || Is(Snapshot ?? Id, model.SnapshotKey);

    private static string PublisherOf(ModelName model) =>
        model.Family is { } family && family.IndexOf('/') is > 0 and var slash ? family.Substring(0, slash) : model.Provider;

    private static bool Is(string? one, string? other) => one is not null && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
