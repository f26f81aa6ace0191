namespace AgentSupplyChain.TestKit.Builds;

/// <summary>
/// A web application with more than a hundred packages of many publishers, none of them bad, and an AI SDK among them. Versions that are missing on the source are
/// pinned, since restore would warn of them (NU1603).
/// </summary>
public static class LargeProject
{
    public const string Text = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Newtonsoft.Json" Version="13.0.4" />
            <PackageReference Include="Serilog.AspNetCore" Version="10.0.0" />
            <PackageReference Include="Serilog.Sinks.Seq" Version="9.1.0" />
            <PackageReference Include="Serilog.Sinks.File" Version="7.0.0" />
            <PackageReference Include="Npgsql.EntityFrameworkCore.PostgreSQL" Version="10.0.3" />
            <PackageReference Include="Dapper" Version="2.1.86" />
            <PackageReference Include="Polly" Version="8.9.1" />
            <PackageReference Include="FluentValidation" Version="12.2.0" />
            <PackageReference Include="StackExchange.Redis" Version="3.4.35" />
            <PackageReference Include="MassTransit.RabbitMQ" Version="9.2.6" />
            <PackageReference Include="MassTransit" Version="9.2.6" />
            <PackageReference Include="Quartz" Version="4.7.3" />
            <PackageReference Include="OpenTelemetry.Extensions.Hosting" Version="1.20.1" />
            <PackageReference Include="OpenTelemetry.Exporter.OpenTelemetryProtocol" Version="1.20.1" />
            <PackageReference Include="OpenTelemetry.Instrumentation.AspNetCore" Version="1.20.2" />
            <PackageReference Include="OpenTelemetry.Instrumentation.Http" Version="1.20.2" />
            <PackageReference Include="Azure.Identity" Version="1.21.0" />
            <PackageReference Include="Azure.Storage.Blobs" Version="12.30.1" />
            <PackageReference Include="Azure.Security.KeyVault.Secrets" Version="4.12.0" />
            <PackageReference Include="Swashbuckle.AspNetCore" Version="11.0.1" />
            <PackageReference Include="HtmlAgilityPack" Version="1.13.0" />
            <PackageReference Include="YamlDotNet" Version="18.1.0" />
            <PackageReference Include="CsvHelper" Version="34.0.0" />
            <PackageReference Include="NodaTime" Version="3.3.7" />
            <PackageReference Include="Scrutor" Version="7.0.0" />
            <PackageReference Include="OpenAI" Version="2.15.0" />
            <PackageReference Include="ModelContextProtocol" Version="2.4.0" />
            <PackageReference Include="Microsoft.Extensions.AI.Abstractions" Version="10.11.0" />
            <PackageReference Include="Microsoft.Extensions.Hosting" Version="11.0.0" />
            <PackageReference Include="Microsoft.Extensions.Http.Resilience" Version="10.11.0" />
            <PackageReference Include="Microsoft.Extensions.Caching.StackExchangeRedis" Version="11.0.0" />
            <PackageReference Include="Microsoft.AspNetCore.Authentication.JwtBearer" Version="10.0.14" />
            <PackageReference Include="Microsoft.Identity.Web" Version="4.18.0" />
            <PackageReference Include="RabbitMQ.Client" Version="7.2.2" />
            <PackageReference Include="Google.Protobuf" Version="3.36.2" />
            <PackageReference Include="CommandLineParser" Version="2.9.1" />
            <PackageReference Include="Spectre.Console" Version="0.57.2" />
            <PackageReference Include="System.CommandLine" Version="3.0.0" />
            <PackageReference Include="Polly.Extensions" Version="8.6.5" />
            <PackageReference Include="Polly.RateLimiting" Version="8.9.1" />
            <PackageReference Include="Azure.Security.KeyVault.Certificates" Version="4.10.0" />
            <PackageReference Include="Microsoft.Identity.Abstractions" Version="12.8.0" />
            <PackageReference Include="Microsoft.AspNetCore.Authentication.OpenIdConnect" Version="10.0.14" />
            <PackageReference Include="System.Security.Cryptography.Pkcs" Version="10.0.14" />
            <PackageReference Include="Microsoft.Bcl.Cryptography" Version="10.0.14" />
            <PackageReference Include="Microsoft.EntityFrameworkCore" Version="10.0.5" />
            <PackageReference Include="Microsoft.EntityFrameworkCore.Relational" Version="10.0.5" />
            <PackageReference Include="Serilog" Version="4.4.0" />
          </ItemGroup>
        </Project>
        """;
}
