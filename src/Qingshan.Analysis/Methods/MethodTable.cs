using System.Collections.Immutable;

namespace Qingshan.Analysis.Methods;

/// <summary>A column with its name in the file it came from; exactly one of the three arrays is set.</summary>
/// <param name="Name">The name in the file.</param>
/// <param name="Numbers">Numbers, NaN where missing; null for another kind.</param>
/// <param name="Times">Times; null for another kind.</param>
/// <param name="Texts">Texts, empty where missing; null for another kind.</param>
public sealed record TableColumn(string Name, double[]? Numbers = null, DateTime[]? Times = null, string[]? Texts = null)
{
    /// <summary>How many rows it has.</summary>
    public int Length => Numbers?.Length ?? Times?.Length ?? Texts?.Length ?? 0;
}

/// <summary>Columns of equal length by the roles that they play.</summary>
public sealed class MethodTable
{
    private readonly ImmutableDictionary<string, ImmutableArray<TableColumn>> _roles;

    /// <summary>A table.</summary>
    /// <param name="roles">For each role the columns that play it, all equally long.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public MethodTable(IEnumerable<(string Role, TableColumn Column)> roles)
    {
        _roles = roles.GroupBy(r => r.Role, r => r.Column, StringComparer.Ordinal).ToImmutableDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        Rows = _roles.Values.FirstOrDefault() is { IsDefaultOrEmpty: false } first ? first[0].Length : 0;
        if (_roles.Values.SelectMany(c => c).Any(c => c.Length != Rows)) throw new ArgumentException("The columns of a table have to be equally long.", nameof(roles));
    }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Whether a column plays the role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>True where one does.</returns>
    public bool Has(string role) => _roles.ContainsKey(role);

    /// <summary>All columns of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The columns, in the order in which they were given; empty where none plays it.</returns>
    public ImmutableArray<TableColumn> Many(string role) => _roles.GetValueOrDefault(role, []);

    /// <summary>The numbers of a role that one column plays.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The numbers, NaN where missing.</returns>
    /// <exception cref="InvalidOperationException">No such column: a role that is not required has to be asked for with <see cref="Has"/> first.</exception>
    public double[] Numbers(string role) => One(role).Numbers ?? throw new InvalidOperationException($"{role} is not of numbers.");

    /// <summary>The times of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The times.</returns>
    /// <exception cref="InvalidOperationException">No such column.</exception>
    public DateTime[] Times(string role) => One(role).Times ?? throw new InvalidOperationException($"{role} is not of times.");

    /// <summary>The texts of a role.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The texts, empty where missing.</returns>
    /// <exception cref="InvalidOperationException">No such column.</exception>
    public string[] Texts(string role) => One(role).Texts ?? throw new InvalidOperationException($"{role} is not of texts.");

    /// <summary>The name that the column of a role has in the file.</summary>
    /// <param name="role">The role.</param>
    /// <returns>The name, for titles and axes; the role itself where no column plays it.</returns>
    public string NameOf(string role) => Has(role) ? Many(role)[0].Name : role;

    private TableColumn One(string role) => Has(role) ? Many(role)[0] : throw new InvalidOperationException($"No column plays {role}.");
}
