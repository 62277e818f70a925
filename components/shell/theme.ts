export type Theme = "dark" | "light";

export const THEME_COOKIE = "theme";

export function readTheme(cookie: string | undefined): Theme {
  return cookie === "light" ? "light" : "dark";
}
