using AgentSupplyChain.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AgentSupplyChain.Analyzers.Uses;

/// <summary>What decides which process is started, and with what.</summary>
/// <param name="Role">The subject and verb of a message: <c>command comes</c>, <c>arguments come</c>.</param>
/// <param name="IsItem">True for one argument of a list: the program gets it as it is, no shell and no splitting in between.</param>
internal sealed record ProcessStart(IOperation Value, string Role, bool IsItem = false)
{
    private const string Command = "command comes";
    private const string Line = "arguments come";

    // These take a command as an argument; "-c" and its like say so.
    private static readonly string[] Interpreters = ["cmd", "sh", "bash", "zsh", "dash", "ksh", "fish", "pwsh", "powershell", "wsl", "python", "python3", "py", "node", "perl", "ruby", "php", "osascript", "env"];
    private static readonly string[] CommandSwitches = ["-c", "/c", "/k", "-lc", "-ic", "-e", "-r", "-p", "--eval", "--print", "-command", "-encodedcommand"];

    // These fetch what they are told to and run it.
    private static readonly string[] Fetchers = ["npx", "bunx", "uvx", "pipx", "dnx"];
    private static readonly string[] Installers = ["pip", "pip3", "npm", "pnpm", "yarn", "uv", "gem", "cargo", "apt", "apt-get", "brew", "choco", "winget", "dotnet", "python", "python3", "py"];

    public static IEnumerable<ProcessStart> Find(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod: { Name: "Start", IsStatic: true, ContainingType: { Name: "Process", ContainingNamespace.Name: "Diagnostics" } } }:
            case IObjectCreationOperation { Type: { Name: "ProcessStartInfo", ContainingNamespace.Name: "Diagnostics" } }:
                if (Arguments.Named(operation, "fileName") is { } command)
                    yield return new(command, Command);
                if (Arguments.Named(operation, "arguments") is { } arguments)
                    yield return new(arguments, Line, IsItem: arguments.Type?.SpecialType != SpecialType.System_String);
                break;
            case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "FileName" or "Arguments", ContainingType.Name: "ProcessStartInfo" } property } } assignment:
                yield return new(assignment.Value, property.Name == "FileName" ? Command : Line);
                break;
            case IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add when IsArgumentList(add):
                yield return new(add.Arguments[0].Value, Line, IsItem: true);
                break;
        }
    }

    /// <summary>True where the program makes a command of an argument that it is given: a shell, an interpreter, an installer.</summary>
    public static bool TakesCommands(IOperation item, CancellationToken cancellation)
    {
        var body = Assignments.Root(item).Descendants().ToList();
        var programs = body.SelectMany(Find).Where(start => start.Role == Command).SelectMany(start => TextFlow.Resolve(start.Value, cancellation)).Select(value => ProgramOf(value.Text)).ToList();
        return programs.Any(Fetchers.Contains)
            || (programs.Any(Interpreters.Contains) && Says(body, CommandSwitches))
            || (programs.Any(Installers.Contains) && Says(body, ["install", "add", "i", "exec", "dlx"]));
    }

    private static bool Says(List<IOperation> body, string[] words) => body.Any(operation => operation is { ConstantValue: { HasValue: true, Value: string text } } && words.Contains(text.ToLowerInvariant(), StringComparer.Ordinal));

    private static string ProgramOf(string? command)
    {
        var name = command is null ? "" : command.Substring(command.LastIndexOfAny(['/', '\\']) + 1).ToLowerInvariant();
        return name.EndsWith(".exe", StringComparison.Ordinal) || name.EndsWith(".cmd", StringComparison.Ordinal) ? name.Substring(0, name.Length - 4) : name;
    }

    // info.ArgumentList.Add(x) and new ProcessStartInfo { ArgumentList = { x } }.
    private static bool IsArgumentList(IInvocationOperation add) => add.Instance switch
    {
        IPropertyReferenceOperation { Property: { Name: "ArgumentList", ContainingType.Name: "ProcessStartInfo" } } => true,
        IInstanceReferenceOperation => add.Parent is IObjectOrCollectionInitializerOperation { Parent: IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property: { Name: "ArgumentList", ContainingType.Name: "ProcessStartInfo" } } } },
        _ => false,
    };
}
