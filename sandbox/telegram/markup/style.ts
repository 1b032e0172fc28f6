import { badRequest } from "../errors";
import { type Fields, optionalText } from "../fields";

const styles = ["danger", "success", "primary"];

/** The looks of a button: Telegram knows three styles besides its own. */
export function readStyle(given: Fields): Fields {
  const style = optionalText(given, "style").toLowerCase();
  if (style === "" || style === "default") return {};
  if (!styles.includes(style)) throw badRequest("invalid button style specified");
  return { style };
}
