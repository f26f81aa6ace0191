using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>A property as JSON has it.</summary>
/// <param name="Owner">The type it is a property of, which can be derived from the one that declares it.</param>
/// <param name="Parameter">The parameter of the constructor that sets it.</param>
internal sealed record ContractProperty(INamedTypeSymbol Owner, IPropertySymbol Symbol, string Name, IParameterSymbol? Parameter, bool IsNullable, bool IsRequired);

/// <summary>The properties that System.Text.Json finds in a class, record or structure of the user, in its order: those of the derived type first.</summary>
internal static class ObjectContract
{
    /// <summary>
    /// Whether all that decides the contract is in sight: one declaration (in a type of several parts, and in a reference assembly, order and
    /// members can be others than in what runs), no generics, no converter, no polymorphism, and no collection.
    /// </summary>
    public static bool IsPlain(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, IsStatic: false, IsRefLikeType: false, IsTupleType: false }
            || type.AllInterfaces.Any(contract => TypeName.Of(contract) is "System.Collections.IEnumerable" or "System.Collections.Generic.IAsyncEnumerable`1"))
        {
            return false;
        }

        return Hierarchy(type).All(part => part is { DeclaringSyntaxReferences.Length: 1, IsGenericType: false }
            && part.ContainingType is not { IsGenericType: true }
            // Some of those of a base are inherited, and some are not.
            && (SymbolEqualityComparer.Default.Equals(part, type) ? SchemaAttributes.AreUnderstood(part) : SchemaAttributes.AreNone(part)));
    }

    /// <summary>Null where something is not understood.</summary>
    public static IReadOnlyList<ContractProperty>? Of(INamedTypeSymbol type)
    {
        if (ConstructorOf(type, out var constructor) is false)
            return null;

        var properties = new List<ContractProperty>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var setByConstructor = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        // Case does not count where a parameter is matched with its property: two properties that only case tells apart are left alone.
        var members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in Hierarchy(type).SelectMany(part => part.GetMembers()))
        {
            if (member is IFieldSymbol field && field.GetAttributes().Any(SchemaAttributes.IsOfJson) && !field.IsImplicitlyDeclared)
                return null;
            if (member is not IPropertySymbol { IsStatic: false, IsIndexer: false } property)
                continue;
            if (!SchemaAttributes.AreUnderstood(property) || property.RefKind != RefKind.None || property.IsOverride || !members.Add(property.Name))
                return null;
            if (property is not ({ GetMethod.DeclaredAccessibility: Accessibility.Public } or { SetMethod.DeclaredAccessibility: Accessibility.Public }))
                continue;
            if (IsIgnored(property) is not { } isIgnored)
                return null;

            var parameter = constructor?.Parameters.FirstOrDefault(candidate =>
                string.Equals(candidate.Name, property.Name, StringComparison.OrdinalIgnoreCase) && SymbolEqualityComparer.Default.Equals(candidate.Type, property.Type));
            if (parameter is not null)
                setByConstructor.Add(parameter);
            if (isIgnored)
                continue;

            var name = SchemaAttributes.Text(SchemaAttributes.Find(property, SchemaAttributes.Json + "JsonPropertyNameAttribute")) ?? CamelCase(property.Name);
            if (!names.Add(name))
                return null;

            properties.Add(new ContractProperty(type, property, name, parameter, IsNullable(property, parameter), IsRequired(property, parameter, constructor)));
        }

        // A parameter that meets no property makes a type that cannot be read.
        var isWhole = constructor is null || constructor.Parameters.All(parameter =>
            SchemaAttributes.AreUnderstood(parameter) && parameter.RefKind == RefKind.None && setByConstructor.Contains(parameter));
        return isWhole ? properties : null;
    }

    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        for (var part = type; part is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; part = part.BaseType)
            yield return part;
    }

    // The constructor that is marked would be another one: then nothing is said. Structures have one without parameters always.
    private static bool ConstructorOf(INamedTypeSymbol type, out IMethodSymbol? constructor)
    {
        constructor = null;
        if (type.InstanceConstructors.Any(candidate => candidate.GetAttributes().Any(SchemaAttributes.IsOfJson)))
            return false;
        if (type.TypeKind == TypeKind.Struct)
            return true;

        var open = type.InstanceConstructors.Where(candidate => candidate.DeclaredAccessibility == Accessibility.Public).ToList();
        constructor = open.Find(candidate => candidate.Parameters.IsEmpty) ?? (open.Count == 1 ? open[0] : null);
        return true;
    }

    private static bool? IsIgnored(IPropertySymbol property)
    {
        if (SchemaAttributes.Find(property, SchemaAttributes.Json + "JsonIgnoreAttribute") is not { } attribute)
            return false;

        const int Never = 0, Always = 1;
        return attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Condition").Value.Value switch
        {
            null or Always => true,
            Never => false,
            // Conditions on the value that is written say nothing of what is read, and younger ones are not known.
            _ => null,
        };
    }

    // Code that says nothing of null allows it. A property that cannot be set says nothing either, unless a constructor sets it.
    private static bool IsNullable(IPropertySymbol property, IParameterSymbol? parameter)
    {
        if (property.Type.IsValueType)
            return JsonShape.InNullable(property.Type) is not null;

        var isNullable = property.NullableAnnotation != NullableAnnotation.NotAnnotated;
        var isNullableWhenSet = parameter is not null ? parameter.NullableAnnotation != NullableAnnotation.NotAnnotated : property.SetMethod is null || isNullable;
        return property.GetMethod is null || isNullable || isNullableWhenSet;
    }

    private static bool IsRequired(IPropertySymbol property, IParameterSymbol? parameter, IMethodSymbol? constructor) =>
        (property.IsRequired && SchemaAttributes.Find(constructor, "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute") is null)
        || SchemaAttributes.Find(property, SchemaAttributes.Json + "JsonRequiredAttribute") is not null
        || SchemaAttributes.Find(property, SchemaAttributes.Required) is not null
        || (parameter is not null && (!parameter.HasExplicitDefaultValue || SchemaAttributes.Find(parameter, SchemaAttributes.Required) is not null));

    // Upper case at the start becomes lower case, up to the letter that begins the next word: URLPath is urlPath.
    private static string CamelCase(string name)
    {
        var characters = name.ToCharArray();
        for (var i = 0; i < characters.Length && char.IsUpper(characters[i]); i++)
        {
            if (i > 0 && i + 1 < characters.Length && !char.IsUpper(characters[i + 1]))
                break;

            characters[i] = char.ToLowerInvariant(characters[i]);
        }

        return new string(characters);
    }
}
