"use client";

import { useManageAct } from "@/components/events/manage-query";
import { ask } from "@/components/telegram/telegram";
import { Cell, Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { Promo } from "./answers";

type Props = { promo: Promo; code: string; about: string; link: string; onClose: () => void };

/** One code: its link to send around, and taking it away. */
export function PromoSheet({ promo, code, about, link, onClose }: Props) {
  const words = useWords(paymentsWords);
  const { act, isBusy } = useManageAct(code);
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => toast(words.copied),
      // Where the clipboard is shut, the link can be selected.
      () => undefined,
    );
  const remove = async () => {
    const isSure = await ask({
      title: words.deleteTitle(promo.code),
      message: words.deleteText,
      yes: words.deleteYes,
      no: words.deleteNo,
      isDestructive: true,
    });
    if (isSure) act({ method: "DELETE", path: `/promos/${promo.id}` }, onClose);
  };
  return (
    <Sheet title={words.promo} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <div className="text-center">
          <h3 className="type-title2">{promo.code}</h3>
          <p className="type-sub text-muted">{about}</p>
        </div>
        <p dir="ltr" className="select-all rounded-tile bg-surface px-4 py-3 text-center type-sub">
          {link}
        </p>
        <Group>
          <Cell
            icon="copy"
            isAction
            title={words.copyLink}
            subtitle={words.copyLinkHint}
            onTap={() => void copy()}
          />
        </Group>
        <Group>
          <Cell
            icon="trash"
            isDangerous
            title={words.deletePromo}
            isDisabled={isBusy}
            onTap={() => void remove()}
          />
        </Group>
      </div>
    </Sheet>
  );
}
