import { nothingHere } from "@/app/api/_http/errors";
import { json } from "@/app/api/_http/json";

/** Every path that no route has. */
const answer = () => json({ error: "not_found", message: nothingHere }, { status: 404 });

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
