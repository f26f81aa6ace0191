using Microsoft.CodeAnalysis;

namespace AgentSupplyChain.Analyzers.Inventory.Schemas;

/// <summary>The value of an optional parameter as the serializer of the SDKs writes it.</summary>
internal static class SchemaDefault
{
    /// <summary>False where it cannot be told.</summary>
    public static bool TryRead(IParameterSymbol parameter, out bool hasDefault, out object? value)
    {
        hasDefault = true;
        if (SchemaAttributes.Find(parameter, SchemaAttributes.DefaultValue) is { } attribute)
        {
            value = null;
            // A value of another type would be refused by the serializer.
            return SchemaAttributes.Argument(attribute, 0) is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } constant
                && attribute.ConstructorArguments.Length == 1
                && (constant.IsNull ? AllowsNull(parameter.Type) : SymbolEqualityComparer.Default.Equals(constant.Type, parameter.Type))
                && TryWrite(parameter.Type, constant.Value, out value);
        }

        if (parameter.HasExplicitDefaultValue)
            return TryWrite(parameter.Type, parameter.ExplicitDefaultValue, out value);

        hasDefault = false;
        value = null;
        return !parameter.IsOptional;
    }

    private static bool AllowsNull(ITypeSymbol type) => !type.IsValueType || JsonShape.InNullable(type) is not null;

    private static bool TryWrite(ITypeSymbol type, object? constant, out object? value)
    {
        value = null;
        if (constant is null && AllowsNull(type))
            return true;

        var inner = JsonShape.InNullable(type) ?? type;
        value = inner switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Enum } enumeration => Member(enumeration, constant),
            { SpecialType: SpecialType.System_String } => constant as string,
            { SpecialType: SpecialType.System_Char } => (constant as char?)?.ToString(),
            { SpecialType: SpecialType.System_Boolean } => constant as bool?,
            { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_Double } => JsonNumber.Of(constant),
            _ => constant is null ? Zero(inner) : null,
        };
        return value is not null;
    }

    // default(T), where T has no constants.
    private static string? Zero(ITypeSymbol type) => TypeName.Of(type) switch
    {
        "System.DateTime" => "0001-01-01T00:00:00",
        "System.DateTimeOffset" => "0001-01-01T00:00:00+00:00",
        "System.DateOnly" => "0001-01-01",
        "System.TimeOnly" or "System.TimeSpan" => "00:00:00",
        "System.Guid" => "00000000-0000-0000-0000-000000000000",
        _ => null,
    };

    // A value with one name is that name. Several flags, or several names for one value, are written by rules that need not be repeated here.
    private static object? Member(INamedTypeSymbol enumeration, object? constant)
    {
        var names = enumeration.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue && Equals(field.ConstantValue, constant)).Select(field => field.Name).ToList();
        var isFlags = enumeration.GetAttributes().Any(attribute => SchemaAttributes.NameOf(attribute) == "System.FlagsAttribute");
        return names.Count switch
        {
            1 => names[0],
            0 when !isFlags => JsonNumber.Of(constant),
            _ => null,
        };
    }
}
