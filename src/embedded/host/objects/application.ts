import { wordArgument } from "../arguments";
import { notImplemented } from "../hostError";
import { defineMembers } from "../members";

/** Separators and date patterns of the region the workbook is read in (`dataLocale`), as Excel's `cultureInfo`. */
const numberFormatInfo = defineMembers<null, Excel.NumberFormatInfo>({
  className: "NumberFormatInfo",
  read: {
    NumberDecimalSeparator: (_, { host }) => separator(host.options.dataLocale, "decimal"),
    NumberGroupSeparator: (_, { host }) => separator(host.options.dataLocale, "group"),
  },
});

const datetimeFormatInfo = defineMembers<null, Excel.DatetimeFormatInfo>({
  className: "DatetimeFormatInfo",
  read: {
    DateSeparator: (_, { host }) => datePattern(host.options.dataLocale).replace(/[dMy]/g, "")[0] ?? "/",
    ShortDatePattern: (_, { host }) => datePattern(host.options.dataLocale),
    TimeSeparator: () => ":",
  },
});

const cultureInfo = defineMembers<null, Excel.CultureInfo>({
  className: "CultureInfo",
  read: { Name: (_, { host }) => host.options.dataLocale },
  links: { NumberFormat: () => numberFormatInfo(null), DatetimeFormat: () => datetimeFormatInfo(null) },
});

export const applicationObject = defineMembers<null, Excel.Application>({
  className: "Application",
  read: {
    CalculationMode: () => "Automatic",
    DecimalSeparator: (_, { host }) => separator(host.options.dataLocale, "decimal"),
    ThousandsSeparator: (_, { host }) => separator(host.options.dataLocale, "group"),
    UseSystemSeparators: () => true,
  },
  write: {
    CalculationMode: (_, value) => {
      if (value !== "Automatic") throw notImplemented("Application.calculationMode other than Automatic");
    },
  },
  links: { CultureInfo: () => cultureInfo(null) },
  call: {
    Calculate: (_, [type], { host }) => {
      wordArgument(type, ["Recalculate", "Full", "FullRebuild"]);
      host.recalculateAll();
    },
    // Nothing to suspend: a batch is one step for everybody who looks at the workbook.
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
});

function separator(locale: string, type: "decimal" | "group"): string {
  const part = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12345.6);
  return part.find((candidate) => candidate.type === type)?.value ?? (type === "decimal" ? "." : ",");
}

function datePattern(locale: string): string {
  const letters = { day: "d", month: "M", year: "yyyy" } as const;
  return new Intl.DateTimeFormat(locale)
    .formatToParts(new Date(2026, 10, 22))
    .map(({ type, value }) => {
      if (type === "day" || type === "month")
        return letters[type].repeat(value.length > 1 && isPadded(locale) ? 2 : 1);
      return type === "year" ? letters.year : value;
    })
    .join("");
}

/** Whether days and months below ten are written with a zero. */
function isPadded(locale: string): boolean {
  return /\b0\d/.test(new Intl.DateTimeFormat(locale).format(new Date(2026, 0, 2)));
}
