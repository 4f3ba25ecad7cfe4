using System.Linq.Expressions;

namespace Solmu.Access;

/// <summary>Holds a rule about a number, such as that of an organisation, to the records that carry it.</summary>
internal static class Rule
{
    public static Expression<Func<T, bool>> On<T>(this Expression<Func<long, bool>> rule, Expression<Func<T, long>> number) =>
        Expression.Lambda<Func<T, bool>>(With(rule, number), number.Parameters);

    public static Expression<Func<T, bool>> Not<T>(this Expression<Func<long, bool>> rule, Expression<Func<T, long>> number) =>
        Expression.Lambda<Func<T, bool>>(Expression.Not(With(rule, number)), number.Parameters);

    private static Expression With<T>(Expression<Func<long, bool>> rule, Expression<Func<T, long>> number) =>
        new Put(rule.Parameters[0], number.Body).Visit(rule.Body);

    private sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }
}
