import path from "node:path";
import { env } from "@/lib/config/env";
import { applyMigrations } from "@/lib/store/migrate";

const { applied } = applyMigrations(env().databaseFile, path.resolve("prisma/migrations"));
console.log(applied.length === 0 ? "fresh" : `${applied.length} applied`);
