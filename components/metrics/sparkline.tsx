/** A line of a few values, for the shape only: the figures stand in the chart beside. */
export function Sparkline({ values, className }: { values: number[]; className?: string }) {
  const width = 52;
  const height = 24;
  const top = Math.max(1, ...values);
  const step = width / Math.max(1, values.length - 1);
  const points = values.map(
    (value, index) => `${(index * step).toFixed(1)},${(height - 2 - (value / top) * (height - 4)).toFixed(1)}`,
  );
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={height}
      preserveAspectRatio="none"
      viewBox={`0 0 ${width} ${height}`}
      className={className}
    >
      <polyline points={points.join(" ")} fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
    </svg>
  );
}
