/** `manual` when a person filled in a form, pasted or uploaded it; the console says so. */
export const postedOrigin = (request: Request): "api" | "manual" =>
  request.headers.get("x-soc-origin") === "manual" ? "manual" : "api";
