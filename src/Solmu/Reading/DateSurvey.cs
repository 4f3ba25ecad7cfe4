namespace Solmu.Reading;

/// <summary>Finds the one order of day, month and year that the dates of a file are written in.</summary>
internal sealed class DateSurvey
{
    private static readonly DateOrder[] Orders = [DateOrder.Dmy, DateOrder.Mdy, DateOrder.Ymd];

    private readonly long[] deciding = new long[Orders.Length];
    private readonly bool[] ruledOut = new bool[Orders.Length];
    private bool sawNumbers;
    private bool yearNeverFirst;

    public void Add(in DateCell cell)
    {
        if (cell.IsDecided)
        {
            return;
        }

        var allowed = 0;
        var last = 0;
        for (var i = 0; i < Orders.Length; i++)
        {
            if (cell.Allows(Orders[i]))
            {
                allowed++;
                last = i;
            }
        }

        // A cell that is no date in any order says nothing about the others.
        if (allowed == 0)
        {
            return;
        }

        sawNumbers = true;
        yearNeverFirst |= cell.InOrder(DateOrder.Ymd) is null;
        deciding[last] += allowed == 1 ? 1 : 0;
        for (var i = 0; i < Orders.Length; i++)
        {
            ruledOut[i] |= !cell.Allows(Orders[i]);
        }
    }

    /// <summary>The order that most of the deciding cells are in; null when none decides, or as many speak for another.</summary>
    public DateOrder? Decide()
    {
        if (deciding[(int)DateOrder.Ymd] > 0 && !yearNeverFirst)
        {
            return DateOrder.Ymd;
        }

        var most = deciding.Max();
        if (most > 0)
        {
            return deciding.Count(n => n == most) == 1 ? Orders[Array.IndexOf(deciding, most)] : null;
        }

        return sawNumbers && ruledOut.Count(r => !r) == 1 ? Orders[Array.IndexOf(ruledOut, false)] : null;
    }
}
