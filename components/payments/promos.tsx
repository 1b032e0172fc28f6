"use client";

import { useState } from "react";
import type { OwnEvent } from "@/components/events/manage-query";
import { Cell, Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { lazily } from "@/components/ui/lazily";
import { useLocale, useWords } from "@/components/ui/locale";
import { formatNumber, formatWhenShort } from "@/messages/format";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { Promo } from "./answers";
import { showMoney } from "./money";
import { usePromos } from "./payments-query";

const PromoSheet = lazily(() => import("./promo-sheet").then((file) => file.PromoSheet));
const NewPromoSheet = lazily(() => import("./new-promo-sheet").then((file) => file.NewPromoSheet));

/** The codes of an event: what each gives, how often it was used, and a new one. */
export function Promos({ event, botUsername }: { event: OwnEvent; botUsername: string }) {
  const words = useWords(paymentsWords);
  const locale = useLocale();
  const { data } = usePromos(event.code);
  const [open, setOpen] = useState<Promo | "new">();
  const close = () => setOpen(undefined);
  const currency = event.price?.currency ?? "USD";
  const isOver = event.status !== "published";
  if (!data || (isOver && data.items.length === 0)) return null;

  const about = (promo: Promo) =>
    [
      givesOf(promo, currency, words, locale),
      words.used(promo.uses, promo.maxUses),
      promo.validUntil && words.until(formatWhenShort(new Date(promo.validUntil), event.timeZone, locale)),
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <>
      <Group heading={words.promos} note={words.promosHint}>
        {data.items.map((promo) => (
          <Cell
            key={promo.id}
            icon="tag"
            title={<bdi className="font-semibold">{promo.code}</bdi>}
            subtitle={about(promo)}
            value={
              <span className="text-faint rtl:-scale-x-100">
                <Icon name="right" size="s" />
              </span>
            }
            onTap={() => setOpen(promo)}
          />
        ))}
        {!isOver && <Cell icon="plus" isAction title={words.addPromo} onTap={() => setOpen("new")} />}
      </Group>
      {open === "new" && (
        <NewPromoSheet code={event.code} currency={currency} timeZone={event.timeZone} onClose={close} />
      )}
      {open && open !== "new" && (
        <PromoSheet
          promo={open}
          code={event.code}
          about={about(open)}
          link={`https://t.me/${botUsername}?startapp=e_${event.ref}_${open.code}`}
          onClose={close}
        />
      )}
    </>
  );
}

function givesOf(
  { kind, value }: Promo,
  currency: string,
  words: (typeof paymentsWords)["en"],
  locale: string,
) {
  if (kind === "unlock") return words.gives.unlock;
  if (kind === "percent") return words.gives.percent(`${formatNumber(value / 100, locale)} %`);
  return words.gives.fixed(showMoney(value, currency, locale));
}
