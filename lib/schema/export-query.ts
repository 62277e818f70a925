import * as z from "zod";

export const ExportFormat = z.enum(["json", "markdown"]);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportQuery = z.strictObject({ format: ExportFormat.default("json") });
