import { readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/errors";

const INITIALIZER = `window.ui = SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Agentic SOC: interface</title>
<link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/swagger-initializer.js"></script>
</body>
</html>
`;

/** The names that exist. Nothing that a caller writes ever becomes part of a path. */
const ASSETS: Record<string, { type: string; file: string | null }> = {
  "swagger-ui.css": { type: "text/css; charset=utf-8", file: "swagger-ui.css" },
  "swagger-ui-bundle.js": { type: "text/javascript; charset=utf-8", file: "swagger-ui-bundle.js" },
  "swagger-initializer.js": { type: "text/javascript; charset=utf-8", file: null },
  "favicon-32x32.png": { type: "image/png", file: "favicon-32x32.png" },
};

// The reader sets style attributes and inlines its icons; it loads nothing from elsewhere and is framed by nobody.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The reader's page; works without any network. */
export function docsPage(): Response {
  return new Response(PAGE, {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY },
  });
}

/** @throws AppError not_found for a name that is not on the list */
export async function docsAsset(name: string): Promise<Response> {
  const asset = Object.hasOwn(ASSETS, name) ? ASSETS[name] : undefined;
  if (!asset) throw new AppError("not_found", "The reader has no such file.");
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules", "swagger-ui-dist");
  const body = asset.file === null ? INITIALIZER : new Uint8Array(await readFile(path.join(folder, asset.file)));
  return new Response(body, { headers: { "content-type": asset.type, "cache-control": "private, max-age=3600" } });
}
