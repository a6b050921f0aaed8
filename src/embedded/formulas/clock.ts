/** The local date and time as an Excel serial of the 1900 system: whole days since 1899-12-30. */
export function dateToSerial(now: Date): number {
  const local = Date.UTC(
    now.getFullYear(),
    now.getMonth(),
    now.getDate(),
    now.getHours(),
    now.getMinutes(),
    now.getSeconds(),
    now.getMilliseconds(),
  );
  return local / 86_400_000 + 25_569;
}

/** Days between serial 0 of the 1900 and of the 1904 date system. */
export const DAYS_1904 = 1462;
