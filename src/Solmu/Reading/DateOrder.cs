namespace Solmu.Reading;

/// <summary>In which order day, month and year stand in a date made of numbers.</summary>
internal enum DateOrder
{
    Dmy,
    Mdy,
    Ymd,
}
