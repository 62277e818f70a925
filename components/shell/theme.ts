export type Theme = "dark" | "light";

export const THEME_COOKIE = "theme";

export function readTheme(cookie: string | undefined): Theme {
  return cookie === "light" ? "light" : "dark";
}

export const otherTheme = (theme: Theme): Theme => (theme === "dark" ? "light" : "dark");

/** Paints the page anew. The choice lies in a cookie, so that the server paints the right theme at once. */
export function paintTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=31536000; samesite=lax`;
}
