import { route } from "@/app/api/_http/handler";
import { describeApi } from "@/app/api/_http/openapi";
import { registry } from "@/app/api/_http/registry";
import { env } from "@/env";
import { operation } from "./operation";

const document = describeApi(registry, env.APP_URL);

export const GET = route(operation, async ({ answer }) => answer(document));
