using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Qingshan.Platform.Common;

/// <summary>An expected failure on the wire: RFC 9457 problem details with the catalogued code, in the reader's language.</summary>
public sealed record Problem(
    string Type, string Title, int Status, string Detail, string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemRow>? Rows)
{
    public static Problem Of(Error error) => new(
        $"/docs/errors#{error.Code}", error.Kind.Title.ToString(), error.Kind.Status, error.Detail.ToString(), error.Code,
        error.Rows?.Select(r => new ProblemRow(r.Row, r.Field, r.Code, r.What.ToString())).ToList());
}

/// <summary>One wrong row of bad input.</summary>
public sealed record ProblemRow(int Row, string Field, string Code, string What);

/// <summary>Answers with a problem.</summary>
public sealed class ProblemResult(Error error) : IResult, IEndpointMetadataProvider
{
    /// <summary>Under which a request remembers what went wrong, for whoever writes it down.</summary>
    public const string Key = "qingshan.problem";

    public Error Error => error;

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, error);

    public static Task WriteAsync(HttpContext context, Error error)
    {
        context.Response.StatusCode = error.Kind.Status;
        context.Items[Key] = error;
        return context.Response.WriteAsJsonAsync(Problem.Of(error), options: null, contentType: "application/problem+json", context.RequestAborted);
    }

    /// <summary>Every route that can fail says so in the OpenAPI document.</summary>
    public static void PopulateMetadata(System.Reflection.MethodInfo method, Microsoft.AspNetCore.Builder.EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesProblem());

    private sealed class ProducesProblem : IProducesResponseTypeMetadata
    {
        public Type? Type => typeof(Problem);

        public int StatusCode => StatusCodes.Status400BadRequest;

        public IEnumerable<string> ContentTypes => ["application/problem+json"];
    }
}
