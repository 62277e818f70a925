/** How close the rows of lists stand. */
export type Density = "comfortable" | "dense";

export const DENSITY_COOKIE = "density";

export const readDensity = (cookie: string | undefined): Density => (cookie === "dense" ? "dense" : "comfortable");

export const otherDensity = (density: Density): Density => (density === "dense" ? "comfortable" : "dense");

/** Sets the rows anew. The choice lies in a cookie, so that the server draws the right height at once. */
export function setDensityOfPage(density: Density): void {
  document.documentElement.dataset.density = density;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `${DENSITY_COOKIE}=${density}; path=/; max-age=31536000; samesite=lax`;
}
