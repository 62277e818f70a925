const whole = new Intl.NumberFormat("en-GB");

/** Dollars in as many digits as say something: `$0`, `$0.00042`, `$0.037`, `$4.20`, `$1,250`. */
export function usdWords(usd: number): string {
  if (usd === 0) return "$0";
  if (usd < 0.000001) return "under $0.000001";
  const digits = usd >= 1000 ? 0 : usd >= 0.995 ? 2 : Math.min(6, 1 - Math.floor(Math.log10(usd)));
  const text = new Intl.NumberFormat("en-GB", {
    minimumFractionDigits: usd >= 0.995 ? digits : Math.min(2, digits),
    maximumFractionDigits: digits,
  });
  return `$${text.format(usd)}`;
}

/** `once`, `12 times`. */
export const timesWords = (count: number): string => (count === 1 ? "once" : `${whole.format(count)} times`);

/** `1,240 tokens in, 310 out`. */
export function tokenWords(used: { input_tokens: number; output_tokens: number }): string {
  return `${whole.format(used.input_tokens)} tokens in, ${whole.format(used.output_tokens)} out`;
}
