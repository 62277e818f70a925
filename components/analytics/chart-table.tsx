import Link from "next/link";
import { countWords } from "@/components/metrics/metric-words";
import type { Column } from "./column-chart";

type Props = { label: string; columns: Column[]; parts?: { key: string; name: string }[] };

/** The same as the chart, in words; what is empty is left out. */
export function ChartTable({ label, columns, parts }: Props) {
  const rows = columns.filter(({ href }) => href !== null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section aria-label={label} tabIndex={0} className="h-[172px] overflow-auto">
      <table className="w-full text-right">
        <thead className="text-[12px] text-muted">
          <tr>
            <th scope="col" className="sticky top-0 bg-panel pb-1 text-left font-normal">
              When
            </th>
            {(parts ?? rows[0]?.lines.map(([name]) => ({ key: name, name })) ?? []).map(({ key, name }) => (
              <th key={key} scope="col" className="sticky top-0 bg-panel pb-1 pl-3 font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap py-0.5 text-left font-normal">
                <Link
                  href={row.href ?? ""}
                  prefetch={false}
                  aria-label={row.name}
                  className="text-accent hover:underline"
                >
                  {row.words}
                </Link>
              </th>
              {parts
                ? parts.map(({ key }) => {
                    const part = row.parts.find((each) => each.key === key);
                    return (
                      <td key={key} className="pl-3">
                        {part ? (
                          <Link href={part.href} prefetch={false} aria-label={part.name} className="hover:underline">
                            {countWords(part.value)}
                          </Link>
                        ) : (
                          <span className="text-muted">0</span>
                        )}
                      </td>
                    );
                  })
                : row.lines.map(([name, value]) => (
                    <td key={name} className="whitespace-nowrap pl-3">
                      {value}
                    </td>
                  ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
