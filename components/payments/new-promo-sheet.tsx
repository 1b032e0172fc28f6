"use client";

import { useState } from "react";
import { useManageAct } from "@/components/events/manage-query";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Group } from "@/components/ui/group";
import { useWords } from "@/components/ui/locale";
import { Segmented } from "@/components/ui/segmented";
import { Sheet } from "@/components/ui/sheet";
import { SwitchCell } from "@/components/ui/switch";
import { paymentsWords } from "@/messages/miniapp/payments";
import type { Promo } from "./answers";
import { useAllTypes } from "./payments-query";
import { readAmount } from "./read-amount";

type Props = { code: string; currency: string; timeZone: string; onClose: () => void };

/** A new code: its word, what it gives, for which tickets and how many. */
export function NewPromoSheet({ code, currency, onClose }: Props) {
  const words = useWords(paymentsWords);
  const { act, isBusy } = useManageAct<Promo>(code);
  const types = useAllTypes(code).data ?? [];
  const [word, setWord] = useState("");
  const [kind, setKind] = useState<Promo["kind"]>("percent");
  const [value, setValue] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const [uses, setUses] = useState("");
  const [wasTried, setTried] = useState(false);

  const isWord = /^[A-Z0-9][A-Z0-9_-]{1,30}$/.test(word.trim().toUpperCase());
  const worth = worthOf(kind, value, currency);
  const maxUses = uses.trim() === "" ? null : readUses(uses);
  const isNamed = kind !== "unlock" || chosen.length > 0;
  const say = (isWrong: boolean, text: string) => (wasTried && isWrong ? { text } : undefined);

  const save = () => {
    setTried(true);
    if (!isWord || worth === undefined || maxUses === undefined || !isNamed) return;
    act(
      {
        path: "/promos",
        body: {
          code: word.trim().toUpperCase(),
          kind,
          value: worth,
          maxUses,
          ticketTypeIds: chosen.length > 0 ? chosen : null,
        },
      },
      onClose,
    );
  };

  return (
    <Sheet title={words.addPromo} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <Group>
          <TextField
            name="promo-code"
            label={words.code}
            example={words.codeExample}
            value={word}
            maxLength={31}
            onChange={(text) => setWord(text.toUpperCase())}
            wrong={say(!isWord, words.codeWrong)}
          />
        </Group>
        <Segmented
          label={words.kind}
          value={kind}
          onChoose={setKind}
          choices={(["percent", "fixed", "unlock"] as const).map((one) => ({
            value: one,
            label: words.kinds[one],
          }))}
        />
        <Group note={kind === "unlock" ? words.noHidden : undefined}>
          {kind !== "unlock" && (
            <TextField
              key={kind}
              name="promo-value"
              label={kind === "percent" ? words.percent : words.fixed(currency)}
              value={value}
              maxLength={12}
              keyboard="decimal"
              onChange={setValue}
              wrong={say(worth === undefined, kind === "percent" ? words.percentWrong : words.amountUnread)}
            />
          )}
          <TextField
            name="promo-uses"
            label={words.maxUses}
            example={words.maxUsesExample}
            value={uses}
            maxLength={7}
            keyboard="numeric"
            onChange={setUses}
            wrong={say(maxUses === undefined, words.maxUsesWrong)}
          />
        </Group>
        {(types.length > 1 || kind === "unlock") && (
          <Group
            heading={words.forTypes}
            note={
              kind !== "unlock" ? (
                words.forAll
              ) : (
                <span className={wasTried && !isNamed ? "text-danger" : ""}>{words.forSome}</span>
              )
            }
          >
            {types.map(({ id, name }) => (
              <SwitchCell
                key={id}
                title={name}
                isOn={chosen.includes(id)}
                onChange={(isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
              />
            ))}
          </Group>
        )}
        <Button size="block" look="fill" disabled={isBusy} aria-busy={isBusy} onClick={save}>
          {words.savePromo}
        </Button>
      </div>
    </Sheet>
  );
}

/** Basis points, minor units, or 0 for a code that only shows. */
function worthOf(kind: Promo["kind"], text: string, currency: string): number | undefined {
  if (kind === "unlock") return 0;
  if (kind === "fixed") return readAmount(text, currency);
  const share = Number(text.trim().replace(",", "."));
  return share > 0 && share <= 100 ? Math.round(share * 100) : undefined;
}

const readUses = (text: string) => {
  const count = Number(text.replace(/[\s.,]/g, ""));
  return Number.isInteger(count) && count >= 1 && count <= 100_000 ? count : undefined;
};
