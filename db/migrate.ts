import { env } from "@/env";
import { examineDatabase } from "./examine";
import { migrateDatabase } from "./migrate-database";

const url = env.DIRECT_DATABASE_URL ?? env.DATABASE_URL;
await migrateDatabase(url);
for (const problem of await examineDatabase(url)) console.warn(`The database: ${problem}.`);
