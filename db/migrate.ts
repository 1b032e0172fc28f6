import { env } from "@/env";
import { migrateDatabase } from "./migrate-database";

await migrateDatabase(env.DIRECT_DATABASE_URL ?? env.DATABASE_URL);
