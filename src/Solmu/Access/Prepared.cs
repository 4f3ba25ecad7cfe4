using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Solmu.Database;

namespace Solmu.Access;

/// <summary>
/// A question that pages ask at every request. For viewers who see everything it is turned into a command once instead
/// of each time, which is the larger half of what a small question costs (decision 0018); for all others it is composed
/// as usual. What it asks for must come from <typeparamref name="TAsked"/> or from the viewer: a question that holds on
/// to anything else is refused when it is first asked, so that nobody can be given what was meant for another.
/// </summary>
public sealed class Prepared<TAsked, TRow>(Func<Visible, TAsked, IQueryable<TRow>> question)
    where TAsked : class
{
    private readonly ConditionalWeakTable<IModel, Ask> prepared = [];

    private delegate IAsyncEnumerable<TRow> Ask(SolmuDb db, Viewer viewer, TAsked asked);

    public async Task<List<TRow>> ListAsync(Visible visible, TAsked asked)
    {
        if (!visible.IsWhole)
        {
            return await question(visible, asked).ToListAsync();
        }

        var rows = new List<TRow>();
        await foreach (var row in AskOf(visible, asked)(visible.Db, visible.Viewer, asked))
        {
            rows.Add(row);
        }

        return rows;
    }

    public async Task<TRow?> FirstAsync(Visible visible, TAsked asked) =>
        (await ListAsync(visible, asked)) is [var first, ..] ? first : default;

    private Ask AskOf(Visible visible, TAsked asked) =>
        prepared.TryGetValue(visible.Db.Model, out var ask) ? ask : prepared.GetValue(visible.Db.Model, _ => Prepare(visible, asked));

    private Ask Prepare(Visible visible, TAsked asked)
    {
        var rewriter = new Rewriter(visible.Viewer, asked);
        var body = rewriter.Visit(question(visible, asked).Expression);
        var lambda = Expression.Lambda(body, [rewriter.Db, .. rewriter.Values.Values.Select(value => value.Parameter)]);
        var compiled = Compiler(rewriter.Values.Count).MakeGenericMethod([typeof(SolmuDb), .. rewriter.Values.Values.Select(value => value.Parameter.Type), typeof(TRow)]).Invoke(null, [lambda])!;

        var (db, viewer, question1) = (Expression.Parameter(typeof(SolmuDb)), Expression.Parameter(typeof(Viewer)), Expression.Parameter(typeof(TAsked)));
        var arguments = rewriter.Values.Values.Select(value => (Expression)Expression.MakeMemberAccess(value.OfViewer ? viewer : question1, value.Member));
        return Expression.Lambda<Ask>(Expression.Invoke(Expression.Constant(compiled), [db, .. arguments]), db, viewer, question1).Compile();
    }

    /// <summary>The form of EF.CompileAsyncQuery that takes a question with so many values and answers rows.</summary>
    private static MethodInfo Compiler(int values) => typeof(EF).GetMethods().Single(method =>
        method.Name == nameof(EF.CompileAsyncQuery)
        && method.GetGenericArguments().Length == values + 2
        && method.GetParameters()[0].ParameterType.GetGenericArguments()[0].GetGenericArguments()[^1] is { IsGenericType: true } answer
        && answer.GetGenericTypeDefinition() == typeof(IQueryable<>));

    /// <summary>Turns what was asked for this time into parameters, and tables of this context into tables of any.</summary>
    private sealed class Rewriter(Viewer viewer, TAsked asked) : ExpressionVisitor
    {
        private static readonly MethodInfo Set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!;

        public ParameterExpression Db { get; } = Expression.Parameter(typeof(SolmuDb), "db");

        public Dictionary<(bool OfViewer, string Name), (ParameterExpression Parameter, MemberInfo Member, bool OfViewer)> Values { get; } = [];

        protected override Expression VisitExtension(Expression node) => node is EntityQueryRootExpression root
            ? Expression.Call(Db, Set.MakeGenericMethod(root.ElementType))
            : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node)
        {
            if (!TryRead(node.Expression, out var owner))
            {
                return base.VisitMember(node);
            }

            if (ReferenceEquals(owner, asked) || ReferenceEquals(owner, viewer))
            {
                var key = (ReferenceEquals(owner, viewer), node.Member.Name);
                if (!Values.TryGetValue(key, out var value))
                {
                    Values[key] = value = (Expression.Parameter(node.Type, $"{(key.Item1 ? "viewer" : "asked")}{node.Member.Name}"), node.Member, key.Item1);
                }

                return value.Parameter;
            }

            return ValueOf(node.Member, owner) is IQueryable table
                ? Visit(table.Expression)
                : throw new InvalidOperationException($"A prepared question holds on to {node}. Take it from what is asked.");
        }

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.DeclaringType == typeof(Queryable) && node.Method.Name is nameof(Queryable.Take) or nameof(Queryable.Skip) && node.Arguments[1] is ConstantExpression
                ? throw new InvalidOperationException($"A prepared question would keep the number of rows of the first time it was asked: {node.Method.Name}. Use {nameof(Rows.TakeAsked)}.")
                : base.VisitMethodCall(node);

        protected override Expression VisitConstant(ConstantExpression node) =>
            node.Value is null or string || node.Type.IsValueType ? node : throw new InvalidOperationException($"A prepared question holds on to {node}. Take it from what is asked.");

        /// <summary>The value that an expression captured, where it is one and has a way into the database's language only through us.</summary>
        private static bool TryRead(Expression? expression, out object? value)
        {
            value = null;
            switch (expression)
            {
                case ConstantExpression constant:
                    value = constant.Value;
                    return true;
                case MemberExpression { Expression: { } inner } member when TryRead(inner, out var owner):
                    value = ValueOf(member.Member, owner);
                    return true;
                default:
                    return false;
            }
        }

        private static object? ValueOf(MemberInfo member, object? owner) => member switch
        {
            FieldInfo field => field.GetValue(owner),
            PropertyInfo property => property.GetValue(owner),
            _ => null,
        };
    }
}

internal static class Rows
{
    /// <summary>As many rows as are asked for each time; a plain number would be part of the question.</summary>
    public static IQueryable<T> TakeAsked<T>(this IQueryable<T> rows, Expression<Func<int>> count) => Limited(rows, nameof(Queryable.Take), count);

    public static IQueryable<T> SkipAsked<T>(this IQueryable<T> rows, Expression<Func<int>> count) => Limited(rows, nameof(Queryable.Skip), count);

    private static IQueryable<T> Limited<T>(IQueryable<T> rows, string method, Expression<Func<int>> count) =>
        rows.Provider.CreateQuery<T>(Expression.Call(typeof(Queryable), method, [typeof(T)], rows.Expression, count.Body));
}
