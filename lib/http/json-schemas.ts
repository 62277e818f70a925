import * as z from "zod";

export type JsonSchema = { [key: string]: unknown };

function withoutDialect({ $schema: _, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) =>
      key === "$ref" && typeof child === "string"
        ? [key, child.replace("#/$defs/", "#/components/schemas/")]
        : [key, pointToComponents(child)],
    ),
  );
}

/**
 * Turns zod schemas into JSON Schema 2020-12, collecting every named one as a component.
 * All are described by what goes in: answers hold nothing that differs, and stay open for fields added later.
 */
export class JsonSchemas {
  readonly components: Record<string, JsonSchema> = {};

  of(schema: z.ZodType): JsonSchema {
    const made = withoutDialect(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema);
    const { $defs = {}, ...rest } = pointToComponents(made) as { $defs?: Record<string, JsonSchema> } & JsonSchema;
    for (const [name, definition] of Object.entries($defs)) this.components[name] = definition;
    return rest;
  }
}
