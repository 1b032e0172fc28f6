import { headers } from "next/headers";
import { Sheet } from "@/app/sheet";
import { env } from "@/env";
import { localeFor } from "@/messages/miniapp/common";
import { payWords } from "@/messages/pay";
import type { Shown } from "./shown";

type Props = Omit<Shown, "state"> & { state: Shown["state"] | "account" | "accountAgain" };

/** A page that says one thing, in the browser's language, and leads back into Telegram. */
export async function PayPage({ state, start, checkoutUrl }: Props) {
  const request = await headers();
  const locale = localeFor(request.get("accept-language"));
  const words = payWords[locale];
  const { title, text } = words[state];
  const query = start ? `?start=${start}` : "";
  return (
    <div lang={locale}>
      {state === "confirming" && <meta httpEquiv="refresh" content="4" />}
      <Sheet title={title}>
        <p>{text}</p>
        {checkoutUrl && (
          <p>
            <a href={checkoutUrl}>{words.goOn}</a>
          </p>
        )}
        <a className="open" href={`https://t.me/${env.TELEGRAM_BOT_USERNAME}${query}`}>
          {words.toTelegram}
        </a>
      </Sheet>
    </div>
  );
}
