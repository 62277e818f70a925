import { fixedDirection } from "./fixed-direction";
import { toVisiblePieces } from "./visible-text";

/** Text that someone outside wrote: isolated from the direction of what surrounds it, and never wider than its place. */
export function OutsideText({ children, mono = false }: { children: string; mono?: boolean }) {
  return <bdi className={`wrap-anywhere ${mono ? "font-mono text-[0.92em]" : ""}`}>{fixedDirection(children)}</bdi>;
}

/** The same with nothing hidden: control, invisible and reordering characters stand as marks. */
export function VisibleText({ children }: { children: string }) {
  return (
    <bdi className="wrap-anywhere whitespace-pre-wrap">
      {toVisiblePieces(children).map((piece, at) =>
        piece.kind === "text" ? (
          piece.text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
          <span key={at} title={piece.code} className="rounded-[3px] bg-raised px-0.5 text-high">
            {piece.text}
          </span>
        ),
      )}
    </bdi>
  );
}
