using AgentSupplyChain.Detection.Text;

namespace AgentSupplyChain.Detection.Models;

/// <summary>What a policy says about one model.</summary>
public enum ModelVerdict
{
    Allowed,

    /// <summary>A pattern of <c>models.deny</c> matches.</summary>
    Denied,

    /// <summary>There is a list of allowed models, and it is not on it.</summary>
    NotListed,

    /// <summary>The model is on the list with other snapshots.</summary>
    OtherSnapshot,
}

/// <summary>The models that a policy allows and denies. Denial wins. Immutable.</summary>
public sealed class ModelRules
{
    private readonly AllowedPattern[]? _allow;
    private readonly string[] _deny;

    /// <param name="allow">Null where there is no such list: then all are allowed. An empty one allows none.</param>
    /// <param name="deny">Patterns with <c>*</c>.</param>
    public ModelRules(IEnumerable<AllowedPattern>? allow, IEnumerable<string> deny)
    {
        _allow = allow?.ToArray();
        _deny = [.. deny];
    }

    public static ModelRules None { get; } = new(null, []);

    /// <summary>
    /// A floating name whose family is allowed is allowed here, also where the list names snapshots: that it moves is a finding of its own, and its
    /// remedy is one of those snapshots.
    /// </summary>
    public ModelVerdict Judge(ModelName model)
    {
        if (_deny.Any(pattern => Matches(pattern, model)))
            return ModelVerdict.Denied;

        if (_allow is null)
            return ModelVerdict.Allowed;

        var about = Array.FindAll(_allow, pattern => pattern.IsAbout(model));
        return about.Length == 0 ? ModelVerdict.NotListed
            : model.Pin == PinState.Floating || about.Any(pattern => pattern.IsSnapshotOf(model)) ? ModelVerdict.Allowed
            : ModelVerdict.OtherSnapshot;
    }

    /// <summary>
    /// The fixed name to write in place of a floating one: a snapshot that the list names for its family, else the catalogue's; null where neither
    /// is known, or where the catalogue's would not be allowed.
    /// </summary>
    public string? PinOf(ModelName model)
    {
        if (model.Pin != PinState.Floating)
            return null;

        var versions = (_allow ?? []).Where(pattern => pattern.IsAbout(model)).Select(pattern => pattern.Version).ToList();
        if (model.PinTo is { } pin && Judge(ModelName.Parse(model.Provider, pin)) == ModelVerdict.Allowed)
            return pin;

        return versions.OfType<string>()
            .OrderByDescending(version => version, StringComparer.Ordinal)
            .SelectMany(version => Written(model, version).Where(name => IsSnapshot(model, name, version)))
            .FirstOrDefault(name => Judge(ModelName.Parse(model.Provider, name)) == ModelVerdict.Allowed);
    }

    /// <summary>How providers write a version behind a name.</summary>
    private static IEnumerable<string> Written(ModelName model, string version)
    {
        const string Latest = "-latest";
        var text = model.Text.Trim();
        var at = text.IndexOf('@');
        var name = at > 0 ? text.Substring(0, at) : text.EndsWith(Latest, StringComparison.OrdinalIgnoreCase) ? text.Substring(0, text.Length - Latest.Length) : text;
        return model.Provider == ModelProvider.Vertex ? [name + "@" + version, name + "-" + version, version] : [name + "-" + version, name + "@" + version, version];
    }

    private static bool IsSnapshot(ModelName model, string name, string version) =>
        ModelName.Parse(model.Provider, name) is { Pin: PinState.Pinned } read && read.Family == model.Family
        && (string.Equals(read.Version, version, StringComparison.OrdinalIgnoreCase) || string.Equals(name, version, StringComparison.OrdinalIgnoreCase));

    private static bool Matches(string pattern, ModelName model) =>
        Wildcard.Matches(pattern, model.Text.Trim())
        || (model.Family is { } family && (Wildcard.Matches(pattern, family) || Wildcard.Matches(pattern, family.Substring(family.IndexOf('/') + 1))))
        || (model.SnapshotKey is { } key && (Wildcard.Matches(pattern, key) || Wildcard.Matches(pattern, key.Substring(key.IndexOf('/') + 1))));
}
