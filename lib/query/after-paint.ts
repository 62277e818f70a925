let painted: Promise<void> | undefined;

/** Once the browser has drawn a frame: what is not needed to draw must not delay it. At once where nothing is drawn. */
export function afterPaint(): Promise<void> {
  painted ??= new Promise((resolve) => {
    if (typeof document === "undefined" || document.visibilityState === "hidden") resolve();
    else requestAnimationFrame(() => setTimeout(resolve, 0));
  });
  return painted;
}
