/** A number of bytes as people say it, in the unit that servers state their limits in (1 MB = 1024 × 1024 bytes). */
export function sizeText(bytes: number, locale?: string): string {
  const megabytes = bytes / 1024 ** 2;
  const [value, unit] = megabytes < 1 ? [bytes / 1024, 'kilobyte'] : [megabytes, 'megabyte'];
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: value < 10 ? 1 : 0,
  });
  // A figure and its unit stay on one line.
  return format.format(value).replaceAll(' ', '\u00a0');
}
