using System.Globalization;

namespace AgentSupplyChain.Detection.Files.Values;

/// <summary>The names above a line of YAML, by their indentation.</summary>
internal sealed class YamlLevels(ValueList values)
{
    private const int MaxDepth = 64;

    private readonly List<Level> _levels = [];

    /// <summary>The path to what stands at the last name or hyphen.</summary>
    public string Key => Last is { } last ? ValueList.Join(last.Above, last.Step) : "";

    private Level? Last => _levels.Count > 0 ? _levels[_levels.Count - 1] : null;

    /// <summary>A hyphen stands at that indentation: another item of the list there, which may stand as far left as the list's own name.</summary>
    public void Item(int indent)
    {
        Close(level => level.Indent > indent);
        if (Last is { IsItem: true } last && last.Indent == indent)
        {
            last.Index++;
            last.Called = null;
        }
        else
        {
            Open(new Level(Key, indent, isItem: true));
        }
    }

    /// <summary>A name stands at that indentation.</summary>
    public void Name(int indent, string name)
    {
        Close(level => level.Indent >= indent);
        Open(new Level(Key, indent, isItem: false) { Name = name });
    }

    /// <summary>The key of a value, where a <c>name</c> before it may say what a <c>value</c> is called.</summary>
    public string Named(string name, string value)
    {
        if (_levels.Count < 2)
            return Key;

        var around = _levels[_levels.Count - 2];
        if (around.Called is { Length: > 0 } called && name.Equals("value", StringComparison.OrdinalIgnoreCase))
            Last!.Name = called;
        else if (name.Equals("name", StringComparison.OrdinalIgnoreCase) || name.Equals("key", StringComparison.OrdinalIgnoreCase))
            around.Called = value;

        return Key;
    }

    /// <summary>The arguments of the list that the last hyphen belongs to.</summary>
    public ArgumentValues Arguments() =>
        Last is { IsItem: true } item ? item.Arguments ??= new ArgumentValues(values, item.Above) : new ArgumentValues(values, Key);

    private void Close(Func<Level, bool> isDone)
    {
        while (Last is { } last && isDone(last))
            _levels.RemoveAt(_levels.Count - 1);
    }

    private void Open(Level level)
    {
        if (_levels.Count < MaxDepth)
            _levels.Add(level);
    }

    private sealed class Level(string above, int indent, bool isItem)
    {
        /// <summary>Cannot change while this level is open: what stands above it is closed first.</summary>
        public string Above { get; } = above;

        public int Indent { get; } = indent;

        public bool IsItem { get; } = isItem;

        public string Name { get; set; } = "";

        public int Index { get; set; }

        /// <summary>What a member <c>name</c> of this item or mapping says.</summary>
        public string? Called { get; set; }

        public ArgumentValues? Arguments { get; set; }

        public string Step => IsItem ? Index.ToString(CultureInfo.InvariantCulture) : Name;
    }
}
