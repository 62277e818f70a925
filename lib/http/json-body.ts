import { AppError } from "@/lib/errors";

export const MAX_BODY_BYTES = 1024 * 1024;
const MAX_DEPTH = 1000; // far above what any schema takes, far below what recursion bears

function refuseForeignType(contentType: string): void {
  const [type = "", ...parameters] = contentType
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters
    .find((part) => part.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  const isJson = type === "application/json" || /^application\/[a-z0-9.-]+\+json$/.test(type);
  if (!isJson || (charset !== undefined && charset !== "utf-8" && charset !== "us-ascii")) {
    throw new AppError("unsupported_media_type", "The body must be sent as application/json in UTF-8.");
  }
}

function tooLarge(limit: number): AppError {
  return new AppError("too_large", `The body must be at most ${limit / 1024 / 1024} MiB.`);
}

/** Counts while it reads: a stream without a length may not fill the memory either. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new AppError("bad_request", "The body ended before it was complete.", { cause });
    });
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel().catch(() => undefined); // the caller may already be gone
      throw tooLarge(limit);
    }
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** Depth of the text itself, without recursion: what follows may recurse and must not be a victim of it. */
export function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) depth--;
  }
  return false;
}

/**
 * The JSON of a request body.
 * @throws AppError too_large, unsupported_media_type, bad_request (not UTF-8, not JSON, empty), invalid (absurdly deep)
 */
export async function readJson(request: Request, maxBytes = MAX_BODY_BYTES): Promise<unknown> {
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") throw new AppError("unsupported_media_type", "Compressed bodies are not read.");
  const contentType = request.headers.get("content-type");
  if (contentType) refuseForeignType(contentType);
  const bytes = await readBytes(request, maxBytes);
  if (bytes.byteLength === 0) throw new AppError("bad_request", "The body is empty; JSON is expected.");
  if (!contentType) refuseForeignType("");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError("bad_request", "The body is not valid UTF-8.", { cause });
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw new AppError("bad_request", "The body is not valid JSON.", { cause });
  }
  if (nestsDeeperThan(text, MAX_DEPTH)) {
    const message = `must be at most ${MAX_DEPTH} levels deep`;
    throw new AppError("invalid", `The body ${message}.`, { errors: [{ path: "", message }] });
  }
  return body;
}
