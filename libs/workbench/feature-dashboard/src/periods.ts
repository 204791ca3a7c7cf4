/** Days that figures can be counted over. */
export const periods = [7, 30, 90] as const;

/** What the address asks for, or a month. */
export const chosenPeriod = (asked: string | undefined): (typeof periods)[number] => periods.find((days) => String(days) === asked) ?? 30;
